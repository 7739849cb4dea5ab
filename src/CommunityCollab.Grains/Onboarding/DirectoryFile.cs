using System.IO.Compression;
using CommunityCollab.Core.Activities;
using CommunityCollab.Core.Onboarding;

namespace CommunityCollab.Grains.Onboarding;

/// <summary>A directory file, whatever office it comes from: its header found, its lines one after the other.</summary>
internal sealed class DirectoryFile
{
    /// <summary>The most lines taken. The nation's file of schools has about 100,000.</summary>
    public const int MostLines = 250_000;

    private const int MostColumns = 500;
    private const int NotesShown = 3;

    private readonly List<Finding> _findings = [];
    private Func<int, IEnumerable<DirectoryLine>> _rows = _ => [];
    private IReadOnlyList<string> _ownHeader = [];
    private bool _hasToldNotes;

    private DirectoryFile()
    {
    }

    /// <summary>The names of the columns.</summary>
    public IReadOnlyList<string> Header { get; private set; } = [];

    /// <summary>The header's line.</summary>
    public int HeaderLine { get; private set; } = 1;

    /// <summary>What the header suggests to take from which column.</summary>
    public ColumnMapping Guess { get; private set; } = new([]);

    /// <summary>Why no more of the file can be read; null when all of it was, or can be.</summary>
    public Finding? Fault { get; private set; }

    /// <summary>What is to be told of the file itself.</summary>
    public IReadOnlyList<Finding> Findings => _findings;

    /// <summary>Opens a file and finds its header.</summary>
    /// <param name="compressed">The file, compressed with gzip.</param>
    /// <param name="chosen">Names of columns that the sender chose.</param>
    public static DirectoryFile Open(byte[] compressed, IReadOnlyCollection<string> chosen)
    {
        var file = new DirectoryFile();
        try
        {
            var start = Start(compressed);
            if (FileKind.IsZip(start))
            {
                file.Open(new Workbook(compressed), chosen);
            }
            else if (FileKind.Refuse(start) is { } refused)
            {
                file.Fault = Finding.Error(null, null, FindingCode.WrongKind, refused);
            }
            else
            {
                file.Open(DirectoryText.Of(compressed, start), chosen);
            }
        }
        catch (TextTooLargeException tooLarge)
        {
            file.Fault = TooLarge(tooLarge);
        }
        catch (NoWorkbookException no)
        {
            file.Fault = Finding.Error(null, null, no.Code, no.Message);
        }

        return file;
    }

    /// <summary>The lines after the header, without the notes below them.</summary>
    /// <param name="mapping">Which columns are taken; letters that cannot be read in others do no harm.</param>
    public IEnumerable<DirectoryLine> Lines(ColumnMapping mapping)
    {
        var taken = mapping.Columns.Select(column => Header.ToList().IndexOf(column.Column)).Where(place => place >= 0).ToHashSet();
        var notes = new List<DirectoryLine>();
        var count = 0;
        using var lines = Own(notes).GetEnumerator();
        while (Fault is null && Next(lines) is { } line)
        {
            if (++count > MostLines)
            {
                Fault = Finding.Error(null, null, FindingCode.TooLarge, $"The file has more than {MostLines} lines. Leave out other states' lines, or split it.");
                yield break;
            }

            var isGarbled = line.Fault == LineFault.None && taken.Any(place => place < line.Cells.Count && line.Cells[place].Contains('\uFFFD', StringComparison.Ordinal));
            yield return isGarbled ? line with { Fault = LineFault.Encoding } : line;
        }

        if (notes.Count > 0 && !_hasToldNotes)
        {
            _hasToldNotes = true;
            var shown = string.Join(" / ", notes.Take(NotesShown).Select(note => Short(note.Cells.First(cell => !string.IsNullOrWhiteSpace(cell)))));
            _findings.Add(Finding.Notice(notes[0].Number, null, FindingCode.LinesLeftOut, $"The last {notes.Count} lines are notes and were left out: {shown}"));
        }
    }

    private IEnumerable<DirectoryLine> Own(List<DirectoryLine> notes)
    {
        var width = _ownHeader.Count;
        var below = _rows(width).Where(row => row.Number > HeaderLine && !row.Cells.SequenceEqual(_ownHeader)).Select(row => Cut(row, width));
        var lines = TrailingNotes.LeaveOut(below, width, notes);
        return OneRosterOrgs.IsHeader(_ownHeader) ? OneRosterOrgs.Lines(_ownHeader, lines) : lines;
    }

    private DirectoryLine? Next(IEnumerator<DirectoryLine> lines)
    {
        try
        {
            return lines.MoveNext() ? lines.Current : null;
        }
        catch (TextTooLargeException tooLarge)
        {
            Fault = TooLarge(tooLarge);
            return null;
        }
        catch (NoWorkbookException no)
        {
            Fault = Finding.Error(null, null, no.Code, no.Message);
            return null;
        }
    }

    private void Open(DirectoryText text, IReadOnlyCollection<string> chosen)
    {
        if (text.GuessedEncoding is { } encoding)
        {
            _findings.Add(Finding.Notice(null, null, FindingCode.EncodingGuessed, $"The file is not in UTF-8; it was read as {encoding}. Look at names with accents before you take it over."));
        }

        var best = text.Separators()
            .Select(separator => (Separator: separator, Top: DelimitedText.Rows(text.Open(), separator, 0).Take(HeaderFinder.MostAbove).ToList()))
            .Select(one => (one.Separator, one.Top, Place: HeaderFinder.Find(one.Top, chosen)))
            .Where(one => one.Place is not null)
            .OrderByDescending(one => one.Place!.Known).ThenByDescending(one => one.Place!.Width)
            .FirstOrDefault();
        if (best.Place is null)
        {
            Fault = Finding.Error(1, null, FindingCode.Empty, "The file has no line that could name its columns.");
            return;
        }

        _rows = width => DelimitedText.Rows(text.Open(), best.Separator, width);
        TakeHeader(best.Top, best.Place.Place);
    }

    private void Open(Workbook workbook, IReadOnlyCollection<string> chosen)
    {
        var sheets = workbook.Sheets;
        var best = sheets
            .Select(sheet => (Sheet: sheet, Top: workbook.Rows(sheet).Take(HeaderFinder.MostAbove).ToList()))
            .Select(one => (one.Sheet, one.Top, Place: HeaderFinder.Find(one.Top, chosen)))
            .Where(one => one.Place is not null)
            .OrderByDescending(one => one.Place!.Known)
            .FirstOrDefault();
        if (best.Place is null)
        {
            Fault = Finding.Error(null, null, FindingCode.Empty, "The workbook has no sheet with a line that could name its columns.");
            return;
        }

        if (sheets.Count > 1)
        {
            _findings.Add(Finding.Notice(null, null, FindingCode.SheetChosen, $"Of the workbook's {sheets.Count} sheets, '{Short(best.Sheet.Name)}' was taken, which fits best. To take another, save it as a file of its own."));
        }

        // A row of a sheet ends with its last cell that holds anything.
        _rows = width => workbook.Rows(best.Sheet).Select(row => row.Cells.Count < width && row.Cells.Count > 1 ? row with { Cells = [.. row.Cells, .. Enumerable.Repeat("", width - row.Cells.Count)] } : row);
        TakeHeader(best.Top, best.Place.Place);
    }

    private void TakeHeader(List<DirectoryLine> top, int place)
    {
        _ownHeader = top[place].Cells;
        HeaderLine = top[place].Number;
        if (place > 0)
        {
            _findings.Add(Finding.Notice(HeaderLine, null, FindingCode.LinesLeftOut, $"The columns are named in line {HeaderLine}; what stands above was left out."));
        }

        if (_ownHeader.Count > MostColumns)
        {
            Fault = Finding.Error(HeaderLine, null, FindingCode.TooLarge, $"The file has more than {MostColumns} columns.");
        }

        if (OneRosterOrgs.IsHeader(_ownHeader))
        {
            Header = OneRosterOrgs.Header;
            Guess = OneRosterOrgs.MappingOf(Own([]));
            return;
        }

        Header = ColumnNames.Unique(_ownHeader.Select(name => PlainText.Clean(name)), out var shared);
        Guess = ColumnMapping.Guess(Header);
        _findings.AddRange(Guess.Columns.Where(column => shared.Contains(column.Column)).Select(column => Finding.Notice(HeaderLine, column.Column, FindingCode.ColumnsShareName,
            $"Several columns are named '{Short(column.Column)}'; the first was taken. Choose another in the mapping if that is wrong.")));
    }

    // Spreadsheets write separators for columns that hold nothing.
    private static DirectoryLine Cut(DirectoryLine row, int width) =>
        row.Cells.Count > width && row.Cells.Skip(width).All(string.IsNullOrWhiteSpace) ? row with { Cells = [.. row.Cells.Take(width)] } : row;

    private static byte[] Start(byte[] compressed)
    {
        using var zip = new GZipStream(new MemoryStream(compressed, writable: false), CompressionMode.Decompress);
        var start = new byte[FileKind.Looked];
        return start[..zip.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
    }

    private static string Short(string text)
    {
        var clean = PlainText.Clean(text).Replace('\n', ' ');
        return clean.Length <= 80 ? clean : $"{clean[..80]}…";
    }

    private static Finding TooLarge(TextTooLargeException tooLarge) => Finding.Error(tooLarge.Line, null, FindingCode.TooLarge, tooLarge.Message);
}
