using GraphQL;
using GraphQL.Types;

namespace CommunityCollab.GraphQL.Relay;

/// <summary>Pages have a size.</summary>
internal static class Paging
{
    /// <summary>The most things a page may have.</summary>
    public const int Most = 100;

    /// <summary>How many things a page has when nobody says.</summary>
    public const int Usual = 20;

    /// <summary>The size of a page, within its limits.</summary>
    /// <param name="asked">What was sent; null for nothing.</param>
    /// <param name="argument">The argument it was sent in.</param>
    public static int Size(int? asked, string argument = "first") => asked switch
    {
        null => Usual,
        < 1 or > Most => throw new ExecutionError($"'{argument}' is 1 to {Most}; {asked} was sent.") { Code = "PAGE_SIZE" },
        _ => asked.Value,
    };
}

/// <summary>A list that is read in pages, from either end: gives its field the arguments for that.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PagedAttribute : GraphQLAttribute
{
    /// <summary>The arguments, which say nothing about what the list is of.</summary>
    public static IReadOnlyList<string> Arguments { get; } = ["first", "after", "last", "before"];

    /// <inheritdoc/>
    public override void Modify(FieldType fieldType, bool isInputType) => fieldType.Arguments = new QueryArguments((IEnumerable<QueryArgument>)
    [
        Argument<IntGraphType>("first", $"How many, from the start or after a cursor: 1 to {Paging.Most}; {Paging.Usual} when neither first nor last is given."),
        Argument<StringGraphType>("after", "The cursor to start after."),
        Argument<IntGraphType>("last", $"How many, from the end or before a cursor: 1 to {Paging.Most}. The newest come last."),
        Argument<StringGraphType>("before", "The cursor to end before."),
        .. (IEnumerable<QueryArgument>?)fieldType.Arguments ?? [],
    ]);

    private static QueryArgument Argument<T>(string name, string description)
        where T : IGraphType => new(typeof(T)) { Name = name, Description = description };
}
