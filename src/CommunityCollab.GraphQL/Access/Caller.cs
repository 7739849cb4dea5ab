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

    /// <summary>The caller of the request being resolved.</summary>
    public static Caller Of(IResolveFieldContext context) =>
        context.UserContext.TryGetValue(Key, out var caller) && caller is Caller known ? known : Public;

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
