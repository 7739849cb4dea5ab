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

/// <summary>A school district, or another local education agency.</summary>
public sealed class DistrictRow
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The agency it belongs to.</summary>
    public required Guid AgencyId { get; init; }

    /// <summary>Its name, as its state writes it.</summary>
    public required string Name { get; set; }

    /// <summary>Pupils counted on the count date; null when not known, never zero for missing.</summary>
    public int? Pupils { get; set; }

    /// <summary>Where the count of pupils comes from, with its date.</summary>
    public string? PupilsSource { get; set; }
}
