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

    /// <summary>
    /// Longest line that the parser is given to find something wrong in, in characters: its words for what is wrong take time in
    /// proportion to the square of the column.
    /// </summary>
    private const int ShortLine = 1_000;

    private static readonly GraphQLDocumentBuilder Parser = new() { MaxDepth = SyntaxDepth };

    /// <summary>The document, or why not: a syntax error or a broken limit.</summary>
    public static (GraphQLDocument? Document, ExecutionError? Error) Parse(string text, GraphQLLimits limits)
    {
        if (!LongLines.HasAny(text, ShortLine))
        {
            return ParseLines(text, limits);
        }

        var broken = LongLines.Break(text, ShortLine);
        if (LongLines.HasAny(broken, limits.LineLength))
        {
            return (null, LimitError.LineLength(limits.LineLength));
        }

        // What is found wrong stands at the same character of both.
        return ParseLines(broken, limits) is { Error: { } error } ? (null, At(text, broken, error)) : ParseLines(text, limits);
    }

    private static (GraphQLDocument? Document, ExecutionError? Error) ParseLines(string text, GraphQLLimits limits)
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

    private static ExecutionError At(string text, string broken, ExecutionError error)
    {
        foreach (var location in error.Locations?.ToArray() ?? [])
        {
            error.Locations!.Remove(location);
            error.AddLocation(Location.FromLinearPosition(text, StartOfLine(broken, location.Line) + location.Column - 1));
        }

        return error;
    }

    private static int StartOfLine(string text, int line)
    {
        var start = 0;
        for (; line > 1; line--)
        {
            start += text.AsSpan(start).IndexOfAny('\r', '\n') + 1;
            start += text[start - 1] == '\r' && start < text.Length && text[start] == '\n' ? 1 : 0;
        }

        return start;
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
