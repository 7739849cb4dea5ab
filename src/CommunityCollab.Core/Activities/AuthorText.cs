using CommunityCollab.Core.Problems;

namespace CommunityCollab.Core.Activities;

/// <summary>A text that an author wrote for those who take part to read.</summary>
/// <param name="Text">The text; null for none.</param>
/// <param name="Path">Where it stands in the author's input.</param>
public sealed record AuthorText(string? Text, params string[] Path)
{
    /// <summary>The same text, one level further in.</summary>
    public AuthorText Under(params string[] outer) => new(Text, [.. outer, .. Path]);

    /// <summary>The labels of options.</summary>
    /// <param name="options">The options.</param>
    /// <param name="path">Where they stand.</param>
    public static IEnumerable<AuthorText> Labels(IEnumerable<Option> options, params string[] path) =>
        options.Select((option, place) => new AuthorText(option.Label, [.. path, $"{place}", "label"]));

    /// <summary>A refusal of this text.</summary>
    public Problem Refused(ProblemCode code, string message) => Problem.At(code, message, Path);
}
