using CommunityCollab.Core.Disclosure;

namespace CommunityCollab.Core.Policies;

/// <summary>The rules a state sets its districts: the smallest numbers that may be published, how long before a campaign families
/// are told, in which languages, and how long records are kept. Dated and versioned; every campaign keeps the one it opened under.</summary>
[GenerateSerializer, Immutable, Alias("PolicyPack")]
public sealed record PolicyPack
{
    /// <summary>Its number in the agency's list, from 1; 0 for the one everybody starts with.</summary>
    [Id(0)]
    public required int Version { get; init; }

    /// <summary>The first day it holds.</summary>
    [Id(1)]
    public required DateOnly EffectiveFrom { get; init; }

    /// <summary>The fewest people a public number on adults may be about.</summary>
    [Id(2)]
    public required int PublicMinN { get; init; }

    /// <summary>The fewest people any number may be about where students take part.</summary>
    [Id(3)]
    public required int StudentMinN { get; init; }

    /// <summary>The fewest adults a number may be about that the district's own staff see.</summary>
    [Id(4)]
    public required int StaffMinN { get; init; }

    /// <summary>An answer given by at least one but fewer people than this hides the distribution.</summary>
    [Id(5)]
    public required int CategoryMinimum { get; init; }

    /// <summary>Public shares up to this, or from 100 minus this, are shown as bounds; in percent.</summary>
    [Id(6)]
    public required int MaskPercent { get; init; }

    /// <summary>How many days before a campaign with students opens families are told.</summary>
    [Id(7)]
    public required int NoticeDays { get; init; }

    /// <summary>The languages a campaign comes in at least, as BCP 47 tags.</summary>
    [Id(8)]
    public required IReadOnlyList<string> Languages { get; init; }

    /// <summary>How many months after its end a campaign's contributions are kept at most.</summary>
    [Id(9)]
    public required int RetentionMonths { get; init; }

    /// <summary>How often it has been tightened since the campaign opened; what is published counts as newer each time.</summary>
    [Id(10)]
    public int Tightenings { get; init; }

    /// <summary>What Colorado asks, and what an agency has before it publishes a pack of its own. Students: 16, and an answer of
    /// fewer than 4 hides the distribution, as the Department of Education reports since 2015-16; public: 10, the modal state
    /// rule (NCES SLDS Technical Brief 3, 2011-603), with shares up to 5 % as bounds; staff: 5, as in the state's survey of teaching
    /// conditions; notice: 14 days before protected subjects are asked of students (C.R.S. 22-1-123).</summary>
    public static PolicyPack Colorado { get; } = new()
    {
        Version = 0,
        EffectiveFrom = new DateOnly(2016, 7, 1),
        PublicMinN = 10,
        StudentMinN = 16,
        StaffMinN = 5,
        CategoryMinimum = 4,
        MaskPercent = 5,
        NoticeDays = 14,
        Languages = ["en", "es"],
        RetentionMonths = 36,
    };

    /// <summary>The thresholds for an audience, raised to what the district asked for.</summary>
    /// <param name="view">Who looks; not <see cref="View.Rows"/>, which no threshold applies to.</param>
    /// <param name="includesStudents">Whether students may take part.</param>
    /// <param name="minN">The district's own minimum; null for the pack's.</param>
    public DisclosurePolicy For(View view, bool includesStudents, int? minN)
    {
        var least = (view, includesStudents) switch
        {
            (_, true) => Math.Max(StudentMinN, view == View.Staff ? StaffMinN : PublicMinN),
            (View.Staff, false) => StaffMinN,
            _ => PublicMinN,
        };
        return new DisclosurePolicy(Math.Max(least, minN ?? 0), CategoryMinimum, view == View.Staff ? 0 : MaskPercent);
    }

    /// <summary>This pack with whatever is stricter in another: what an open campaign is under once the other holds. People answered
    /// under a promise, so no threshold ever falls; what protects nobody's answer stays as it was.</summary>
    /// <param name="other">The newer pack.</param>
    public PolicyPack Tightened(PolicyPack other)
    {
        var tightened = this with
        {
            PublicMinN = Math.Max(PublicMinN, other.PublicMinN),
            StudentMinN = Math.Max(StudentMinN, other.StudentMinN),
            StaffMinN = Math.Max(StaffMinN, other.StaffMinN),
            CategoryMinimum = Math.Max(CategoryMinimum, other.CategoryMinimum),
            MaskPercent = Math.Max(MaskPercent, other.MaskPercent),
            RetentionMonths = Math.Min(RetentionMonths, other.RetentionMonths),
        };
        return tightened == this ? this : tightened with { Tightenings = Tightenings + 1 };
    }
}
