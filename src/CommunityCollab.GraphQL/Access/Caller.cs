using CommunityCollab.Core.Campaigns;
using CommunityCollab.Data.Access;
using CommunityCollab.Data.Tenancy;
using GraphQL;

namespace CommunityCollab.GraphQL.Access;

/// <summary>Who sends a request.</summary>
/// <param name="Principal">The machine or member of staff; null for the public.</param>
public sealed record Caller(Principal? Principal)
{
    /// <summary>The caller's place in the user context.</summary>
    public const string Key = "caller";

    /// <summary>Someone without a credential.</summary>
    public static Caller Public { get; } = new((Principal?)null);

    /// <summary>Whose rows the caller may see.</summary>
    public TenantScope Scope => Principal?.TenantScope ?? TenantScope.Public;

    /// <summary>What callers must have in common to be sent the very same events: who they are, whom they act for and all that they may do.</summary>
    public static string ShareKeyOf(IDictionary<string, object?> userContext) =>
        Of(userContext).Principal is { } principal
            ? $"{principal.Kind} {principal.Id:N} {principal.AgencyId:N} {principal.DistrictId:N} {Sorted(principal.Scopes)} {(principal.Campaigns is { } only ? Sorted(only) : "all")}"
            : userContext.TryGetValue(SignedIn.Key, out var person) ? $"person {person}" : "public";

    private static string Sorted<T>(IEnumerable<T> all) => string.Join(',', all.Order());

    private static Caller Of(IDictionary<string, object?> userContext) => userContext.TryGetValue(Key, out var caller) && caller is Caller known ? known : Public;

    /// <summary>The caller of the request being resolved.</summary>
    public static Caller Of(IResolveFieldContext context) =>
        Of(context.UserContext);

    /// <summary>Whether the caller acts for a campaign's district, in that campaign.</summary>
    public bool ActsFor(Campaign campaign) => Principal?.ActsIn(campaign.DistrictId, campaign.Id) == true;

    /// <summary>Who asks, when they have a scope; refuses otherwise and says what is missing.</summary>
    public Principal MustHave(string scope)
    {
        if (Principal is null)
        {
            throw AccessError.Unauthenticated(scope);
        }

        return Principal.Scopes.Contains(scope) ? Principal : throw AccessError.Forbidden(scope);
    }
}
