namespace CommunityCollab.Core.Activities.Opinion;

/// <summary>
/// What an opinion activity's votes show. It holds exact counts and people's places; hiding what is too small to show is
/// the publisher's work, and needs the group sizes given here.
/// </summary>
/// <param name="Groups">The groups, largest first. Empty when nobody has voted enough; one when nothing divides those who have.</param>
/// <param name="Participants">Everyone who voted enough to be placed, in ordinal order of their references.</param>
/// <param name="Statements">Every included statement, in ordinal order of the ids.</param>
/// <param name="Consensus">What all groups lean to the same way, strongest first; at most five for each direction.</param>
/// <param name="Divisive">What groups lean to opposite ways on, most divisive first; at most five.</param>
public sealed record OpinionGroups(
    IReadOnlyList<OpinionGroup> Groups,
    IReadOnlyList<PlacedParticipant> Participants,
    IReadOnlyList<StatementOutcome> Statements,
    IReadOnlyList<ConsensusStatement> Consensus,
    IReadOnlyList<DivisiveStatement> Divisive)
{
    /// <summary>How many groups there are: 2 to 5, or 0 or 1 while there are no groups to speak of.</summary>
    public int K => Groups.Count;
}

/// <summary>People who vote alike.</summary>
/// <param name="Index">From 0; the largest group is 0.</param>
/// <param name="Size">How many people are in it.</param>
/// <param name="Centre">The mean of its people's positions.</param>
/// <param name="Representative">What sets the group apart from everyone else, most telling first; at most five.</param>
public sealed record OpinionGroup(
    int Index, int Size, Position Centre, IReadOnlyList<RepresentativeStatement> Representative);

/// <summary>Where one participant stands.</summary>
/// <param name="Participant">The reference the matrix was given.</param>
/// <param name="Group">The index of the group.</param>
/// <param name="Position">The place on the opinion map.</param>
public readonly record struct PlacedParticipant(string Participant, int Group, Position Position);

/// <summary>A statement that sets a group apart (Polis' representativeness).</summary>
/// <param name="Statement">The statement's id.</param>
/// <param name="Direction">Whether the group stands out by agreeing or by disagreeing.</param>
/// <param name="Count">How the group voted on it.</param>
/// <param name="Probability">How likely a member votes in that direction, from 0 to 1.</param>
/// <param name="ProbabilityTest">z of the probability being above one half.</param>
/// <param name="Ratio">The probability divided by that of everyone outside the group; above 1 is more than others.</param>
/// <param name="RatioTest">z of the group's proportion being above that of everyone outside it.</param>
public sealed record RepresentativeStatement(
    string Statement,
    VoteDirection Direction,
    VoteCount Count,
    double Probability,
    double ProbabilityTest,
    double Ratio,
    double RatioTest)
{
    /// <summary>What representative statements are ranked by: the product of both measures and both tests.</summary>
    public double Strength => Probability * ProbabilityTest * Ratio * RatioTest;
}

/// <summary>How the groups voted on one statement.</summary>
/// <param name="Statement">The statement's id.</param>
/// <param name="Counts">The votes of each group, by group index.</param>
/// <param name="Agreement">
/// Group-informed consensus to agree: the product over the groups of (agrees + 1) / (votes + 2). One group that does not
/// agree pulls it down however small it is. 0 while nobody is placed.
/// </param>
/// <param name="Disagreement">The same for disagreeing.</param>
/// <param name="Divisiveness">
/// Half the distance between the group that leans furthest to agree and the one that leans furthest to disagree: 0 when
/// all lean alike, towards 1 when they are wholly opposed.
/// </param>
public sealed record StatementOutcome(
    string Statement, IReadOnlyList<VoteCount> Counts, double Agreement, double Disagreement, double Divisiveness);

/// <summary>A statement that every group leans to the same way.</summary>
/// <param name="Statement">The statement's id.</param>
/// <param name="Direction">The way all lean.</param>
/// <param name="Value">The group-informed consensus in that direction, from 0 to 1.</param>
public sealed record ConsensusStatement(string Statement, VoteDirection Direction, double Value);

/// <summary>A statement that groups lean to opposite ways on.</summary>
/// <param name="Statement">The statement's id.</param>
/// <param name="Value">Its divisiveness, from 0 to 1.</param>
public sealed record DivisiveStatement(string Statement, double Value);
