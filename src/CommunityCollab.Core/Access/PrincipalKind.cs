namespace CommunityCollab.Core.Access;

/// <summary>Who acts.</summary>
public enum PrincipalKind
{
    /// <summary>A program, with a credential.</summary>
    Machine,

    /// <summary>A member of a tenant's staff, signed in.</summary>
    Staff,
}
