using GraphQL;
using GraphQL.Execution;
using GraphQLParser;
using GraphQLParser.AST;
using GraphQLParser.Exceptions;

namespace CommunityCollab.GraphQL.Limits;

/// <summary>Parses a document within <see cref="GraphQLLimits"/>: what is too large is refused before it costs anything.</summary>
internal static class BoundedParser
{
    /// <summary>
    /// Nesting of syntax nodes at which the parser stops. A field takes two, lists and objects in arguments
    /// one each; the figure is the library's own and keeps its recursion far from the end of the stack.
    /// </summary>
    private const int SyntaxDepth = 128;

    private static readonly GraphQLDocumentBuilder Parser = new() { MaxDepth = SyntaxDepth };

    /// <summary>The document, or why not: a syntax error or a broken limit.</summary>
    public static (GraphQLDocument? Document, ExecutionError? Error) Parse(string text, GraphQLLimits limits)
    {
        try
        {
            if (HasMoreTokensThan(text, limits.Tokens))
            {
                return (null, LimitError.Tokens(limits.Tokens));
            }

            var document = Parser.Build(text);
            return DocumentShape.Refuse(document, limits) is { } refused ? (null, refused) : (document, null);
        }
        catch (GraphQLMaxDepthExceededException)
        {
            return (null, LimitError.DepthUnknown(limits.Depth));
        }
        catch (GraphQLSyntaxErrorException error)
        {
            return (null, new SyntaxError(error));
        }
        catch (ExecutionError error)
        {
            return (null, error);
        }
    }

    private static bool HasMoreTokensThan(string text, int limit)
    {
        var source = text.AsMemory();
        var count = 0;
        for (var token = Lexer.Lex(source, 0); token.Kind != TokenKind.EOF; token = Lexer.Lex(source, token.End))
        {
            if (++count > limit)
            {
                return true;
            }
        }

        return false;
    }
}
