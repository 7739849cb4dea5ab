using CommunityCollab.Core.Activities;
using CommunityCollab.Core.Campaigns;
using CommunityCollab.Core.Identity;
using CommunityCollab.Core.Problems;
using CommunityCollab.Data;
using CommunityCollab.Grains.Contributions;
using CommunityCollab.GraphQL.Access;
using CommunityCollab.GraphQL.Campaigns;
using CommunityCollab.GraphQL.Contributions;
using CommunityCollab.GraphQL.Problems;
using GraphQL;

namespace CommunityCollab.GraphQL;

public sealed partial class Mutation
{
    private const int LongestParticipantName = 200;

    private static readonly string[] BesideContribution = ["activityId", "participantToken", "oneTimeToken", "groups", "submissionId"];

    /// <summary>Joins an activity that knows its participants, while its campaign is open, and gives the person a token of their own.</summary>
    [Anyone]
    public static async Task<JoinActivityPayload> JoinActivity(IResolveFieldContext context, [FromServices] Records records, [FromServices] ParticipantTokens tokens, [FromServices] TimeProvider time, JoinActivityInput input)
    {
        var activityId = GlobalId.IdOf(ActivityNode.TypeName, input.ActivityId);
        var campaign = await CampaignsInReach.FindOfActivityAsync(context, records, activityId);
        if (campaign is null || !campaign.IsPublic)
        {
            return new() { Errors = UserErrors.From([NoSuchActivity with { Path = ["activityId"] }]) };
        }

        if (CampaignWindow.MustBeOpen(campaign, time.GetUtcNow(), "activityId") is { } closed)
        {
            return new() { Errors = UserErrors.From([closed]) };
        }

        var name = input.Name is null ? null : PlainText.Clean(input.Name);
        var problems = CheckJoin(campaign.Activities.First(other => other.Id == activityId), name).ToList();
        if (problems.Count > 0)
        {
            return new() { Errors = UserErrors.From(problems) };
        }

        var (token, reference) = tokens.Issue(activityId);
        if (name is not null)
        {
            await records.WriteAsync(write => write.Participants.Add(new() { ActivityId = activityId, Reference = reference, DistrictId = campaign.DistrictId, Name = name }));
        }

        return new() { ParticipantToken = token };
    }

    /// <summary>Gives a contribution. The receipt means that it is stored; sending it again changes nothing.</summary>
    [Anyone]
    public static async Task<ReceiptPayload> SubmitContribution([FromServices] IGrainFactory grains, [FromServices] ParticipantTokens tokens, SubmitContributionInput input)
    {
        var activityId = GlobalId.IdOf(ActivityNode.TypeName, input.ActivityId);
        var participant = input.ParticipantToken is null ? null : tokens.Read(activityId, input.ParticipantToken);
        if (input.ParticipantToken is not null && participant is null)
        {
            return new() { Errors = UserErrors.From([WrongParticipantToken]) };
        }

        var tokenHash = input.OneTimeToken is null ? null : OneTimeToken.Hash(input.OneTimeToken);
        var submission = new Submission(input.SubmissionId, input.Contribution.ToBody(), participant, input.Groups ?? [], tokenHash);
        var intake = Intake(grains, activityId, participant, input.SubmissionId);
        var outcome = await OnItsShardAsync(() => intake.SubmitAsync(submission));
        return Answer(outcome, ["contribution", input.Contribution.Field()]);
    }

    /// <summary>Takes a contribution back, for the participant who gave it. Anonymous ones cannot be found again.</summary>
    [Anyone]
    public static async Task<ReceiptPayload> WithdrawContribution([FromServices] IGrainFactory grains, [FromServices] ParticipantTokens tokens, WithdrawContributionInput input)
    {
        var activityId = GlobalId.IdOf(ActivityNode.TypeName, input.ActivityId);
        if (tokens.Read(activityId, input.ParticipantToken) is not { } participant)
        {
            return new() { Errors = UserErrors.From([WrongParticipantToken]) };
        }

        var intake = Intake(grains, activityId, participant, input.SubmissionId);
        return Answer(await OnItsShardAsync(() => intake.WithdrawAsync(input.SubmissionId, participant)), []);
    }

    private static Problem WrongParticipantToken =>
        Problem.At(ProblemCode.ParticipantRequired, "This is not a participant token of this activity. Join the activity and send the token it gives you.", "participantToken");

    private static IIntakeGrain Intake(IGrainFactory grains, Guid activityId, string? participant, Guid submissionId) =>
        grains.GetGrain<IIntakeGrain>(activityId, Shards.Key(Shards.Of(participant, submissionId)));

    // An activation that was overtaken has left, and its successor goes on from the journal. Asking that one is safe: the
    // submission's id is the same.
    private static async Task<Outcome<Receipt>> OnItsShardAsync(Func<Task<Outcome<Receipt>>> ask)
    {
        try
        {
            return await ask();
        }
        catch (ShardTakenOverException)
        {
            return await ask();
        }
    }

    private static ReceiptPayload Answer(Outcome<Receipt> outcome, string[] under)
    {
        return outcome.Value is { } receipt
            ? new() { Receipt = new ReceiptNode(receipt) }
            : new() { Errors = UserErrors.From(outcome.Problems, BesideContribution, under) };
    }

    private static IEnumerable<Problem> CheckJoin(Activity activity, string? name) => activity.Identity switch
    {
        IdentityMode.Anonymous => [Problem.At(ProblemCode.Invalid, "This activity is anonymous: contribute without joining.", "activityId")],
        IdentityMode.Identified => PlainText.Check(name ?? "", LongestParticipantName, "name"),
        _ when name is not null => [Problem.At(ProblemCode.Invalid, "This activity takes no names; leave it out.", "name")],
        _ => [],
    };
}
