namespace CommunityCollab.Core.Tenancy;

/// <summary>Where a district stands with the agency that brought it on, and so what works for it.</summary>
public enum TenantStanding
{
    /// <summary>Nobody of it has come yet. Its staff may be invited and it may prepare drafts; it cannot open a campaign.</summary>
    Invited,

    /// <summary>Everything works.</summary>
    Active,

    /// <summary>Its staff and machines are refused and what they watch ends; its campaigns take no contributions. What it has
    /// published stays to be read.</summary>
    Suspended,

    /// <summary>It has left: as suspended, and its public pages are gone too. Its records are kept as long as the law says.</summary>
    Offboarded,
}
