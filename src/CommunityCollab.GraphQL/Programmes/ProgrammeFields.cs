using CommunityCollab.Core.Access;
using CommunityCollab.Core.Activities;
using CommunityCollab.Core.Identity;
using CommunityCollab.Core.Problems;
using CommunityCollab.Core.Programmes;
using CommunityCollab.Data;
using CommunityCollab.Data.Access;
using CommunityCollab.Grains.Programmes;
using CommunityCollab.Grains.Tenancy;
using CommunityCollab.GraphQL.Access;
using CommunityCollab.GraphQL.Campaigns;
using CommunityCollab.GraphQL.Problems;
using CommunityCollab.GraphQL.Programmes;
using CommunityCollab.GraphQL.Relay;
using CommunityCollab.GraphQL.Tenancy;
using GraphQL;
using Microsoft.EntityFrameworkCore;

namespace CommunityCollab.GraphQL;

public sealed partial class Query
{
    /// <summary>The programmes of the caller's agency, in the order in which they were made; for a district those it was offered, in the order in
    /// which they were offered.</summary>
    /// <param name="context">The request.</param>
    /// <param name="records">The records.</param>
    [Paged, Needs(Scopes.ProgrammesRead)]
    public static async Task<ProgrammeConnection> Programmes(IResolveFieldContext context, [FromServices] Records records)
    {
        var caller = Caller.Of(context);
        await using var read = records.Read(caller.Scope);
        return caller.Principal!.DistrictId is { } district ? await OfferedAsync(context, read, district) : await OwnAsync(context, read);
    }

    private static async Task<ProgrammeConnection> OwnAsync(IResolveFieldContext context, CollabContext read)
    {
        var page = await read.Programmes.PageAsync(context, row => row.Place);
        return new() { Edges = page.Edges((row, cursor) => new ProgrammeEdge(new ProgrammeNode(row), cursor)), PageInfo = page.Info, TotalCount = page.TotalCount };
    }

    private static async Task<ProgrammeConnection> OfferedAsync(IResolveFieldContext context, CollabContext read, Guid district)
    {
        var page = await read.Offers.Where(offer => offer.DistrictId == district).PageAsync(context, offer => offer.Place);
        var ids = page.Rows.Select(offer => offer.ProgrammeId).ToList();
        var programmes = await read.Programmes.Where(row => ids.Contains(row.Id)).ToDictionaryAsync(row => row.Id, context.CancellationToken);
        return new()
        {
            Edges = page.Edges((offer, cursor) => new ProgrammeEdge(new ProgrammeNode(programmes[offer.ProgrammeId]), cursor)),
            PageInfo = page.Info,
            TotalCount = page.TotalCount,
        };
    }

    /// <summary>A programme; null if there is none, or none the caller may know of.</summary>
    [Needs(Scopes.ProgrammesRead)]
    public static async Task<ProgrammeNode?> Programme(IResolveFieldContext context, [FromServices] Records records, [Id] string id)
    {
        var programmeId = GlobalId.IdOf(ProgrammeNode.TypeName, id);
        await using var read = records.Read(Caller.Of(context).Scope);
        return await read.Programmes.FirstOrDefaultAsync(row => row.Id == programmeId, context.CancellationToken) is { } row ? new ProgrammeNode(row) : null;
    }
}

public sealed partial class Mutation
{
    private static Problem NoSuchProgramme => Problem.At(ProblemCode.NotFound, "There is no such programme.", "id");

    private static Problem NoSuchOffer => Problem.At(ProblemCode.NotFound, "There is no such offer.", "id");

    /// <summary>Makes a programme, as a draft of the agency's.</summary>
    [Needs(Scopes.ProgrammesWrite)]
    public static async Task<ProgrammePayload> CreateProgramme(IResolveFieldContext context, [FromServices] IGrainFactory grains, [FromServices] Records records, CreateProgrammeInput input)
    {
        var who = Caller.Of(context).Principal!;
        var id = Guid.CreateVersion7();
        return who.DistrictId is null
            ? await AnswerAsync(context, records, id, await grains.GetGrain<IProgrammeGrain>(id).PutAsync(input.Programme.ToProgramme(), who), "programme")
            : new() { Errors = UserErrors.From([AgencyAlone]) };
    }

    /// <summary>Changes a programme that was not offered yet.</summary>
    [Needs(Scopes.ProgrammesWrite)]
    public static Task<ProgrammePayload> UpdateProgramme(IResolveFieldContext context, [FromServices] IGrainFactory grains, [FromServices] Records records, UpdateProgrammeInput input) =>
        ChangeProgrammeAsync(context, grains, records, input.Id, (grain, who) => grain.PutAsync(input.Programme.ToProgramme(), who), "programme");

    /// <summary>Offers a programme to some districts, or to all. Those that have an offer keep it; it is fixed from now on.</summary>
    [Needs(Scopes.ProgrammesWrite)]
    public static Task<ProgrammePayload> OfferProgramme(IResolveFieldContext context, [FromServices] IGrainFactory grains, [FromServices] Records records, OfferProgrammeInput input) =>
        ChangeProgrammeAsync(context, grains, records, input.Id, async (grain, who) =>
        {
            if (input.OpensAt is null != input.ClosesAt is null)
            {
                return [Problem.At(ProblemCode.Required, "Give both times of a window, or neither.", input.OpensAt is null ? "opensAt" : "closesAt")];
            }

            var window = input is { OpensAt: { } opens, ClosesAt: { } closes } ? new Window(opens, closes) : null;
            return await grain.OfferAsync(DistrictIds(input.DistrictIds), window, who);
        });

    /// <summary>Lets districts of a programme close later: all that are named, or none of them.</summary>
    [Needs(Scopes.ProgrammesWrite)]
    public static Task<ProgrammePayload> ExtendProgramme(IResolveFieldContext context, [FromServices] IGrainFactory grains, [FromServices] Records records, ExtendProgrammeInput input) =>
        ChangeProgrammeAsync(context, grains, records, input.Id, (grain, who) => grain.ExtendAsync(DistrictIds(input.DistrictIds), input.ClosesAt, input.Reason, who));

    /// <summary>Takes an offer back that was not accepted.</summary>
    [Needs(Scopes.ProgrammesWrite)]
    public static async Task<OfferPayload> WithdrawOffer(IResolveFieldContext context, [FromServices] IGrainFactory grains, [FromServices] Records records, WithdrawOfferInput input)
    {
        var who = Caller.Of(context).Principal!;
        var id = GlobalId.IdOf(OfferNode.TypeName, input.Id);
        await using var read = records.Read(who.TenantScope);
        var programme = await read.Offers.Where(row => row.Id == id).Select(row => (Guid?)row.ProgrammeId).FirstOrDefaultAsync(context.CancellationToken);
        var problem = who.DistrictId is not null ? AgencyAlone
            : programme is null ? NoSuchOffer
            : await grains.GetGrain<IProgrammeGrain>(programme.Value).WithdrawAsync(id, input.Reason, who);
        return problem is null ? await AnswerOfferAsync(context, records, id) : new() { Errors = UserErrors.From([problem]) };
    }

    /// <summary>Takes part in a programme: starts a campaign of the caller's district, as a draft with the core block in it.</summary>
    [Needs(Scopes.ProgrammesAnswer)]
    public static async Task<OfferPayload> AcceptOffer(IResolveFieldContext context, [FromServices] IGrainFactory grains, [FromServices] Records records, AcceptOfferInput input)
    {
        var who = Caller.Of(context).Principal!;
        if (who.DistrictId is not { } district)
        {
            return new() { Errors = UserErrors.From([DistrictAlone]) };
        }

        var id = GlobalId.IdOf(OfferNode.TypeName, input.Id);
        var outcome = await grains.GetGrain<IDistrictGrain>(district).AcceptOfferAsync(id, who);
        return outcome.Value is { } campaign
            ? await AnswerOfferAsync(context, records, id, new CampaignNode(campaign))
            : new() { Errors = UserErrors.From(outcome.Problems) };
    }

    /// <summary>Declines to take part in a programme. The district may think better of it while the window is open.</summary>
    [Needs(Scopes.ProgrammesAnswer)]
    public static async Task<OfferPayload> DeclineOffer(IResolveFieldContext context, [FromServices] IGrainFactory grains, [FromServices] Records records, DeclineOfferInput input)
    {
        var who = Caller.Of(context).Principal!;
        var id = GlobalId.IdOf(OfferNode.TypeName, input.Id);
        var problem = who.DistrictId is { } district ? await grains.GetGrain<IDistrictGrain>(district).DeclineOfferAsync(id, input.Reason, who) : DistrictAlone;
        return problem is null ? await AnswerOfferAsync(context, records, id) : new() { Errors = UserErrors.From([problem]) };
    }

    /// <summary>Signs how many people a campaign of a programme asks, which it needs before it is scheduled. A count signed anew takes
    /// the place of the one before, with a reason; the old one is kept.</summary>
    [Needs(Scopes.ProgrammesAnswer)]
    public static async Task<CampaignPayload> SignHeadCount(IResolveFieldContext context, [FromServices] IGrainFactory grains, [FromServices] Records records, SignHeadCountInput input) =>
        await FindOwnAsync(context, grains, records, GlobalId.IdOf(CampaignNode.TypeName, input.CampaignId)) is { } grain
            ? Answer(await grain.SignHeadCountAsync(input.Count, PlainText.Clean(input.Source), input.CountedOn, input.Reason, Caller.Of(context).Principal!), "campaignId")
            : Answer(NoSuchCampaign, "campaignId");

    private static IReadOnlyList<Guid>? DistrictIds(IReadOnlyList<string>? ids) => ids is null ? null : [.. ids.Select(id => GlobalId.IdOf(DistrictNode.TypeName, id))];

    private static async Task<ProgrammePayload> ChangeProgrammeAsync(
        IResolveFieldContext context, IGrainFactory grains, Records records, string globalId, Func<IProgrammeGrain, Principal, Task<IReadOnlyList<Problem>>> change, params string[] under)
    {
        var who = Caller.Of(context).Principal!;
        if (who.DistrictId is not null)
        {
            return new() { Errors = UserErrors.From([AgencyAlone]) };
        }

        var id = GlobalId.IdOf(ProgrammeNode.TypeName, globalId);
        await using var read = records.Read(who.TenantScope);
        return await read.Programmes.AnyAsync(row => row.Id == id, context.CancellationToken)
            ? await AnswerAsync(context, records, id, await change(grains.GetGrain<IProgrammeGrain>(id), who), under)
            : new() { Errors = UserErrors.From([NoSuchProgramme]) };
    }

    private static async Task<ProgrammePayload> AnswerAsync(IResolveFieldContext context, Records records, Guid id, IReadOnlyList<Problem> problems, params string[] under)
    {
        if (problems.Count > 0)
        {
            return new() { Errors = UserErrors.From(problems, ["id"], under) };
        }

        await using var read = records.Read(Caller.Of(context).Scope);
        return new() { Programme = new ProgrammeNode(await read.Programmes.SingleAsync(row => row.Id == id, context.CancellationToken)) };
    }

    private static async Task<OfferPayload> AnswerOfferAsync(IResolveFieldContext context, Records records, Guid id, CampaignNode? campaign = null)
    {
        await using var read = records.Read(Caller.Of(context).Scope);
        return new() { Offer = new OfferNode(await read.Offers.SingleAsync(row => row.Id == id, context.CancellationToken)), Campaign = campaign };
    }
}
