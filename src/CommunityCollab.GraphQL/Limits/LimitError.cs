using GraphQL.Validation;

namespace CommunityCollab.GraphQL.Limits;

/// <summary>A document that asks for more than <see cref="GraphQLLimits"/> allows; says how much, and what is allowed.</summary>
internal sealed class LimitError : ValidationError
{
    private LimitError(string code, string message)
        : base(message) => Code = code;

    public static LimitError Tokens(int limit) => new("TOKEN_LIMIT", $"The document has more than {limit} tokens.")
    {
        Extensions = new() { ["limit"] = limit },
    };

    public static LimitError LineLength(int limit) =>
        new("LINE_LIMIT", $"The document has more than {limit} characters without a space between. Break it into lines, and send long texts as variables.")
        {
            Extensions = new() { ["limit"] = limit },
        };

    public static LimitError Mutations(int mutations, int limit) =>
        new("MUTATION_LIMIT", $"The document asks for {mutations} mutations; the limit is {limit}. Nothing was done; send them in several documents.")
        {
            Extensions = new() { ["mutations"] = mutations, ["limit"] = limit },
        };

    public static LimitError Depth(int depth, int limit) =>
        new("DEPTH_LIMIT", $"The document nests fields {depth} deep; the limit is {limit}.")
        {
            Extensions = new() { ["depth"] = depth, ["limit"] = limit },
        };

    /// <summary>The parser gave up at its own depth, so the true one is not known.</summary>
    public static LimitError DepthUnknown(int limit) => new("DEPTH_LIMIT", $"The document nests too deep to be read; the limit is {limit}.")
    {
        Extensions = new() { ["limit"] = limit },
    };

    public static LimitError IntrospectionDepth(int limit) =>
        new("DEPTH_LIMIT", "The introspection follows the lists of types too deep.") { Extensions = new() { ["limit"] = limit } };

    public static LimitError Cost(double cost, int limit)
    {
        var rounded = Math.Round(Math.Min(cost, 1e15));
        return new("COST_LIMIT", $"This request costs {rounded:0}; the limit is {limit}. Ask for fewer fields or smaller pages.")
        {
            Extensions = new() { ["cost"] = rounded, ["limit"] = limit },
        };
    }
}
