using System.Text.Json;
using CommunityCollab.Core.Policies;

namespace CommunityCollab.Data.Policies;

/// <summary>A policy pack that an agency published. Packs are only added; a newer one takes the place of an older.</summary>
public sealed class PolicyPackRow
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The agency.</summary>
    public required Guid AgencyId { get; init; }

    /// <summary>Its number in the agency's list, from 1.</summary>
    public required int Version { get; init; }

    /// <summary>The first day it holds, in UTC.</summary>
    public required DateOnly EffectiveFrom { get; init; }

    /// <summary>The pack, as JSON.</summary>
    public required string Document { get; init; }

    /// <summary>Who published it, by name.</summary>
    public required string PublishedBy { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset PublishedAt { get; init; }

    /// <summary>When every campaign of the agency's districts was put under it; null until then.</summary>
    public DateTimeOffset? AppliedAt { get; set; }

    /// <summary>The pack this row holds.</summary>
    public PolicyPack ToPack() => JsonSerializer.Deserialize(Document, RecordJson.Default.PolicyPack)!;
}
