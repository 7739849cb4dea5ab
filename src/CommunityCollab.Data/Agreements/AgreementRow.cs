using System.Text.Json;
using CommunityCollab.Core.Agreements;

namespace CommunityCollab.Data.Agreements;

/// <summary>An agreement between a district and its agency. It is never changed but for its end and what was told of it.</summary>
public sealed class AgreementRow : IPlaced
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <inheritdoc/>
    public long Place { get; set; }

    /// <summary>The agency that gets.</summary>
    public required Guid AgencyId { get; init; }

    /// <summary>The district that shares.</summary>
    public required Guid DistrictId { get; init; }

    /// <summary>What may flow, as JSON.</summary>
    public required string DataElements { get; init; }

    /// <summary>What for.</summary>
    public required string Purpose { get; init; }

    /// <summary>The first day it is in force.</summary>
    public required DateOnly StartsOn { get; init; }

    /// <summary>The last day it is in force.</summary>
    public required DateOnly EndsOn { get; init; }

    /// <summary>How many days after its end the agency destroys what it got.</summary>
    public required int DestructionDays { get; init; }

    /// <summary>The first day it is no longer in force because it was ended early; null if it was not.</summary>
    public DateOnly? TerminatedOn { get; set; }

    /// <summary>The last notice of its end that was sent, by how many days before the end; null for none.</summary>
    public int? NoticedDays { get; set; }

    /// <summary>Who registered it, by name.</summary>
    public required string RegisteredBy { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset RegisteredAt { get; init; }

    /// <summary>The row of a new agreement.</summary>
    public static AgreementRow Of(Agreement agreement, Guid agencyId, Guid districtId, string registeredBy, DateTimeOffset now) => new()
    {
        Id = agreement.Id,
        AgencyId = agencyId,
        DistrictId = districtId,
        DataElements = JsonSerializer.Serialize(agreement.DataElements, RecordJson.Default.IReadOnlyListDataElement),
        Purpose = agreement.Purpose,
        StartsOn = agreement.StartsOn,
        EndsOn = agreement.EndsOn,
        DestructionDays = agreement.DestructionDays,
        RegisteredBy = registeredBy,
        RegisteredAt = now,
    };

    /// <summary>The agreement this row holds.</summary>
    public Agreement ToAgreement() => new(
        Id, JsonSerializer.Deserialize(DataElements, RecordJson.Default.IReadOnlyListDataElement)!, Purpose, StartsOn, EndsOn, DestructionDays, TerminatedOn);
}
