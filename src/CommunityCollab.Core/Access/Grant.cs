namespace CommunityCollab.Core.Access;

/// <summary>A role that a person holds in a tenant, between two moments.</summary>
/// <param name="Id">Its id.</param>
/// <param name="PersonId">The person.</param>
/// <param name="Role">The role.</param>
/// <param name="From">From when it holds.</param>
/// <param name="Until">Until when; null for no end.</param>
/// <param name="RevokedAt">When it was ended; null if it was not.</param>
[GenerateSerializer, Immutable, Alias("Grant")]
public sealed record Grant(
    [property: Id(0)] Guid Id,
    [property: Id(1)] Guid PersonId,
    [property: Id(2)] Role Role,
    [property: Id(3)] DateTimeOffset From,
    [property: Id(4)] DateTimeOffset? Until,
    [property: Id(5)] DateTimeOffset? RevokedAt)
{
    /// <summary>Whether it holds at a moment: from its first on, and before its last.</summary>
    public bool HoldsAt(DateTimeOffset now) => From <= now && (Until is null || now < Until) && (RevokedAt is null || now < RevokedAt);

    /// <summary>Whether it holds at a moment or later.</summary>
    public bool LastsBeyond(DateTimeOffset now) => (Until is null || now < Until) && (RevokedAt is null || now < RevokedAt);
}
