using System.Text;
using CommunityCollab.Core.Onboarding;

namespace CommunityCollab.Core.Tests.Onboarding;

public sealed class FileKindTests
{
    [Theory]
    [InlineData("D0CF11E0A1B11AE1", ".xls")]
    [InlineData("255044462D312E37", "PDF")]
    [InlineData("89504E470D0A1A0A", "image")]
    [InlineData("FFD8FFE000104A46", "image")]
    [InlineData("474946383961", "image")]
    [InlineData("49492A00", "image")]
    [InlineData("0000001C667479706865696300000000", "image")]
    [InlineData("1F8B0800", "archive")]
    [InlineData("377ABCAF271C", "archive")]
    [InlineData("526172211A07", "archive")]
    [InlineData("7F454C4602010100000000000000", "no text")]
    public void A_wrong_kind_is_known_by_its_bytes(string hex, string named) =>
        Assert.Contains(named, FileKind.Refuse(Convert.FromHexString(hex)), StringComparison.Ordinal);

    [Theory]
    [InlineData("<!DOCTYPE html><html>", "web page")]
    [InlineData("\uFEFF\r\n  <html lang=\"en\">", "web page")]
    [InlineData("<table><tr><td>", "web page")]
    [InlineData("<?xml version=\"1.0\"?><html xmlns=\"http://www.w3.org/1999/xhtml\">", "web page")]
    [InlineData("<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">", "Excel workbook")]
    [InlineData("<?xml version=\"1.0\"?><orgs/>", "XML")]
    [InlineData("{\"districts\": []}", "JSON")]
    [InlineData("[\n  {\"leaid\": 1}]", "JSON")]
    [InlineData("[1, 2]", "JSON")]
    [InlineData("{\\rtf1\\ansi", "RTF")]
    public void A_wrong_text_is_known_by_how_it_begins(string text, string named)
    {
        Assert.Contains(named, FileKind.Refuse(Encoding.UTF8.GetBytes(text)), StringComparison.Ordinal);
        if (!text.StartsWith("{\\rtf", StringComparison.Ordinal))
        {
            Assert.Contains(named, FileKind.Refuse([.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(text)]), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("leaid,name")]
    [InlineData("")]
    [InlineData("[District] Name,Code")]
    [InlineData("PK,name")]
    [InlineData("BMI,name")]
    [InlineData("\"<b>\",name")]
    public void A_text_is_a_text(string text)
    {
        Assert.Null(FileKind.Refuse(Encoding.UTF8.GetBytes(text)));
        Assert.Null(FileKind.Refuse(Encoding.Unicode.GetBytes(text)));
        Assert.Null(FileKind.Refuse(Encoding.BigEndianUnicode.GetBytes(text)));
    }
}
