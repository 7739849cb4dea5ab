using System.IO.Compression;
using CommunityCollab.Core.Activities;
using CommunityCollab.Core.Onboarding;
using CsvHelper;

namespace CommunityCollab.Grains.Onboarding;

/// <summary>Takes a CSV file apart into lines, one after the other: separated by commas, semicolons or tabs, in UTF-8 with or
/// without a byte order mark.</summary>
internal sealed class DirectoryFile : IDisposable
{
    /// <summary>The most lines taken. The nation's file of schools has about 100,000.</summary>
    public const int MostLines = 250_000;

    private const int MostColumns = 500;
    private const int LongestLine = 256 * 1024;

    private readonly CsvReader _csv;
    private bool _isMalformed;

    private DirectoryFile(Stream stream)
    {
        _csv = CsvReader.Create(stream, new CsvReaderOptions
        {
            // A quote that is never closed then spoils its own line and not the rest of the file.
            AllowLineBreaksInQuotes = false,
            TrackLineNumbers = true,
            MaxRecordSize = LongestLine,
            OnMalformedRecord = _ => _isMalformed = true,
            PoolStrings = true,
        });
    }

    /// <summary>The names of the columns.</summary>
    public IReadOnlyList<string> Header { get; private set; } = [];

    /// <summary>Why no more of the file can be read; null when all of it was, or can be.</summary>
    public Finding? Fault { get; private set; }

    /// <summary>Opens a file and reads its header.</summary>
    /// <param name="compressed">The file, compressed with gzip.</param>
    public static DirectoryFile Open(byte[] compressed)
    {
        var file = new DirectoryFile(new GZipStream(new MemoryStream(compressed, writable: false), CompressionMode.Decompress));
        file.ReadHeader();
        return file;
    }

    /// <summary>The lines after the header. Only the columns that the mapping takes something from are read; others are empty.</summary>
    public IEnumerable<DirectoryLine> Lines(ColumnMapping mapping)
    {
        var taken = mapping.Columns.Select(column => column.Column).ToHashSet();
        bool[] isTaken = [.. Header.Select(taken.Contains)];
        var count = 0;
        while (Fault is null && Read())
        {
            if (++count > MostLines)
            {
                Fault = Finding.Error(null, null, FindingCode.TooLarge, $"The file has more than {MostLines} lines. Leave out other states' lines, or split it.");
                yield break;
            }

            yield return Line(isTaken);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _csv.Dispose();

    private void ReadHeader()
    {
        try
        {
            Header = [.. _csv.Headers.Select(PlainText.Clean)];
        }
        catch (CsvFormatException malformed)
        {
            Fault = Unreadable(malformed);
        }

        if (Header.Count > MostColumns)
        {
            Fault = Finding.Error(1, null, FindingCode.TooLarge, $"The file has more than {MostColumns} columns.");
        }
    }

    private bool Read()
    {
        try
        {
            _isMalformed = false;
            return _csv.Read();
        }
        catch (CsvFormatException malformed)
        {
            Fault = Unreadable(malformed);
            return false;
        }
    }

    private DirectoryLine Line(bool[] isTaken)
    {
        var cells = new string[_csv.FieldCount];
        for (var place = 0; place < cells.Length; place++)
        {
            cells[place] = place < isTaken.Length && isTaken[place] ? _csv.GetString(place) : "";
        }

        var fault = _isMalformed ? LineFault.Quotes
            : cells.Any(cell => cell.Contains('\uFFFD', StringComparison.Ordinal)) ? LineFault.Encoding
            : LineFault.None;
        return new((int)_csv.LineNumber, cells, fault);
    }

    private static Finding Unreadable(CsvFormatException malformed) =>
        Finding.Error(malformed.LineNumber > 0 ? (int)malformed.LineNumber : null, null, FindingCode.Unreadable, $"From here on the file is no CSV: a line is longer than {LongestLine / 1024} kB, or its quoting is broken.");
}
