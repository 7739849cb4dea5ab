using System.Globalization;
using System.IO.Compression;
using CommunityCollab.Core.Onboarding;
using MiniExcelLibs;
using MiniExcelLibs.OpenXml;

namespace CommunityCollab.Grains.Onboarding;

/// <summary>The sheets of an .xlsx workbook as lines of text: what a cell shows is what it says.</summary>
internal sealed class Workbook
{
    // A cell has kilobytes at most, and nothing of a directory unpacks to more than this.
    private const long MostUnpacked = 256 * 1024 * 1024;
    private const int MostEntries = 2_000;

    // Values are text here and kept in memory, which was bounded before: the library's cache on disk would only be slower.
    private static readonly OpenXmlConfiguration Settings = new() { EnableSharedStringCache = false, FillMergedCells = false };

    private readonly byte[] _content;

    /// <summary>Opens a workbook.</summary>
    /// <param name="compressed">The file, compressed with gzip.</param>
    /// <exception cref="NoWorkbookException">It is none that can be read.</exception>
    public Workbook(byte[] compressed)
    {
        using var zip = new GZipStream(new MemoryStream(compressed, writable: false), CompressionMode.Decompress);
        using var content = new MemoryStream();
        zip.CopyTo(content);
        _content = content.ToArray();
        try
        {
            using var archive = new ZipArchive(new MemoryStream(_content, writable: false));
            Refuse(archive);
            Bound(archive);
            Sheets = SheetShape.Of(archive);
        }
        catch (Exception broken) when (broken is InvalidDataException or System.Xml.XmlException or FormatException or OverflowException)
        {
            throw NoWorkbookException.Broken();
        }

        if (Sheets.Count == 0)
        {
            throw NoWorkbookException.Broken();
        }
    }

    /// <summary>Its sheets, in its order.</summary>
    public IReadOnlyList<SheetShape> Sheets { get; }

    /// <summary>The rows of a sheet that hold anything.</summary>
    public IEnumerable<DirectoryLine> Rows(SheetShape sheet)
    {
        using var stream = new MemoryStream(_content, writable: false);
        using var rows = stream.Query(useHeaderRow: false, sheetName: sheet.Name, excelType: ExcelType.XLSX, configuration: Settings).GetEnumerator();
        for (var number = 1; Next(rows) is { } row; number++)
        {
            var cells = new List<string>();
            foreach (var value in row.Values)
            {
                cells.Add(Text(value, sheet.DigitsOf(number, cells.Count)));
            }

            while (cells.Count > 0 && string.IsNullOrWhiteSpace(cells[^1]))
            {
                cells.RemoveAt(cells.Count - 1);
            }

            if (cells.Count > 0)
            {
                yield return new(number, cells);
            }
        }
    }

    // What the library throws at a workbook that says one thing here and another there is not written down anywhere.
    private static IDictionary<string, object?>? Next(IEnumerator<dynamic> rows)
    {
        try
        {
            return rows.MoveNext() ? (IDictionary<string, object?>)rows.Current : null;
        }
        catch (Exception broken) when (broken is not OutOfMemoryException)
        {
            throw NoWorkbookException.Broken();
        }
    }

    private static string Text(object? value, int digits) => value switch
    {
        null => "",
        string text => text,
        double number when number == Math.Truncate(number) && Math.Abs(number) < 1e15 => ((long)number).ToString($"D{Math.Max(1, digits)}", CultureInfo.InvariantCulture),
        DateTime moment => moment.ToString(moment.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        bool isTrue => isTrue ? "TRUE" : "FALSE",
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    private static void Refuse(ZipArchive archive)
    {
        if (archive.GetEntry("xl/workbook.xml") is not null)
        {
            return;
        }

        throw new NoWorkbookException(FindingCode.WrongKind,
            Has("word/") ? "This is a Word document. Copy its table into a workbook and save that as .xlsx, or export it as CSV UTF-8."
            : Has("ppt/") ? "This is a presentation. Copy its table into a workbook and save that as .xlsx, or export it as CSV UTF-8."
            : Has("xl/") ? "This is a binary Excel workbook (.xlsb). Save it as .xlsx or as CSV UTF-8."
            : Has("content.xml") ? "This is an OpenDocument file, as LibreOffice writes it. Save it as .xlsx or as CSV UTF-8."
            : "This is a compressed archive (ZIP). Unpack it, and send the file inside.");

        bool Has(string start) => archive.Entries.Any(entry => entry.FullName.StartsWith(start, StringComparison.Ordinal));
    }

    // What an archive says of its own sizes may be a lie, so it is unpacked once and counted.
    private static void Bound(ZipArchive archive)
    {
        long unpacked = 0;
        var buffer = new byte[64 * 1024];
        foreach (var entry in archive.Entries.Count <= MostEntries ? archive.Entries : throw NoWorkbookException.TooLarge())
        {
            using var content = entry.Open();
            while (content.Read(buffer) is > 0 and var read)
            {
                if ((unpacked += read) > MostUnpacked)
                {
                    throw NoWorkbookException.TooLarge();
                }
            }
        }
    }
}

/// <summary>A file is no workbook that can be read.</summary>
/// <param name="code">What is wrong.</param>
/// <param name="message">Why, and what to do.</param>
internal sealed class NoWorkbookException(FindingCode code, string message) : Exception(message)
{
    /// <summary>What is wrong.</summary>
    public FindingCode Code => code;

    /// <summary>It is damaged.</summary>
    public static NoWorkbookException Broken() => new(FindingCode.Unreadable, "The workbook is damaged. Open it in Excel and save it anew as .xlsx, or export it as CSV UTF-8.");

    /// <summary>It unpacks to more than is taken.</summary>
    public static NoWorkbookException TooLarge() => new(FindingCode.TooLarge, "The workbook holds more than is taken. Keep the one sheet that is wanted, without empty rows and columns, or export it as CSV UTF-8.");
}
