using CommunityCollab.Data.Access;
using CommunityCollab.Data.Tenancy;
using GraphQL;

namespace CommunityCollab.GraphQL.Access;

/// <summary>Who sends a request.</summary>
/// <param name="Credential">The credential that came with it; null for the public.</param>
public sealed record Caller(Credential? Credential)
{
    /// <summary>The caller's place in the user context.</summary>
    public const string Key = "caller";

    /// <summary>Someone without a credential.</summary>
    public static Caller Public { get; } = new((Credential?)null);

    /// <summary>Whose rows the caller may see.</summary>
    public TenantScope Scope => Credential?.TenantScope ?? TenantScope.Public;

    /// <summary>The caller of the request being resolved.</summary>
    public static Caller Of(IResolveFieldContext context) =>
        context.UserContext.TryGetValue(Key, out var caller) && caller is Caller known ? known : Public;

    /// <summary>Whether the caller acts for a district.</summary>
    public bool ActsFor(Guid districtId) => Credential?.DistrictId == districtId;

    /// <summary>The credential, when it has a scope; refuses otherwise and says what is missing.</summary>
    public Credential MustHave(string scope)
    {
        if (Credential is null)
        {
            throw AccessError.Unauthenticated(scope);
        }

        return Credential.Scopes.Contains(scope) ? Credential : throw AccessError.Forbidden(scope);
    }
}
