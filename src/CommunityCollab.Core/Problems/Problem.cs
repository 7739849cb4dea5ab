namespace CommunityCollab.Core.Problems;

/// <summary>What a person or a program asked for and may not have, said so that they can put it right.</summary>
/// <param name="Code">What kind of refusal it is; programs branch on it.</param>
/// <param name="Message">One or two sentences in plain words: what is wrong and what to do.</param>
/// <param name="Path">Where in the input the fault lies, outermost first; empty when it concerns the whole.</param>
[GenerateSerializer, Immutable, Alias("Problem")]
public sealed record Problem(
    [property: Id(0)] ProblemCode Code,
    [property: Id(1)] string Message,
    [property: Id(2)] IReadOnlyList<string> Path)
{
    /// <summary>A refusal that names the place in the input by its parts.</summary>
    public static Problem At(ProblemCode code, string message, params string[] path) => new(code, message, path);

    /// <summary>The same refusal, one level further in.</summary>
    public Problem Under(params string[] outer) => this with { Path = [.. outer, .. Path] };

    /// <summary>Extra facts a program may want, such as the allowed next states; by name.</summary>
    [Id(3)]
    public IReadOnlyDictionary<string, string> Details { get; init; } = NoDetails;

    private static readonly Dictionary<string, string> NoDetails = [];
}
