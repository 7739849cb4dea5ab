using CommunityCollab.GraphQL.Access;
using CommunityCollab.Core.Tenancy;
using CommunityCollab.Grains.Tenancy;
using CommunityCollab.GraphQL.Problems;
using GraphQL;

namespace CommunityCollab.GraphQL.Tenancy;

/// <summary>A district to bring on.</summary>
public sealed class DistrictInput
{
    /// <summary>Its name, as its state writes it.</summary>
    public required string Name { get; init; }

    /// <summary>What it is; a school district when left out.</summary>
    public DistrictKind? Kind { get; init; }

    /// <summary>Its LEAID: seven digits, the first two its state's; left out when not known. One that the agency has under this LEAID is
    /// left as it is.</summary>
    public string? Leaid { get; init; }

    /// <summary>Its code in its state; left out when not known.</summary>
    public string? StateAssignedId { get; init; }

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

    /// <summary>Its LEAID: seven digits, the first two its state's, and no other district's.</summary>
    public string? Leaid { get; init; }

    /// <summary>Its code in its state, and no other district's.</summary>
    public string? StateAssignedId { get; init; }

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

/// <summary>Two districts that are one.</summary>
public sealed class MergeDistrictsInput
{
    /// <summary>The district that goes.</summary>
    [Id]
    public required string Id { get; init; }

    /// <summary>The district that has all its records afterwards.</summary>
    [Id]
    public required string IntoId { get; init; }

    /// <summary>The name of the district that goes, to confirm it. Left out, nothing is done and the answer says what would move.</summary>
    public string? ConfirmName { get; init; }

    /// <summary>Why; kept in the audit logs of the agency and of both districts.</summary>
    public string? Reason { get; init; }
}

/// <summary>The districts merged.</summary>
[WithParent]
public sealed class MergeDistrictsPayload : Payload
{
    /// <summary>The district that has the records; null when nothing was done.</summary>
    public DistrictNode? District { get; init; }

    /// <summary>What moved, or would once it is confirmed; null when it cannot be done.</summary>
    public MergeMovesNode? Moves { get; init; }
}

/// <summary>What a merge moves from one district to the other, in numbers.</summary>
/// <param name="moves">The numbers.</param>
[Name("MergeMoves"), WithParent]
public sealed class MergeMovesNode(MergeMoves moves)
{
    /// <summary>Schools.</summary>
    public int Schools => moves.Schools;

    /// <summary>Campaigns, with all that was contributed to them.</summary>
    public int Campaigns => moves.Campaigns;

    /// <summary>Answers to the agency's programmes.</summary>
    public int Offers => moves.Offers;

    /// <summary>Agreements with the agency.</summary>
    public int Agreements => moves.Agreements;

    /// <summary>Roles of its people.</summary>
    public int Roles => moves.Roles;

    /// <summary>Machine credentials.</summary>
    public int Credentials => moves.Credentials;

    /// <summary>Memberships in a BOCES or a charter institute, or under it.</summary>
    public int Memberships => moves.Memberships;

    /// <summary>Former names and codes, with those it has now.</summary>
    public int FormerNames => moves.FormerNames;

    /// <summary>Roles that end instead: of a side without administrators, where the other has some.</summary>
    public int RolesEnded => moves.RolesEnded;

    /// <summary>Credentials that end instead, for the same reason.</summary>
    public int CredentialsEnded => moves.CredentialsEnded;
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
