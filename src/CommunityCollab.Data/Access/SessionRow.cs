namespace CommunityCollab.Data.Access;

/// <summary>A person's session: from when they sign in until they sign out or it expires. Its key is in the cookie of the pages, or is the
/// provider's token that a program sends; only a hash of it is stored.</summary>
public sealed class SessionRow
{
    /// <summary>Its id, which is no key.</summary>
    public required Guid Id { get; init; }

    /// <summary>SHA-256 of the key, which has 256 random bits or a signature and so needs no slow hash.</summary>
    public required byte[] KeyHash { get; init; }

    /// <summary>Whose it is.</summary>
    public required Guid PersonId { get; init; }

    /// <summary>When they signed in.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When it ends by itself.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }
}
