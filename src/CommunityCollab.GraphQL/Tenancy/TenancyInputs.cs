using CommunityCollab.GraphQL.Access;
using CommunityCollab.Core.Tenancy;
using CommunityCollab.GraphQL.Problems;

namespace CommunityCollab.GraphQL.Tenancy;

/// <summary>A district to bring on.</summary>
public sealed class DistrictInput
{
    /// <summary>Its name, as its state writes it.</summary>
    public required string Name { get; init; }

    /// <summary>What it is; a school district when left out.</summary>
    public DistrictKind? Kind { get; init; }

    /// <summary>Pupils counted; left out when not known.</summary>
    public int? Pupils { get; init; }

    /// <summary>Where the count comes from, with its date.</summary>
    public string? PupilsSource { get; init; }
}

/// <summary>The districts to bring on.</summary>
public sealed class AddDistrictsInput
{
    /// <summary>1 to 2,000 districts.</summary>
    public required IReadOnlyList<DistrictInput> Districts { get; init; }
}

/// <summary>The districts brought on.</summary>
[WithParent]
public sealed class AddDistrictsPayload : Payload
{
    /// <summary>The districts, by name; null when nothing was done.</summary>
    public IReadOnlyList<DistrictNode>? Districts { get; init; }
}

/// <summary>Where a district is to stand.</summary>
public sealed class MoveDistrictInput
{
    /// <summary>The district.</summary>
    [Id]
    public required string Id { get; init; }

    /// <summary>Where it is to stand.</summary>
    public required TenantStanding To { get; init; }

    /// <summary>Why; needed to suspend and to offboard, and kept in the audit log.</summary>
    public string? Reason { get; init; }
}

/// <summary>What changes about a district; what is left out stays.</summary>
public sealed class UpdateDistrictInput
{
    /// <summary>The district.</summary>
    [Id]
    public required string Id { get; init; }

    /// <summary>Its new name.</summary>
    public string? Name { get; init; }

    /// <summary>The day from which it is no more.</summary>
    public DateOnly? ClosedOn { get; init; }
}

/// <summary>The district changed.</summary>
[WithParent]
public sealed class DistrictPayload : Payload
{
    /// <summary>The district; null when nothing was done.</summary>
    public DistrictNode? District { get; init; }
}

/// <summary>A district that becomes a member of a BOCES or a charter institute.</summary>
public sealed class AddMembershipInput
{
    /// <summary>The district.</summary>
    [Id]
    public required string MemberId { get; init; }

    /// <summary>The BOCES or charter institute.</summary>
    [Id]
    public required string OfId { get; init; }

    /// <summary>The first day.</summary>
    public required DateOnly From { get; init; }
}

/// <summary>A membership that ends.</summary>
public sealed class EndMembershipInput
{
    /// <summary>The membership.</summary>
    [Id]
    public required string Id { get; init; }

    /// <summary>The last day.</summary>
    public required DateOnly Until { get; init; }
}

/// <summary>The membership ended.</summary>
[WithParent]
public sealed class EndMembershipPayload : Payload
{
    /// <summary>The id of the membership; null when nothing was done.</summary>
    [Id]
    public string? MembershipId { get; init; }
}
