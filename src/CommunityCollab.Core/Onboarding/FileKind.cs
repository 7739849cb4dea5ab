using System.Text;

namespace CommunityCollab.Core.Onboarding;

/// <summary>What a file is, by its first bytes and never by its name.</summary>
public static class FileKind
{
    /// <summary>How many first bytes are looked at.</summary>
    public const int Looked = 4096;

    private const string SaveAs = "Open it where it was made, and save or export it as .xlsx or as CSV UTF-8.";

    /// <summary>Whether it is a ZIP container, as .xlsx files are.</summary>
    public static bool IsZip(ReadOnlySpan<byte> start) => start.StartsWith("PK\u0003\u0004"u8) || start.StartsWith("PK\u0005\u0006"u8);

    /// <summary>Why a file is no directory, with what to do; null for a text that may be one.</summary>
    /// <param name="start">Its first bytes.</param>
    public static string? Refuse(ReadOnlySpan<byte> start) =>
        start.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]) ? $"This is an Excel workbook of the old kind (.xls), or another old Office document. {SaveAs}"
        : start.StartsWith("%PDF"u8) ? "This is a PDF document, which has no columns. Ask its maker for the table as .xlsx or CSV."
        : start.StartsWith("{\\rtf"u8) ? $"This is a document for a word processor (RTF). {SaveAs}"
        : IsImage(start) ? "This is an image. Its text cannot be read; ask its maker for the table as .xlsx or CSV."
        : IsArchive(start) ? "This is a compressed archive. Unpack it, and send the file inside."
        : IsText(start) is { } text ? RefuseText(text)
        : "This is no text and no .xlsx workbook; nobody can say what it is. Export the table as .xlsx or as CSV UTF-8.";

    private static string? RefuseText(string text)
    {
        var trimmed = text.TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
        return trimmed.StartsWith("<?xml", StringComparison.OrdinalIgnoreCase)
                ? trimmed.Contains("urn:schemas-microsoft-com:office:spreadsheet", StringComparison.Ordinal)
                    ? $"This is an Excel workbook written as XML. {SaveAs}"
                    : trimmed.Contains("<html", StringComparison.OrdinalIgnoreCase) ? WebPage : "This is an XML document. Export the table as .xlsx or as CSV UTF-8."
            : IsMarkup(trimmed) ? WebPage
            : IsJson(trimmed) ? "This is JSON. Export the table as .xlsx or as CSV UTF-8; a program may also send districts with the mutation addDistricts."
            : null;
    }

    private const string WebPage = "This is a web page, as when a sign-in page is saved instead of the file it guards. Sign in there, download the table itself as .xlsx or CSV, and send that.";

    private static bool IsMarkup(string text) =>
        text.StartsWith("<!", StringComparison.Ordinal) || (text.Length > 1 && text[0] == '<' && char.IsAsciiLetter(text[1]));

    private static bool IsJson(string text)
    {
        if (text.Length == 0 || text[0] is not ('{' or '['))
        {
            return false;
        }

        var inside = text[1..].TrimStart();
        return inside.Length == 0 || (text[0] == '{' ? inside[0] is '"' or '}' : inside[0] is '{' or '[' or '"' or ']' or '-' || char.IsAsciiDigit(inside[0]));
    }

    private static bool IsImage(ReadOnlySpan<byte> start) =>
        start.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47]) || start.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) || start.StartsWith("GIF8"u8)
        || start.StartsWith("II*\0"u8) || start.StartsWith("MM\0*"u8) || (start.StartsWith("RIFF"u8) && start.Length > 11 && start[8..12].SequenceEqual("WEBP"u8))
        || (start.Length > 11 && start[4..8].SequenceEqual("ftyp"u8)) || (start.StartsWith("BM"u8) && start.Length > 9 && start[6..10].SequenceEqual("\0\0\0\0"u8));

    private static bool IsArchive(ReadOnlySpan<byte> start) =>
        start.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]) || start.StartsWith((ReadOnlySpan<byte>)[0x37, 0x7A, 0xBC, 0xAF]) || start.StartsWith("Rar!"u8)
        || start.StartsWith("BZh"u8) || start.StartsWith((ReadOnlySpan<byte>)[0xFD, 0x37, 0x7A, 0x58, 0x5A]);

    private static string? IsText(ReadOnlySpan<byte> start)
    {
        var encoding = TextEncoding.Of(start) ?? Encoding.Latin1;
        var text = encoding.GetString(start);
        return text.Contains('\0', StringComparison.Ordinal) ? null : text;
    }
}
