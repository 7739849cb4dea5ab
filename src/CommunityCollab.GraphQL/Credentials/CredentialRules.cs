using CommunityCollab.Core.Access;
using CommunityCollab.Core.Activities;
using CommunityCollab.Core.Problems;
using CommunityCollab.Data.Access;

namespace CommunityCollab.GraphQL.Credentials;

/// <summary>What credentials must be.</summary>
internal static class CredentialRules
{
    /// <summary>The name of the type in global ids.</summary>
    public const string TypeName = "Credential";

    private const int LongestName = 100;
    private const int LongestPurpose = 500;
    private const int MostCampaigns = 50;
    private const int LongestOverlap = 7 * 24;
    private const int UsualOverlap = 24;

    private static readonly TimeSpan Longest = TimeSpan.FromDays(366);

    // What reaches beyond single campaigns has no business with a credential that is tied to some.
    private static readonly string[] OfCampaigns =
        [Scopes.CampaignsRead, Scopes.CampaignsWrite, Scopes.ResultsRead, Scopes.ResultsRows, Scopes.ModerationWrite, Scopes.TenantsRead];

    /// <summary>Everything that is wrong with a new one.</summary>
    public static IEnumerable<Problem> Check(CreateCredentialInput input, Principal maker, Guid? district, DateTimeOffset now) =>
    [
        .. PlainText.Check(PlainText.Clean(input.Name), LongestName, "name"),
        .. Reasons.Clean(input.Purpose) is { } purpose ? PlainText.Check(purpose, LongestPurpose, "purpose") : [],
        .. CheckScopes(input, maker),
        .. CheckCampaigns(input, district),
        .. CheckExpiry(input.ExpiresAt, now),
    ];

    /// <summary>Everything that is wrong with a rotation.</summary>
    public static IEnumerable<Problem> Check(RotateCredentialInput input, DateTimeOffset now) =>
    [
        .. input.OverlapHours is < 0 or > LongestOverlap ? (Problem[])[Problem.At(ProblemCode.Invalid, $"The old token works on for 0 to {LongestOverlap} hours; {input.OverlapHours} was sent.", "overlapHours")] : [],
        .. input.ExpiresAt is { } expiresAt ? CheckExpiry(expiresAt, now) : [],
        .. Reasons.Check(input.Reason) is { } problem ? (Problem[])[problem] : [],
    ];

    /// <summary>How long the old token works on.</summary>
    public static TimeSpan OverlapOf(RotateCredentialInput input) => TimeSpan.FromHours(input.OverlapHours ?? UsualOverlap);

    private static IEnumerable<Problem> CheckScopes(CreateCredentialInput input, Principal maker)
    {
        if (input.Scopes.Count == 0 || input.Scopes.Any(scope => !maker.Scopes.Contains(scope)))
        {
            yield return Problem.At(ProblemCode.Invalid, $"Give one or more of your own scopes: {string.Join(", ", maker.Scopes.Order(StringComparer.Ordinal))}.", "scopes");
        }
        else if (input.CampaignIds is not null && input.Scopes.Any(scope => !OfCampaigns.Contains(scope)))
        {
            yield return Problem.At(ProblemCode.Invalid, $"A credential for some campaigns has none but these scopes: {string.Join(", ", OfCampaigns)}.", "scopes");
        }
    }

    private static IEnumerable<Problem> CheckCampaigns(CreateCredentialInput input, Guid? district)
    {
        if (input.CampaignIds is { Count: 0 or > MostCampaigns } || (input.CampaignIds is not null && district is null))
        {
            yield return Problem.At(ProblemCode.Invalid, $"Give 1 to {MostCampaigns} campaigns of one district, or leave them out.", "campaignIds");
        }
    }

    private static IEnumerable<Problem> CheckExpiry(DateTimeOffset expiresAt, DateTimeOffset now)
    {
        if (expiresAt <= now || expiresAt > now + Longest)
        {
            yield return Problem.At(ProblemCode.Invalid, "A credential expires in the future, within a year.", "expiresAt");
        }
    }
}
