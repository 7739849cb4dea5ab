using System.Text.Json;
using CommunityCollab.Core.Calendar;
using CommunityCollab.Core.Programmes;

namespace CommunityCollab.Data.Programmes;

/// <summary>An agency's programme as stored.</summary>
public sealed class ProgrammeRow : IPlaced
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <inheritdoc/>
    public long Place { get; set; }

    /// <summary>The agency.</summary>
    public required Guid AgencyId { get; init; }

    /// <summary>Its name.</summary>
    public required string Title { get; set; }

    /// <summary>When it was first offered, from when on it is fixed; null while it is a draft.</summary>
    public DateTimeOffset? OfferedAt { get; set; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The programme, as JSON.</summary>
    public required string Document { get; set; }

    /// <summary>The programme this row holds.</summary>
    public Programme ToProgramme()
    {
        var programme = JsonSerializer.Deserialize(Document, RecordJson.Default.Programme)!;
        return programme with { TimeZone = TimeZones.Canonical(programme.TimeZone) ?? programme.TimeZone };
    }

    /// <summary>Writes a programme over this row.</summary>
    public void Take(Programme programme)
    {
        Title = programme.Title;
        Document = JsonSerializer.Serialize(programme, RecordJson.Default.Programme);
    }
}

/// <summary>An agency's offer of a programme to a district, and what the district said.</summary>
public sealed class OfferRow : IPlaced
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <inheritdoc/>
    public long Place { get; set; }

    /// <summary>The programme.</summary>
    public required Guid ProgrammeId { get; init; }

    /// <summary>The agency.</summary>
    public required Guid AgencyId { get; init; }

    /// <summary>The district.</summary>
    public required Guid DistrictId { get; init; }

    /// <summary>Where it stands.</summary>
    public OfferState State { get; set; }

    /// <summary>When the district's campaign opens.</summary>
    public required DateTimeOffset OpensAt { get; set; }

    /// <summary>When it closes.</summary>
    public required DateTimeOffset ClosesAt { get; set; }

    /// <summary>When it was made, or made again.</summary>
    public required DateTimeOffset OfferedAt { get; set; }

    /// <summary>When it was answered or taken back; null while it waits.</summary>
    public DateTimeOffset? AnsweredAt { get; set; }

    /// <summary>Who answered, by name; null while it waits.</summary>
    public string? AnsweredBy { get; set; }

    /// <summary>Why it was declined or taken back; null otherwise.</summary>
    public string? Reason { get; set; }

    /// <summary>The district's campaign; null unless it accepted.</summary>
    public Guid? CampaignId { get; set; }

    /// <summary>The district's window.</summary>
    public Window Window => new(OpensAt, ClosesAt);

    /// <summary>Writes down an answer.</summary>
    public void Answer(OfferState state, string by, DateTimeOffset at, string? reason) =>
        (State, AnsweredBy, AnsweredAt, Reason) = (state, by, at, reason);
}
