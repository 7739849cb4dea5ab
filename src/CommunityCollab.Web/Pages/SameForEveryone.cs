namespace CommunityCollab.Web.Pages;

/// <summary>Marks endpoints whose answer does not depend on who asks and holds no secret, so that caches may keep it. All others are
/// kept by none.</summary>
public sealed class SameForEveryone;
