using System.Globalization;
using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;

namespace CommunityCollab.Grains.Onboarding;

/// <summary>A sheet of a workbook: its name, and which cells show numbers with zeros before them (a format such as <c>0000000</c>), which the
/// library that reads values does not tell.</summary>
internal sealed class SheetShape
{
    private const int MostRows = DirectoryFile.MostLines + 1_000;
    private const int MostColumns = 1_000;
    private const long MostOfDescription = 8 * 1024 * 1024;

    private static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static readonly XNamespace Links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static readonly XmlReaderSettings Safe = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreWhitespace = true };

    private static readonly XmlReaderSettings Description = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = MostOfDescription };

    private readonly Dictionary<(int Row, int Column), int> _digits;

    private SheetShape(string name, Dictionary<(int, int), int> digits) => (Name, _digits) = (name, digits);

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>With how many digits a cell shows a whole number; 0 when its format does not say.</summary>
    /// <param name="row">The row, from 1.</param>
    /// <param name="column">The column, from 0.</param>
    public int DigitsOf(int row, int column) => _digits.GetValueOrDefault((row, column));

    /// <summary>The sheets of a workbook, without hidden ones unless there are no others.</summary>
    /// <exception cref="NoWorkbookException">A sheet is larger than is taken.</exception>
    public static IReadOnlyList<SheetShape> Of(ZipArchive archive)
    {
        var targets = (Load(archive, "xl/_rels/workbook.xml.rels")?.Root?.Elements() ?? [])
            .Where(link => link.Attribute("Id") is not null && link.Attribute("Target") is not null)
            .ToDictionary(link => link.Attribute("Id")!.Value, link => link.Attribute("Target")!.Value);
        var styles = Digits(Load(archive, "xl/styles.xml"));
        var sheets = Load(archive, "xl/workbook.xml")?.Descendants(Main + "sheet").ToList() ?? [];
        var visible = sheets.Where(sheet => sheet.Attribute("state") is null or { Value: "visible" }).ToList();
        return [.. (visible.Count > 0 ? visible : sheets)
            .Select(sheet => (Name: sheet.Attribute("name")?.Value, Target: targets.GetValueOrDefault(sheet.Attribute(Links + "id")?.Value ?? "")))
            .Where(sheet => sheet is { Name: not null, Target: not null })
            .Select(sheet => (sheet.Name, Entry: archive.GetEntry(sheet.Target!.StartsWith('/') ? sheet.Target[1..] : $"xl/{sheet.Target}")))
            .Where(sheet => sheet.Entry is not null)
            .Select(sheet => new SheetShape(sheet.Name!, Cells(sheet.Entry!, styles)))];
    }

    private static Dictionary<(int, int), int> Cells(ZipArchiveEntry entry, List<int> styles)
    {
        var digits = new Dictionary<(int, int), int>();
        using var stream = entry.Open();
        using var xml = XmlReader.Create(stream, Safe);
        var (row, column) = (0, -1);
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            if (xml.LocalName == "row")
            {
                (row, column) = (xml.GetAttribute("r") is { } number ? int.Parse(number, CultureInfo.InvariantCulture) : row + 1, -1);
            }
            else if (xml.LocalName == "c")
            {
                column = xml.GetAttribute("r") is { } place ? Column(place) : column + 1;
                if (xml.GetAttribute("s") is { } style && int.TryParse(style, CultureInfo.InvariantCulture, out var format) && format < styles.Count && styles[format] > 0)
                {
                    digits[(row, column)] = styles[format];
                }
            }

            if (row > MostRows || column >= MostColumns)
            {
                throw NoWorkbookException.TooLarge();
            }
        }

        return digits;
    }

    // How many zeros the format of each style writes; 0 for formats that write none.
    private static List<int> Digits(XDocument? styles)
    {
        var formats = (styles?.Descendants(Main + "numFmt") ?? [])
            .GroupBy(format => format.Attribute("numFmtId")?.Value ?? "").ToDictionary(same => same.Key, same => same.First().Attribute("formatCode")?.Value ?? "");
        return [.. (styles?.Root?.Element(Main + "cellXfs")?.Elements(Main + "xf") ?? [])
            .Select(style => formats.GetValueOrDefault(style.Attribute("numFmtId")?.Value ?? "", ""))
            .Select(format => format.Length is > 1 and <= 20 && format.All(letter => letter == '0') ? format.Length : 0)];
    }

    private static int Column(string place)
    {
        var column = 0;
        foreach (var letter in place.TakeWhile(char.IsAsciiLetter))
        {
            column = Math.Min((column * 26) + (char.ToUpperInvariant(letter) - 'A' + 1), MostColumns + 1);
        }

        return column - 1;
    }

    private static XDocument? Load(ZipArchive archive, string name)
    {
        if (archive.GetEntry(name) is not { } entry)
        {
            return null;
        }

        using var stream = entry.Open();
        using var xml = XmlReader.Create(stream, Description);
        return XDocument.Load(xml);
    }
}
