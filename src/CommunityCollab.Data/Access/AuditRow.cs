using CommunityCollab.Core.Access;

namespace CommunityCollab.Data.Access;

/// <summary>A line of the audit log. Lines are only ever added, and hold no answer text.</summary>
public sealed class AuditRow : IPlaced
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <inheritdoc/>
    public long Place { get; set; }

    /// <summary>The agency concerned.</summary>
    public Guid? AgencyId { get; init; }

    /// <summary>The district concerned; null for an agency's own affairs.</summary>
    public Guid? DistrictId { get; init; }

    /// <summary>Whether a machine, a member of staff or the server did it.</summary>
    public required PrincipalKind ActorKind { get; init; }

    /// <summary>Who: the id of a credential or a person.</summary>
    public required Guid ActorId { get; init; }

    /// <summary>Who, by the name they had then.</summary>
    public required string Actor { get; init; }

    /// <summary>What was done: the name of an <see cref="AuditAction"/>.</summary>
    public required string Action { get; init; }

    /// <summary>The thing it was done to.</summary>
    public required Guid Subject { get; init; }

    /// <summary>Why, in the words of who did it; null where nothing asks for a reason.</summary>
    public string? Reason { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }
}
