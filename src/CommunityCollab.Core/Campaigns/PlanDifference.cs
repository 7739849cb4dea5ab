using System.Globalization;

namespace CommunityCollab.Core.Campaigns;

/// <summary>Tells in which fields two plans differ.</summary>
public static class PlanDifference
{
    /// <summary>Each field that says something else, in the order people read them.</summary>
    /// <param name="before">What was said.</param>
    /// <param name="after">What is said.</param>
    public static IReadOnlyList<FieldChange> Between(CampaignPlan before, CampaignPlan after) =>
        [.. Fields(before).Zip(Fields(after), (was, now) => new FieldChange(was.Name, was.Says, now.Says)).Where(field => field.Before != field.After)];

    /// <summary>Whether two moments are the same to those who send and read them, whose clocks tell milliseconds.</summary>
    public static bool IsSame(DateTimeOffset? one, DateTimeOffset? other) => Written(one) == Written(other);

    /// <summary>The name of an enum's value as the API writes it.</summary>
    internal static string Written<T>(T value)
        where T : struct, Enum => string.Concat(value.ToString().Select((letter, place) => place > 0 && char.IsUpper(letter) ? $"_{letter}" : $"{char.ToUpperInvariant(letter)}"));

    private static IEnumerable<(string Name, string? Says)> Fields(CampaignPlan plan) =>
    [
        ("title", plan.Title),
        ("decision", plan.Decision),
        ("decisionOwner", plan.DecisionOwner),
        ("decisionDate", Written(plan.DecisionDate)),
        ("notOpen", plan.NotOpen),
        ("level", Written(plan.Level)),
        ("promise", plan.Promise),
        ("reportBackDate", Written(plan.ReportBackDate)),
        ("opensAt", Written(plan.OpensAt)),
        ("closesAt", Written(plan.ClosesAt)),
        ("timeZone", plan.TimeZone),
        ("groups", plan.Groups.Count == 0 ? null : string.Join("; ", plan.Groups.Select(group => group.Name))),
        ("includesStudents", plan.IncludesStudents ? "true" : "false"),
        ("minN", plan.MinN?.ToString(CultureInfo.InvariantCulture)),
    ];

    private static string? Written(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string? Written(DateTimeOffset? moment) => moment?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
