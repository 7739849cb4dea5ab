using CommunityCollab.Core.Problems;

namespace CommunityCollab.Grains.Tenancy;

/// <summary>A district that is to go into another one of its agency.</summary>
/// <param name="IntoId">The district that has all its records afterwards.</param>
/// <param name="ConfirmedName">The name of the district that goes, written by whoever is sure; null to be told what would move.</param>
/// <param name="Reason">Why; kept in the audit logs.</param>
[GenerateSerializer, Immutable, Alias("DistrictMerge")]
public sealed record DistrictMerge([property: Id(0)] Guid IntoId, [property: Id(1)] string? ConfirmedName, [property: Id(2)] string? Reason);

/// <summary>What a merge moves from one district to the other, in numbers.</summary>
/// <param name="Schools">Schools.</param>
/// <param name="Campaigns">Campaigns, with all that was contributed to them.</param>
/// <param name="Offers">Answers to the agency's programmes.</param>
/// <param name="Agreements">Agreements with the agency.</param>
/// <param name="Roles">Roles of its people.</param>
/// <param name="Credentials">Machine credentials.</param>
/// <param name="Memberships">Memberships in a BOCES or a charter institute, or under it.</param>
/// <param name="FormerNames">Former names and codes, with those it has now.</param>
/// <param name="RolesEnded">Roles that end instead, on either side.</param>
/// <param name="CredentialsEnded">Credentials that end instead, on either side.</param>
[GenerateSerializer, Immutable, Alias("MergeMoves")]
public sealed record MergeMoves(
    [property: Id(0)] int Schools,
    [property: Id(1)] int Campaigns,
    [property: Id(2)] int Offers,
    [property: Id(3)] int Agreements,
    [property: Id(4)] int Roles,
    [property: Id(5)] int Credentials,
    [property: Id(6)] int Memberships,
    [property: Id(7)] int FormerNames,
    [property: Id(8)] int RolesEnded,
    [property: Id(9)] int CredentialsEnded)
{
    /// <inheritdoc/>
    public override string ToString() =>
        $"{Schools} schools, {Campaigns} campaigns, {Offers} answers to programmes, {Agreements} agreements, {Roles} roles, {Credentials} credentials, {Memberships} memberships and {FormerNames} former names"
        + (RolesEnded + CredentialsEnded > 0 ? $" move; {RolesEnded} roles and {CredentialsEnded} credentials end" : " move");
}

/// <summary>What became of a merge.</summary>
/// <param name="Moves">What moved, or would; null when it cannot be done at all.</param>
/// <param name="Problems">What is wrong; empty when it was done.</param>
[GenerateSerializer, Immutable, Alias("MergeAnswer")]
public sealed record MergeAnswer([property: Id(0)] MergeMoves? Moves, [property: Id(1)] IReadOnlyList<Problem> Problems)
{
    /// <summary>It was refused.</summary>
    public static MergeAnswer Refused(Problem problem) => new(null, [problem]);
}
