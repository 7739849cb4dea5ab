using System.Collections.Concurrent;

namespace CommunityCollab.IdentityProvider;

/// <summary>Someone the provider knows.</summary>
/// <param name="ObjectId">What the provider calls them, for good (<c>oid</c>).</param>
/// <param name="UserName">What they sign in with.</param>
/// <param name="Name">Their name.</param>
internal sealed record User(string ObjectId, string UserName, string Name);

/// <summary>The people of one organization, and who of them may still sign in.</summary>
internal sealed class UserDirectory
{
    private readonly ConcurrentDictionary<string, User> _users = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The person of this user name; everyone who asks exists.</summary>
    public User Find(string userName) =>
        _users.GetOrAdd(userName, name => new User(Guid.NewGuid().ToString(), name, name.Split('@')[0]));
}
