namespace CommunityCollab.GraphQL.Limits;

/// <summary>Breaks the long lines of a document where a break means nothing: at spaces and commas outside texts and comments, character
/// for character, so that whatever stands somewhere stands there still.</summary>
internal static class LongLines
{
    private const string Block = "\"\"\"";

    /// <summary>Whether any line has more characters than this.</summary>
    public static bool HasAny(ReadOnlySpan<char> text, int length)
    {
        while (text.Length > length)
        {
            var end = text[..(length + 1)].LastIndexOfAny('\r', '\n');
            if (end < 0)
            {
                return true;
            }

            text = text[(end + 1)..];
        }

        return false;
    }

    /// <summary>The document with breaks at the first places that come after so many characters of a line.</summary>
    public static string Break(string text, int length) => string.Create(text.Length, (text, length), static (broken, from) =>
    {
        from.text.CopyTo(broken);
        var start = 0;
        for (var at = 0; at < broken.Length; at++)
        {
            if (broken[at] is '"' or '#')
            {
                at = EndOf(broken, at);
            }
            else if (broken[at] is ' ' or ',' or '\t' && at - start >= from.length)
            {
                broken[at] = '\n';
            }

            if (at < broken.Length && broken[at] is '\r' or '\n')
            {
                start = at + 1;
            }
        }
    });

    /// <summary>The last character of the text or comment that begins at a place.</summary>
    private static int EndOf(ReadOnlySpan<char> text, int at)
    {
        var rest = text[at..];
        if (rest.StartsWith(Block))
        {
            return at + Block.Length - 1 + LengthOfBlock(rest[Block.Length..]);
        }

        var isComment = rest[0] == '#';
        for (var end = 1; end < rest.Length; end++)
        {
            if (rest[end] is '\r' or '\n' || (rest[end] == '"' && !isComment))
            {
                return at + end;
            }

            if (rest[end] == '\\' && !isComment)
            {
                end++;
            }
        }

        return text.Length;
    }

    // With the marks at its end. One that has none goes on to the end of the document.
    private static int LengthOfBlock(ReadOnlySpan<char> text)
    {
        for (var length = 0; ;)
        {
            var end = text[length..].IndexOf(Block);
            if (end < 0)
            {
                return text.Length;
            }

            length += end + Block.Length;
            if (end == 0 || text[length - Block.Length - 1] != '\\')
            {
                return length;
            }
        }
    }
}
