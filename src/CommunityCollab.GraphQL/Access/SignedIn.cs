using CommunityCollab.Core.Access;
using GraphQL;

namespace CommunityCollab.GraphQL.Access;

/// <summary>The person who signed in, who may hold no role anywhere yet.</summary>
public static class SignedIn
{
    /// <summary>Their place in the user context: the id of their <c>PersonRow</c>, a <see cref="Guid"/>.</summary>
    public const string Key = "person";

    /// <summary>Their id; null for machines and the public.</summary>
    internal static Guid? Of(IResolveFieldContext context) =>
        context.UserContext.TryGetValue(Key, out var person) && person is Guid id ? id
        : Caller.Of(context).Principal is { Kind: PrincipalKind.Staff } staff ? staff.Id
        : null;
}
