using CommunityCollab.Core.Access;
using System.Buffers.Text;
using System.Security.Cryptography;
using CommunityCollab.Core.Campaigns;
using CommunityCollab.Core.Identity;
using CommunityCollab.Core.Problems;
using CommunityCollab.Data;
using CommunityCollab.Data.Access;
using CommunityCollab.Data.Contributions;
using CommunityCollab.Grains.Campaigns;
using CommunityCollab.Grains.Tenancy;
using CommunityCollab.GraphQL.Access;
using CommunityCollab.GraphQL.Activities;
using CommunityCollab.GraphQL.Campaigns;
using CommunityCollab.GraphQL.Contributions;
using CommunityCollab.GraphQL.Problems;
using GraphQL;
using Microsoft.EntityFrameworkCore;

namespace CommunityCollab.GraphQL;

public sealed partial class Mutation
{
    private const int MostTokensAtOnce = 5_000;

    private static Problem NoSuchCampaign => Problem.At(ProblemCode.NotFound, "There is no such campaign.", "campaign");

    private static Problem NoSuchActivity => Problem.At(ProblemCode.NotFound, "There is no such activity.", "id");

    /// <summary>Starts a campaign, as a draft. The decision and the dates may come later.</summary>
    [Needs(Scopes.CampaignsWrite)]
    public static async Task<CampaignPayload> CreateCampaign(IResolveFieldContext context, [FromServices] IGrainFactory grains, CreateCampaignInput input) =>
        Caller.Of(context).Principal! is { DistrictId: { } district, Campaigns: null }
            ? Answer(await grains.GetGrain<IDistrictGrain>(district).CreateCampaignAsync(input.Plan.ToPlan(), Caller.Of(context).Principal!), "id", "plan")
            : new() { Errors = UserErrors.From([Problem.At(ProblemCode.NotFound, "Campaigns are started for a district, by a credential that is not tied to some of its campaigns.")]) };

    /// <summary>Changes a campaign's plan, as far as its state allows. From the moment it is scheduled a change needs a note, and both are public.</summary>
    [Needs(Scopes.CampaignsWrite)]
    public static async Task<CampaignPayload> UpdateCampaign(IResolveFieldContext context, [FromServices] IGrainFactory grains, [FromServices] Records records, UpdateCampaignInput input) =>
        await FindOwnAsync(context, grains, records, GlobalId.IdOf(CampaignNode.TypeName, input.Id)) is { } grain
            ? Answer(await grain.ReplanAsync(input.Plan.ToPlan(), input.Note, Caller.Of(context).Principal!), "id", "plan")
            : Answer(NoSuchCampaign, "id");

    /// <summary>Moves a campaign to another state. An illegal move answers with the states it may move to.</summary>
    [Needs(Scopes.CampaignsWrite)]
    public static async Task<CampaignPayload> MoveCampaign(IResolveFieldContext context, [FromServices] IGrainFactory grains, [FromServices] Records records, MoveCampaignInput input) =>
        await FindOwnAsync(context, grains, records, GlobalId.IdOf(CampaignNode.TypeName, input.Id)) is { } grain
            ? Answer(OfMove(await grain.MoveAsync(input.To, Caller.Of(context).Principal!, input.Note)), "id")
            : Answer(NoSuchCampaign, "id");

    /// <summary>Takes back what the clock did last: a campaign that it closed opens again, and one that it opened before its time waits again,
    /// while nothing of it is released and, for one that waits again, nobody has contributed.</summary>
    [Needs(Scopes.CampaignsCorrect)]
    public static async Task<CampaignPayload> UndoClockMove(IResolveFieldContext context, [FromServices] IGrainFactory grains, [FromServices] Records records, UndoClockMoveInput input) =>
        await FindOwnAsync(context, grains, records, GlobalId.IdOf(CampaignNode.TypeName, input.Id)) is { } grain
            ? Answer(await grain.UndoClockAsync(input.ClosesAt, input.Reason, Caller.Of(context).Principal!), "id")
            : Answer(NoSuchCampaign, "id");

    /// <summary>Adds an activity to a campaign that is not scheduled yet.</summary>
    [Needs(Scopes.CampaignsWrite)]
    public static async Task<ActivityPayload> AddActivity(IResolveFieldContext context, [FromServices] IGrainFactory grains, [FromServices] Records records, AddActivityInput input)
    {
        var campaignId = GlobalId.IdOf(CampaignNode.TypeName, input.CampaignId);
        if (await FindOwnAsync(context, grains, records, campaignId) is not { } grain)
        {
            return new() { Errors = Errors([NoSuchCampaign], "campaignId") };
        }

        var activity = input.Activity.ToActivity(Guid.CreateVersion7(), campaignId);
        return Answer(await grain.PutActivityAsync(activity, Caller.Of(context).Principal!), activity.Id, "campaignId");
    }

    /// <summary>Changes an activity of a campaign that is not scheduled yet.</summary>
    [Needs(Scopes.CampaignsWrite)]
    public static async Task<ActivityPayload> UpdateActivity(IResolveFieldContext context, [FromServices] IGrainFactory grains, [FromServices] Records records, UpdateActivityInput input)
    {
        var activityId = GlobalId.IdOf(ActivityNode.TypeName, input.Id);
        return await FindOwnOfActivityAsync(context, grains, records, activityId) is var (grain, campaign)
            ? Answer(await grain.PutActivityAsync(input.Activity.ToActivity(activityId, campaign.Id), Caller.Of(context).Principal!), activityId, "id")
            : new() { Errors = UserErrors.From([NoSuchActivity]) };
    }

    /// <summary>Takes an activity out of a campaign that is not scheduled yet.</summary>
    [Needs(Scopes.CampaignsWrite)]
    public static async Task<CampaignPayload> RemoveActivity(IResolveFieldContext context, [FromServices] IGrainFactory grains, [FromServices] Records records, RemoveActivityInput input)
    {
        var activityId = GlobalId.IdOf(ActivityNode.TypeName, input.Id);
        return await FindOwnOfActivityAsync(context, grains, records, activityId) is var (grain, _)
            ? Answer(await grain.RemoveActivityAsync(activityId, Caller.Of(context).Principal!), "id")
            : Answer(NoSuchActivity, "id");
    }

    /// <summary>Shows, holds or removes a thought or statement. The text and what people said of it are kept.</summary>
    [Needs(Scopes.ModerationWrite)]
    public static async Task<ModerateTextPayload> ModerateText(IResolveFieldContext context, [FromServices] IGrainFactory grains, [FromServices] Records records, ModerateTextInput input)
    {
        var activityId = GlobalId.IdOf(ActivityNode.TypeName, input.ActivityId);
        if (await FindOwnOfActivityAsync(context, grains, records, activityId) is not var (grain, _))
        {
            return new() { Errors = UserErrors.From([NoSuchActivity with { Path = ["activityId"] }]) };
        }

        var outcome = await grain.ModerateAsync(activityId, input.ToAct(), Caller.Of(context).Principal!);
        if (outcome.Value is not { } item)
        {
            return new() { Errors = UserErrors.From(outcome.Problems) };
        }

        await using var read = records.Read(Caller.Of(context).Scope);
        return new() { Item = new TextItemNode(await read.TextItems.SingleAsync(row => row.ActivityId == activityId && row.Id == item.Id, context.CancellationToken)) };
    }

    /// <summary>Makes one-time tokens for an anonymous activity. Nothing links a token to the response it is spent on.</summary>
    [Needs(Scopes.CampaignsWrite)]
    public static async Task<IssueOneTimeTokensPayload> IssueOneTimeTokens(IResolveFieldContext context, [FromServices] IGrainFactory grains, [FromServices] Records records, [FromServices] AuditLog audit, IssueOneTimeTokensInput input)
    {
        var activityId = GlobalId.IdOf(ActivityNode.TypeName, input.ActivityId);
        var problem = await FindOwnOfActivityAsync(context, grains, records, activityId) is not var (_, campaign)
            ? NoSuchActivity with { Path = ["activityId"] }
            : campaign.Activities.First(activity => activity.Id == activityId).Responses != Responses.OnePerToken
                ? Problem.At(ProblemCode.Invalid, "This activity takes no one-time tokens; set its responses to ONE_PER_TOKEN first.", "activityId")
                : input.Count is < 1 or > MostTokensAtOnce
                    ? Problem.At(ProblemCode.Invalid, $"Ask for 1 to {MostTokensAtOnce} tokens; {input.Count} was sent.", "count")
                    : null;
        if (problem is not null)
        {
            return new() { Errors = UserErrors.From([problem]) };
        }

        var tokens = Enumerable.Range(0, input.Count).Select(_ => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16))).ToList();
        await records.WriteAsync(write =>
        {
            write.OneTimeTokens.AddRange(tokens.Select(token => new OneTimeTokenRow { ActivityId = activityId, Hash = OneTimeToken.Hash(token) }));
            audit.Add(write, Caller.Of(context).Principal!, AuditAction.TokensIssued, activityId, []);
        });
        return new() { Tokens = tokens };
    }

    // Another district's campaign does not exist here, whatever its id, nor does a public one to change.
    private static async Task<ICampaignGrain?> FindOwnAsync(IResolveFieldContext context, IGrainFactory grains, Records records, Guid id) =>
        await CampaignsInReach.FindAsync(context, records, id) is { } campaign && Caller.Of(context).ActsFor(campaign) ? grains.GetGrain<ICampaignGrain>(id) : null;

    private static async Task<(ICampaignGrain Grain, Campaign Campaign)?> FindOwnOfActivityAsync(IResolveFieldContext context, IGrainFactory grains, Records records, Guid activityId) =>
        await CampaignsInReach.FindOfActivityAsync(context, records, activityId) is { } campaign && Caller.Of(context).ActsFor(campaign)
            ? (grains.GetGrain<ICampaignGrain>(campaign.Id), campaign)
            : null;

    private static CampaignPayload Answer(Outcome<Campaign> outcome, string named, params string[] under) => outcome.Value is { } campaign
        ? new() { Campaign = new CampaignNode(campaign) }
        : new() { Errors = Errors(outcome.Problems, named, under) };

    private static ActivityPayload Answer(Outcome<Campaign> outcome, Guid activityId, string named) => outcome.Value is { } campaign
        ? new()
        {
            Campaign = new CampaignNode(campaign),
            Activity = new ActivityNode(campaign.Activities.First(activity => activity.Id == activityId), campaign),
        }
        : new() { Errors = Errors(outcome.Problems, named, "activity") };

    // What is wrong with the campaign itself is said of the field that names it.
    private static IReadOnlyList<IUserError> Errors(IEnumerable<Problem> problems, string named, params string[] under) =>
        UserErrors.From(problems.Select(problem => problem.Path is ["campaign"] ? problem with { Path = [named] } : problem), [named, "note"], under);

    // What the plan or an activity lacks was given in other calls: of this one, it is the state asked for that cannot be had.
    private static Outcome<Campaign> OfMove(Outcome<Campaign> outcome) => outcome.Value is not null
        ? outcome
        : Outcome.Refused<Campaign>([.. outcome.Problems.Select(problem => problem.Path is ["to"] or ["note"] or ["campaign"] ? problem : problem with { Path = ["to"] })]);
}
