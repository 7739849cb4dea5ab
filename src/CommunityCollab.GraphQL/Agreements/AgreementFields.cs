using CommunityCollab.Core.Access;
using CommunityCollab.Core.Activities;
using CommunityCollab.Core.Agreements;
using CommunityCollab.Core.Identity;
using CommunityCollab.Core.Problems;
using CommunityCollab.Data;
using CommunityCollab.Data.Agreements;
using CommunityCollab.Grains.Agreements;
using CommunityCollab.GraphQL.Access;
using CommunityCollab.GraphQL.Agreements;
using CommunityCollab.GraphQL.Problems;
using CommunityCollab.GraphQL.Relay;
using GraphQL;

namespace CommunityCollab.GraphQL;

public sealed partial class Query
{
    /// <summary>The agreements of the caller's district, or of all districts of the caller's agency, in the order in which they were registered.</summary>
    /// <param name="context">The request.</param>
    /// <param name="records">The records.</param>
    /// <param name="time">The clock.</param>
    [Paged, Needs(Scopes.TenantsRead)]
    public static async Task<AgreementConnection> Agreements(IResolveFieldContext context, [FromServices] Records records, [FromServices] TimeProvider time)
    {
        await using var read = records.Read(Caller.Of(context).Scope);
        var page = await read.Agreements.PageAsync(context, row => row.Place);
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        return new AgreementConnection { Edges = page.Edges((row, cursor) => new AgreementEdge(new AgreementNode(row, today), cursor)), PageInfo = page.Info, TotalCount = page.TotalCount };
    }
}

public sealed partial class Mutation
{
    private const int UsualDestructionDays = 60;

    private static Problem DistrictAlone => Problem.At(ProblemCode.NotFound, "Only a district does this, since it is the controller of its records; you act for an agency.");

    /// <summary>Registers what the caller's district agreed to share with its agency. Only from its first day to its last does
    /// anything of the district enter a roll-up. It is logged.</summary>
    [Needs(Scopes.AgreementsWrite)]
    public static async Task<AgreementPayload> RegisterAgreement(
        IResolveFieldContext context, [FromServices] AgreementRegistry registry, [FromServices] TimeProvider time, RegisterAgreementInput input)
    {
        var who = Caller.Of(context).Principal!;
        var agreement = new Agreement(
            Guid.CreateVersion7(), [.. input.DataElements.Distinct()], PlainText.Clean(input.Purpose), input.StartsOn, input.EndsOn, input.DestructionDays ?? UsualDestructionDays, null);
        return who.DistrictId is { } district ? Answer(await registry.RegisterAsync(agreement, district, who), time) : Answer(DistrictAlone, time);
    }

    /// <summary>Ends an agreement of the caller's district from today on, which starts the clock for destroying what was shared. It is
    /// logged.</summary>
    [Needs(Scopes.AgreementsWrite)]
    public static async Task<AgreementPayload> TerminateAgreement(
        IResolveFieldContext context, [FromServices] AgreementRegistry registry, [FromServices] TimeProvider time, TerminateAgreementInput input)
    {
        var who = Caller.Of(context).Principal!;
        return who.DistrictId is { } district
            ? Answer(await registry.TerminateAsync(GlobalId.IdOf(AgreementNode.TypeName, input.Id), district, who, input.Reason), time)
            : Answer(DistrictAlone, time);
    }

    private static AgreementPayload Answer(Outcome<AgreementRow> outcome, TimeProvider time) => outcome.Value is { } row
        ? new() { Agreement = new AgreementNode(row, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime)) }
        : new() { Errors = UserErrors.From(outcome.Problems) };
}
