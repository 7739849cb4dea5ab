namespace CommunityCollab.Core.Access;

/// <summary>Who acts.</summary>
public enum PrincipalKind
{
    /// <summary>A program, with a credential.</summary>
    Machine,

    /// <summary>A member of a tenant's staff, signed in.</summary>
    Staff,

    /// <summary>The server itself, by its clock or on its operator's command line.</summary>
    Server,
}
