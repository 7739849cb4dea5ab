using CommunityCollab.Core.Tenancy;

namespace CommunityCollab.Data.Tenancy;

/// <summary>A state education agency.</summary>
public sealed class AgencyRow
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; set; }

    /// <summary>The two-digit FIPS code of its state, as text.</summary>
    public required string StateCode { get; init; }
}

/// <summary>A local education agency: a school district, a BOCES or a charter institute.</summary>
public sealed class DistrictRow : IPlaced
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <inheritdoc/>
    public long Place { get; set; }

    /// <summary>The agency it belongs to.</summary>
    public required Guid AgencyId { get; init; }

    /// <summary>Its name, as its state writes it.</summary>
    public required string Name { get; set; }

    /// <summary>What it is.</summary>
    public DistrictKind Kind { get; set; }

    /// <summary>Its NCES id: seven digits as text, the first two its state's; null when not known.</summary>
    public string? Leaid { get; set; }

    /// <summary>The id its state gives it, as text; null when not known.</summary>
    public string? StateAssignedId { get; set; }

    /// <summary>Pupils counted on the count date; null when not known, never zero for missing.</summary>
    public int? Pupils { get; set; }

    /// <summary>Where the count of pupils comes from, with its date.</summary>
    public string? PupilsSource { get; set; }

    /// <summary>Where it stands with its agency.</summary>
    public TenantStanding Standing { get; set; }

    /// <summary>The day from which it is no more; its records stay.</summary>
    public DateOnly? ClosedOn { get; set; }

    /// <summary>The district it was merged into, which has its records now; null when it was not.</summary>
    public Guid? MergedIntoId { get; set; }
}

/// <summary>A school.</summary>
public sealed class SchoolRow : IPlaced
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <inheritdoc/>
    public long Place { get; set; }

    /// <summary>The agency of its state.</summary>
    public required Guid AgencyId { get; init; }

    /// <summary>The local education agency that runs it now.</summary>
    public required Guid DistrictId { get; set; }

    /// <summary>Its name.</summary>
    public required string Name { get; set; }

    /// <summary>Its NCES id: twelve digits as text, the first seven the LEAID it was given under; null when not known.</summary>
    public string? NcesId { get; set; }

    /// <summary>The id its state gives it, as text; null when not known.</summary>
    public string? StateAssignedId { get; set; }

    /// <summary>The day from which it is no more; its records stay.</summary>
    public DateOnly? ClosedOn { get; set; }
}

/// <summary>That a district was a member of a BOCES or under a charter institute, or a school under a district, between two days.</summary>
public sealed class MembershipRow
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The agency of both.</summary>
    public required Guid AgencyId { get; init; }

    /// <summary>The member: a district or a school.</summary>
    public required Guid MemberId { get; init; }

    /// <summary>What it is a member of.</summary>
    public required Guid OfId { get; init; }

    /// <summary>The first day.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The last day; null while it lasts.</summary>
    public DateOnly? Until { get; set; }
}

/// <summary>A name, and the codes with it, that a district or a school once had.</summary>
public sealed class FormerNameRow
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The agency of its state.</summary>
    public required Guid AgencyId { get; init; }

    /// <summary>The district or school.</summary>
    public required Guid SubjectId { get; init; }

    /// <summary>The name it had.</summary>
    public required string Name { get; init; }

    /// <summary>The LEAID or NCES id it had with it; null when not known.</summary>
    public string? NcesId { get; init; }

    /// <summary>The state's code it had with it; null when not known.</summary>
    public string? StateAssignedId { get; init; }

    /// <summary>The last day it had it.</summary>
    public required DateOnly Until { get; init; }

    /// <summary>What a district is called now, as history.</summary>
    /// <param name="district">The district.</param>
    /// <param name="until">The last day.</param>
    /// <param name="subject">Whose history it is; the district's own when null.</param>
    public static FormerNameRow Of(DistrictRow district, DateOnly until, Guid? subject = null) => new()
    {
        Id = Guid.CreateVersion7(),
        AgencyId = district.AgencyId,
        SubjectId = subject ?? district.Id,
        Name = district.Name,
        NcesId = district.Leaid,
        StateAssignedId = district.StateAssignedId,
        Until = until,
    };
}
