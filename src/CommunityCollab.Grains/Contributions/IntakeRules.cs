using System.Buffers.Text;
using System.IO.Hashing;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using CommunityCollab.Core.Activities;
using CommunityCollab.Core.Campaigns;
using CommunityCollab.Core.Problems;
using CommunityCollab.Data.Contributions;

namespace CommunityCollab.Grains.Contributions;

/// <summary>What intake demands of any contribution, whatever its type.</summary>
internal static class IntakeRules
{
    private const int TextIdBytes = 12;

    /// <summary>It comes with what the activity promised to ask for, and with nothing it promised not to.</summary>
    public static Problem? MustComeAsPromised(Activity activity, Submission submission) => activity.Identity switch
    {
        IdentityMode.Anonymous when submission.Participant is not null =>
            Problem.At(ProblemCode.Invalid, "This activity is anonymous; leave the participant token out.", "participantToken"),
        IdentityMode.Anonymous when activity.Responses == Responses.OnePerToken && submission.TokenHash is null =>
            Problem.At(ProblemCode.Required, "This activity needs a one-time token.", "oneTimeToken"),
        IdentityMode.Anonymous when activity.Responses != Responses.OnePerToken && submission.TokenHash is not null =>
            Problem.At(ProblemCode.Invalid, "This activity takes no one-time tokens.", "oneTimeToken"),
        not IdentityMode.Anonymous when submission.Participant is null =>
            Problem.At(ProblemCode.ParticipantRequired, "Join the activity first and send the participant token it gives you.", "participantToken"),
        not IdentityMode.Anonymous when submission.TokenHash is not null =>
            Problem.At(ProblemCode.Invalid, "This activity takes no one-time tokens.", "oneTimeToken"),
        _ => null,
    };

    /// <summary>The groups named are the campaign's, each once.</summary>
    public static Problem? MustKnowGroups(CampaignPlan plan, IReadOnlyList<string> groups)
    {
        for (var i = 0; i < groups.Count; i++)
        {
            if (plan.Groups.All(group => group.Key != groups[i]))
            {
                return Problem.At(ProblemCode.Invalid, "The campaign has no such stakeholder group.", "groups", $"{i}");
            }

            if (groups.Take(i).Contains(groups[i], StringComparer.Ordinal))
            {
                return Problem.At(ProblemCode.Invalid, "This stakeholder group is named twice.", "groups", $"{i}");
            }
        }

        return null;
    }

    /// <summary>A moment as exactly as the identity mode allows it to be kept.</summary>
    public static DateTimeOffset AsCoarseAsPromised(IdentityMode identity, DateTimeOffset now) =>
        identity == IdentityMode.Anonymous
            ? new DateTimeOffset(now.Year, now.Month, now.Day, now.Hour, 0, 0, now.Offset)
            : now;

    /// <summary>A text as it is to be shared.</summary>
    public static SharedText Share(string text, TextSharing sharing) => new(
        Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(TextIdBytes)),
        text,
        XxHash128.Hash(MemoryMarshal.AsBytes(Likeness.Of(text).AsSpan())),
        sharing.HeldForModerator ? TextItemState.Held : TextItemState.Visible,
        sharing.MaxPerParticipant);

    /// <summary>The refusal for an append that the journal did not make.</summary>
    public static Problem Refusal(AppendStatus status, TextSharing sharing) => status switch
    {
        AppendStatus.SharedBefore => Problem.At(ProblemCode.Duplicate, "You have shared these words before, and they count once. Say something else, or withdraw the first to say it anew.", "text"),
        AppendStatus.SharedEnough => Problem.At(ProblemCode.QuotaExceeded, $"You have shared as much as one person may here, which is {sharing.MaxPerParticipant}. Withdraw one to share another.", "text"),
        AppendStatus.Conflict => Problem.At(ProblemCode.Conflict, "This submission id came before with something else, and the first is kept. Make a new id for a new submission.", "submissionId"),
        AppendStatus.TokenSpent => Problem.At(ProblemCode.AlreadyUsed, "This one-time token has been used.", "oneTimeToken"),
        AppendStatus.TokenUnknown => Problem.At(ProblemCode.Invalid, "This is not a token of this activity. Check it for mistakes.", "oneTimeToken"),
        AppendStatus.NothingToWithdraw => Problem.At(ProblemCode.NotFound, "There is nothing of yours in force under this submission id.", "submissionId"),
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "Not a refusal."),
    };
}
