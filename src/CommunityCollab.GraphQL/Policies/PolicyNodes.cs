using CommunityCollab.Core.Policies;
using CommunityCollab.Data.Policies;
using CommunityCollab.GraphQL.Access;
using GraphQL;

namespace CommunityCollab.GraphQL.Policies;

/// <summary>The rules a state sets its districts: the smallest numbers that may be published, notice, languages, retention.</summary>
/// <param name="pack">The pack.</param>
/// <param name="row">How it was published; null for the one everybody starts with.</param>
[Name("PolicyPack"), WithParent]
public sealed class PolicyPackNode(PolicyPack pack, PolicyPackRow? row)
{
    /// <summary>Its number in the agency's list, from 1; 0 for the one everybody starts with.</summary>
    public int Version => pack.Version;

    /// <summary>The first day it holds.</summary>
    public DateOnly EffectiveFrom => pack.EffectiveFrom;

    /// <summary>The fewest people a public number on adults may be about.</summary>
    public int PublicMinN => pack.PublicMinN;

    /// <summary>The fewest people any number may be about where students take part.</summary>
    public int StudentMinN => pack.StudentMinN;

    /// <summary>The fewest adults a number may be about that the district's own staff see.</summary>
    public int StaffMinN => pack.StaffMinN;

    /// <summary>An answer given by at least one but fewer people than this hides the distribution.</summary>
    public int CategoryMinimum => pack.CategoryMinimum;

    /// <summary>Public shares up to this, or from 100 minus this, are shown as bounds; in percent.</summary>
    public int MaskPercent => pack.MaskPercent;

    /// <summary>How many days before a campaign with students opens families are told.</summary>
    public int NoticeDays => pack.NoticeDays;

    /// <summary>The languages a campaign comes in at least, as BCP 47 tags.</summary>
    public IReadOnlyList<string> Languages => pack.Languages;

    /// <summary>How many months after its end a campaign's contributions are kept at most.</summary>
    public int RetentionMonths => pack.RetentionMonths;

    /// <summary>Who published it; null for the one everybody starts with.</summary>
    public string? PublishedBy => row?.PublishedBy;

    /// <summary>When; null for the one everybody starts with.</summary>
    public DateTimeOffset? PublishedAt => row?.PublishedAt;

    /// <summary>When every campaign was under it; null until then.</summary>
    public DateTimeOffset? AppliedAt => row?.AppliedAt;
}
