namespace CommunityCollab.Core.Problems;

/// <summary>What a grain answers to a request that a person can get wrong: the thing, or why not.</summary>
/// <typeparam name="T">The thing asked for.</typeparam>
[GenerateSerializer, Immutable, Alias("Outcome`1")]
public sealed record Outcome<T>
    where T : class
{
    /// <summary>The thing; null exactly when there are problems.</summary>
    [Id(0)]
    public T? Value { get; init; }

    /// <summary>Why it was refused; empty when it was not.</summary>
    [Id(1)]
    public IReadOnlyList<Problem> Problems { get; init; } = [];

    /// <summary>A thing is its own outcome.</summary>
    public static implicit operator Outcome<T>(T value) => new() { Value = value };

    /// <summary>A refusal is an outcome.</summary>
    public static implicit operator Outcome<T>(Problem problem) => new() { Problems = [problem] };
}

/// <summary>Makes outcomes.</summary>
public static class Outcome
{
    /// <summary>The thing itself, where it is known by an interface and so cannot turn into its outcome by itself.</summary>
    /// <typeparam name="T">The thing asked for.</typeparam>
    public static Outcome<T> Of<T>(T value)
        where T : class => new() { Value = value };

    /// <summary>Several refusals at once, so that a form can show them all.</summary>
    /// <typeparam name="T">The thing asked for.</typeparam>
    public static Outcome<T> Refused<T>(IReadOnlyList<Problem> problems)
        where T : class => new() { Problems = problems };
}
