using GraphQLParser.AST;

namespace CommunityCollab.GraphQL.Transports.Documents;

/// <summary>A document that was parsed within the limits, and whether its validation ever succeeded.</summary>
internal sealed class ParsedDocument(string text, GraphQLDocument syntax)
{
    private volatile bool _validated;

    public string Text { get; } = text;

    public GraphQLDocument Syntax { get; } = syntax;

    /// <summary>Set only after an execution got past validation, so a document is never taken for valid because it was seen.</summary>
    public bool Validated
    {
        get => _validated;
        set => _validated = value;
    }
}
