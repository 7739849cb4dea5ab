using CommunityCollab.Core.Access;

namespace CommunityCollab.Web.SignIn;

/// <summary>A tenant a person may act for.</summary>
/// <param name="Id">The tenant's global id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Roles">The roles the person holds there.</param>
public sealed record TenantChoice(string Id, string Name, IReadOnlyList<Role> Roles);
