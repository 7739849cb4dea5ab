namespace CommunityCollab.Core.Activities.Opinion;

/// <summary>How one group voted on one statement.</summary>
/// <param name="Agrees">Votes to agree.</param>
/// <param name="Disagrees">Votes to disagree.</param>
/// <param name="Passes">Votes to pass: seen, and no side taken.</param>
public readonly record struct VoteCount(int Agrees, int Disagrees, int Passes)
{
    /// <summary>All who answered, passes included.</summary>
    public int Votes => Agrees + Disagrees + Passes;

    /// <summary>The votes in one direction.</summary>
    public int Of(VoteDirection direction) => direction == VoteDirection.Agree ? Agrees : Disagrees;

    /// <summary>
    /// How likely a member votes in that direction: (count + 1) / (votes + 2). The added votes keep a handful of answers
    /// from reading as certainty; without any answer it is one half.
    /// </summary>
    public double Probability(VoteDirection direction) => (Of(direction) + 1.0) / (Votes + 2.0);

    /// <summary>
    /// Where the group leans, from -1 (all disagree) to 1 (all agree), drawn towards 0 when few answered.
    /// </summary>
    public double Lean => (double)(Agrees - Disagrees) / (Votes + 2);

    /// <summary>Both groups' votes together.</summary>
    public static VoteCount operator +(VoteCount left, VoteCount right) => Add(left, right);

    /// <summary>Both groups' votes together.</summary>
    public static VoteCount Add(VoteCount left, VoteCount right) => new(
        left.Agrees + right.Agrees, left.Disagrees + right.Disagrees, left.Passes + right.Passes);

    internal VoteCount With(sbyte vote) => vote switch
    {
        1 => this with { Agrees = Agrees + 1 },
        -1 => this with { Disagrees = Disagrees + 1 },
        _ => this with { Passes = Passes + 1 },
    };
}
