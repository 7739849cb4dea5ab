using CommunityCollab.Core.Activities.Opinion;

namespace CommunityCollab.Core.Disclosure;

/// <summary>Opinion groups as staff may see them. The public sees groups in numbered releases only.</summary>
/// <param name="Version">The version of the tally they were found in.</param>
/// <param name="ParticipantsGrouped">How many people voted enough to be placed; null while that is too few to say.</param>
/// <param name="K">How many groups there are: 2 to 5, or 0 or 1 while there are none to speak of.</param>
/// <param name="Groups">The groups, largest first; small ones without their size and what sets them apart.</param>
/// <param name="Consensus">What all groups lean to the same way; empty while a group is hidden.</param>
/// <param name="Divisive">What groups lean to opposite ways on; empty while a group is hidden.</param>
[GenerateSerializer, Immutable, Alias("PublishedOpinionGroups")]
public sealed record PublishedOpinionGroups(
    [property: Id(0)] long Version,
    [property: Id(1)] int? ParticipantsGrouped,
    [property: Id(2)] int K,
    [property: Id(3)] IReadOnlyList<PublishedOpinionGroup> Groups,
    [property: Id(4)] IReadOnlyList<PublishedStatement> Consensus,
    [property: Id(5)] IReadOnlyList<PublishedStatement> Divisive)
{
    /// <summary>Hides what is too small to show: a group under minN, with enough others that its size does not follow from
    /// the total, and everything computed from a hidden group's votes.</summary>
    public static PublishedOpinionGroups Of(OpinionGroups found, long version, DisclosurePolicy policy)
    {
        var sizes = found.Groups.Select(group => (long)group.Size).ToList();
        var small = sizes.Select(size => size < policy.MinN).ToList();
        var complement = ComplementarySuppression.Complement(sizes, small, policy.MinN);
        var isHidden = small.Select((isSmall, place) => isSmall || complement[place]).ToList();
        var anyHidden = isHidden.Contains(true);
        return new PublishedOpinionGroups(
            version,
            found.Participants.Count >= policy.MinN ? found.Participants.Count : null,
            found.K,
            [.. found.Groups.Select(group => PublishedOpinionGroup.Of(group, isHidden[group.Index]))],
            anyHidden ? [] : [.. found.Consensus.Select(statement => new PublishedStatement(statement.Statement, statement.Direction, Math.Round(statement.Value, 3)))],
            anyHidden ? [] : [.. found.Divisive.Select(statement => new PublishedStatement(statement.Statement, null, Math.Round(statement.Value, 3)))]);
    }
}

/// <summary>People who vote alike.</summary>
/// <param name="Index">From 0; the largest group is 0.</param>
/// <param name="Size">How many people are in it; null when hidden.</param>
/// <param name="Representative">What sets the group apart, most telling first, with the share of its people who lean that
/// way; empty when hidden.</param>
[GenerateSerializer, Immutable, Alias("PublishedOpinionGroup")]
public sealed record PublishedOpinionGroup(
    [property: Id(0)] int Index,
    [property: Id(1)] int? Size,
    [property: Id(2)] IReadOnlyList<PublishedStatement> Representative)
{
    internal static PublishedOpinionGroup Of(OpinionGroup group, bool isHidden) => isHidden
        ? new(group.Index, null, [])
        : new(group.Index, group.Size, [.. group.Representative.Select(statement =>
            new PublishedStatement(statement.Statement, statement.Direction, Math.Round(statement.Probability, 2)))]);
}

/// <summary>A statement that stands out.</summary>
/// <param name="Statement">The statement's id.</param>
/// <param name="Direction">The way people lean; null for a divisive one.</param>
/// <param name="Value">How strongly, from 0 to 1.</param>
[GenerateSerializer, Immutable, Alias("PublishedStatement")]
public sealed record PublishedStatement(
    [property: Id(0)] string Statement,
    [property: Id(1)] VoteDirection? Direction,
    [property: Id(2)] double Value);
