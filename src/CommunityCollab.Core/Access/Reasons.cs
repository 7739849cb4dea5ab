using CommunityCollab.Core.Activities;
using CommunityCollab.Core.Problems;

namespace CommunityCollab.Core.Access;

/// <summary>The reasons people give for the audit log.</summary>
public static class Reasons
{
    /// <summary>The longest, in characters a reader sees.</summary>
    private const int Longest = 500;

    /// <summary>The reason as it is kept; null when there is nothing to read.</summary>
    public static string? Clean(string? reason) => PlainText.Clean(reason) is { Length: > 0 } text ? text : null;

    /// <summary>What is wrong with a reason; null when nothing is, as when none is given.</summary>
    public static Problem? Check(string? reason) => Clean(reason) is { } text ? PlainText.Check(text, Longest, "reason").FirstOrDefault() : null;

    /// <summary>What is wrong with a reason that has to be given; null when nothing is.</summary>
    public static Problem? MustBeGiven(string? reason) =>
        Clean(reason) is null ? Problem.At(ProblemCode.Required, "Give the reason; it is kept in the audit log.", "reason") : Check(reason);
}
