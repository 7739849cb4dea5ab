namespace CommunityCollab.Web.SignIn;

/// <summary>Someone invented whom a visitor of a demo can be.</summary>
/// <param name="Id">Their id.</param>
/// <param name="Name">Their name.</param>
/// <param name="Role">What they are, and where.</param>
public sealed record Persona(Guid Id, string Name, string Role);
