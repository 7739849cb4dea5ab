using CommunityCollab.Core.Languages;
using CommunityCollab.Core.Policies;
using CommunityCollab.GraphQL.Access;
using CommunityCollab.GraphQL.Problems;

namespace CommunityCollab.GraphQL.Policies;

/// <summary>A policy pack to publish; what is left out is Colorado's.</summary>
public sealed class PublishPolicyPackInput
{
    /// <summary>The first day it holds, today or later, in UTC.</summary>
    public required DateOnly EffectiveFrom { get; init; }

    /// <summary>The fewest people a public number on adults may be about; 10 to 100.</summary>
    public int? PublicMinN { get; init; }

    /// <summary>The fewest people any number may be about where students take part; 10 to 100.</summary>
    public int? StudentMinN { get; init; }

    /// <summary>The fewest adults a number may be about that the district's own staff see; 5 to 100.</summary>
    public int? StaffMinN { get; init; }

    /// <summary>An answer given by at least one but fewer people than this hides the distribution; 4 to 100.</summary>
    public int? CategoryMinimum { get; init; }

    /// <summary>Public shares up to this, or from 100 minus this, are shown as bounds; in percent, 5 to 20.</summary>
    public int? MaskPercent { get; init; }

    /// <summary>How many days before a campaign with students opens families are told; up to 365.</summary>
    public int? NoticeDays { get; init; }

    /// <summary>The languages a campaign comes in at least, as BCP 47 tags; <c>es_MX</c> is taken as <c>es-MX</c>.</summary>
    public IReadOnlyList<string>? Languages { get; init; }

    /// <summary>How many months after its end a campaign's contributions are kept at most; 1 to 120.</summary>
    public int? RetentionMonths { get; init; }

    internal PolicyPack ToPack()
    {
        var usual = PolicyPack.Colorado;
        return new PolicyPack
        {
            Version = 0,
            EffectiveFrom = EffectiveFrom,
            PublicMinN = PublicMinN ?? usual.PublicMinN,
            StudentMinN = StudentMinN ?? usual.StudentMinN,
            StaffMinN = StaffMinN ?? usual.StaffMinN,
            CategoryMinimum = CategoryMinimum ?? usual.CategoryMinimum,
            MaskPercent = MaskPercent ?? usual.MaskPercent,
            NoticeDays = NoticeDays ?? usual.NoticeDays,
            Languages = Languages is null ? usual.Languages : [.. Languages.Select(tag => LanguageTags.Canonical(tag) ?? tag).Distinct()],
            RetentionMonths = RetentionMonths ?? usual.RetentionMonths,
        };
    }
}

/// <summary>The policy pack published.</summary>
[WithParent]
public sealed class PublishPolicyPackPayload : Payload
{
    /// <summary>The version it got; null when nothing was done.</summary>
    public int? Version { get; init; }
}
