using CommunityCollab.Data.Access;
using CommunityCollab.Grains.Access;

namespace CommunityCollab.Server.Access;

/// <summary>Who sends a request.</summary>
internal readonly record struct Found
{
    /// <summary>Whoever they act as; null for the public and for people without a role.</summary>
    public Principal? Principal { get; init; }

    /// <summary>The person who is signed in, whatever their roles; null for machines and the public.</summary>
    public Guid? Person { get; init; }

    /// <summary>Until when this holds.</summary>
    public DateTimeOffset ExpiresAt { get; init; }

    /// <summary>The session on the pages in which they ask; null when they sent a token or a credential.</summary>
    public Guid? Session { get; init; }

    /// <summary>What they watch by; null for the public.</summary>
    public WatchingRight? Right => (Principal?.Id ?? Person) is { } who ? new(who, Principal?.Tenant, Session, ExpiresAt) : null;

    /// <summary>Whether the browser said so by itself, with a cookie.</summary>
    public bool ByCookie { get; init; }

    /// <summary>Whether what they sent is not in force.</summary>
    public bool IsRefused { get; init; }

    /// <summary>Whether they are refused because they have to say which tenant they act for.</summary>
    public bool IsTenantUnclear { get; init; }

    /// <summary>Someone who sent nothing.</summary>
    public static Found Public => default;

    /// <summary>Someone whose credential, token or tenant is not in force.</summary>
    public static Found Nobody => new() { IsRefused = true };
}
