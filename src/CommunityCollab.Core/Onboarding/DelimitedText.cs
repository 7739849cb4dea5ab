using System.Text;

namespace CommunityCollab.Core.Onboarding;

/// <summary>Takes text with separators apart into lines of fields (RFC 4180, and what offices make of it). A field in quotes may break
/// over lines; a quote that is never closed spoils its own line and not the rest of the file.</summary>
public static class DelimitedText
{
    /// <summary>The longest line taken, in characters.</summary>
    public const int LongestLine = 256 * 1024;

    /// <summary>The most lines taken, blank ones among them.</summary>
    public const int MostLines = 1_000_000;

    // An address has a handful of lines. More is a quote that was forgotten.
    private const int MostJoined = 50;
    private const string SeparatorHint = "sep=";

    /// <summary>The separator that a first line <c>sep=;</c> states, in quotes or not; null for any other line.</summary>
    public static char? StatedSeparator(string line)
    {
        var hint = line.Trim('"', ' ', '\r', '\n', '\uFEFF');
        return hint.Length == SeparatorHint.Length + 1 && hint.StartsWith(SeparatorHint, StringComparison.OrdinalIgnoreCase) ? hint[^1]
            : line.Trim('"', ' ').Equals($"{SeparatorHint}\t", StringComparison.OrdinalIgnoreCase) ? '\t'
            : null;
    }

    /// <summary>The lines that hold anything, with the numbers they begin at in the file, counted from 1.</summary>
    /// <param name="text">The text.</param>
    /// <param name="separator">What stands between fields.</param>
    /// <param name="width">How many fields the header has; 0 while that is not known.</param>
    /// <exception cref="TextTooLargeException">There are more lines, or longer ones, than are taken.</exception>
    public static IEnumerable<DirectoryLine> Rows(TextReader text, char separator, int width)
    {
        var lines = new PhysicalLines(text);
        while (lines.Next() is { } line)
        {
            var number = lines.Number;
            if (string.IsNullOrWhiteSpace(line) || (number == 1 && StatedSeparator(line) is not null))
            {
                continue;
            }

            var cells = new List<string>(width);
            var end = Split(line, separator, cells);
            if (end == LineEnd.InQuotes && Joined(lines, line, separator, width) is { } joined)
            {
                (cells, end) = (joined, LineEnd.Clean);
            }

            if (!cells.TrueForAll(string.IsNullOrWhiteSpace))
            {
                yield return new(number, cells, end == LineEnd.Clean ? LineFault.None : LineFault.Quotes);
            }
        }
    }

    // Takes lines until the quote is closed. What lies between two stray quotes may also be lines of their own: those are never
    // swallowed, so that a forgotten quote costs one district and no two become one.
    private static List<string>? Joined(PhysicalLines lines, string first, char separator, int width)
    {
        var text = new StringBuilder(first);
        var cells = new List<string>(width);
        for (var ahead = 0; ahead < MostJoined && lines.Peek(ahead) is { } next && text.Length <= LongestLine; ahead++)
        {
            var own = new List<string>();
            if (Split(next, separator, own) == LineEnd.Clean && width > 1 && own.Count == width)
            {
                return null;
            }

            text.Append('\n').Append(next);
            cells.Clear();
            switch (Split(text.ToString(), separator, cells))
            {
                case LineEnd.Stray:
                    return null;
                case LineEnd.Clean:
                    if (width > 0 && cells.Count != width)
                    {
                        return null;
                    }

                    lines.Skip(ahead + 1);
                    return cells;
            }
        }

        return null;
    }

    private static LineEnd Split(string line, char separator, List<string> cells)
    {
        if (!line.Contains('"', StringComparison.Ordinal))
        {
            cells.AddRange(line.Split(separator));
            return LineEnd.Clean;
        }

        var place = 0;
        while (true)
        {
            var end = IsQuoted(line, place, separator, out var quote)
                ? Quoted(line, quote, separator, cells, out place)
                : Bare(line, place, separator, cells, out place);
            if (end != LineEnd.Clean || place > line.Length)
            {
                return end;
            }
        }
    }

    // NCES' table generator writes ="0802190", so that spreadsheets leave the zero; some put a blank before the quote.
    private static bool IsQuoted(string line, int place, char separator, out int quote)
    {
        quote = place;
        while (quote < line.Length && line[quote] == ' ' && separator != ' ')
        {
            quote++;
        }

        if (quote + 1 < line.Length && line[quote] == '=' && line[quote + 1] == '"')
        {
            quote++;
        }

        return quote < line.Length && line[quote] == '"';
    }

    private static LineEnd Bare(string line, int place, char separator, List<string> cells, out int next)
    {
        var end = line.IndexOf(separator, place);
        end = end < 0 ? line.Length : end;
        var cell = line[place..end];
        cells.Add(cell);
        next = end + 1;
        return cell.Contains('"', StringComparison.Ordinal) ? LineEnd.Stray : LineEnd.Clean;
    }

    private static LineEnd Quoted(string line, int quote, char separator, List<string> cells, out int next)
    {
        var cell = new StringBuilder();
        for (var place = quote + 1; place < line.Length; place++)
        {
            if (line[place] != '"')
            {
                cell.Append(line[place]);
            }
            else if (place + 1 < line.Length && line[place + 1] == '"')
            {
                cell.Append('"');
                place++;
            }
            else
            {
                cells.Add(cell.ToString());
                var end = place + 1;
                while (end < line.Length && line[end] == ' ' && separator != ' ')
                {
                    end++;
                }

                next = end + 1;
                return end == line.Length || line[end] == separator ? LineEnd.Clean : LineEnd.Stray;
            }
        }

        cells.Add(cell.ToString());
        next = line.Length + 1;
        return LineEnd.InQuotes;
    }

    private enum LineEnd
    {
        Clean,
        Stray,
        InQuotes,
    }

    /// <summary>Lines as they are broken by CR, LF or both, some of them read ahead.</summary>
    private sealed class PhysicalLines(TextReader text)
    {
        private readonly List<string> _ahead = [];
        private readonly StringBuilder _line = new();
        private int _taken;

        public int Number { get; private set; }

        public string? Next()
        {
            if (Peek(0) is not { } line)
            {
                return null;
            }

            Skip(1);
            return line;
        }

        public string? Peek(int ahead)
        {
            while (_ahead.Count - _taken <= ahead)
            {
                if (Read() is not { } line)
                {
                    return null;
                }

                _ahead.Add(line);
            }

            return _ahead[_taken + ahead];
        }

        public void Skip(int count)
        {
            Number += count;
            _taken += count;
            if (_taken == _ahead.Count || _taken > MostJoined)
            {
                _ahead.RemoveRange(0, _taken);
                _taken = 0;
            }
        }

        private int NextNumber => Number + _ahead.Count - _taken + 1;

        private string? Read()
        {
            if (NextNumber > MostLines && text.Peek() >= 0)
            {
                throw new TextTooLargeException(NextNumber, $"The file has more than {MostLines} lines, counting blank ones. Leave out what is blank and other states' lines, or split it.");
            }

            _line.Clear();
            int next;
            while ((next = text.Read()) is not (-1 or '\n' or '\r'))
            {
                _line.Append((char)next);
                if (_line.Length > LongestLine)
                {
                    throw new TextTooLargeException(NextNumber, $"From here on the file is no directory: a line is longer than {LongestLine / 1024} kB, or its quoting is broken.");
                }
            }

            if (next == '\r' && text.Peek() == '\n')
            {
                text.Read();
            }

            return next == -1 && _line.Length == 0 ? null : _line.ToString();
        }
    }
}

/// <summary>The text has more lines, or longer ones, than any directory.</summary>
/// <param name="line">The first line that is not taken, counted from 1.</param>
/// <param name="message">What is too large, and what to do.</param>
public sealed class TextTooLargeException(int line, string message) : Exception(message)
{
    /// <summary>The first line that is not taken, counted from 1.</summary>
    public int Line => line;
}
