using System.Text;
using CommunityCollab.Core.Onboarding;
using CsCheck;

namespace CommunityCollab.Core.Tests.Onboarding;

public sealed class DelimitedTextTests
{
    [Theory]
    [InlineData("a,b\nc,d", "1:a|b 2:c|d")]
    [InlineData("a,b\r\nc,d\r\n", "1:a|b 2:c|d")]
    [InlineData("a,b\rc,d\r", "1:a|b 2:c|d")]
    [InlineData("a,b\n\n,,\n \nc,d", "1:a|b 5:c|d")]
    [InlineData("\"a,b\",c", "1:a,b|c")]
    [InlineData("\"say \"\"a\"\"\",c", "1:say \"a\"|c")]
    [InlineData("=\"0802190\",c", "1:0802190|c")]
    [InlineData("=\"a,b\",c", "1:a,b|c")]
    [InlineData("\"=\"\"0802190\"\"\",c", "1:=\"0802190\"|c")]
    [InlineData("a, \"b\" ,c", "1:a|b|c")]
    [InlineData("\"a\",", "1:a|")]
    [InlineData("sep=,\na,b", "2:a|b")]
    [InlineData("\"sep=,\"\na,b", "2:a|b")]
    [InlineData("a,\"b\nb\"\nc,d", "1:a|b\nb 3:c|d")]
    [InlineData("a,\"b\nb\nb\"\nc,d", "1:a|b\nb\nb 4:c|d")]
    public void Lines_are_taken_apart(string text, string expected) => Assert.Equal(expected, Written(text));

    [Theory]
    [InlineData("a,\"b\nc,d\ne,f", "1!a|b 2:c|d 3:e|f")]
    [InlineData("a,\"b\nc,\"d\"\ne,f", "1!a|b 2:c|d 3:e|f")]
    [InlineData("a,\"b\nc,d\ne,\"", "1!a|b 2:c|d 3!e|")]
    [InlineData("a,b \"c\"\nd,e", "1!a|b \"c\" 2:d|e")]
    [InlineData("\"a\"b,c\nd,e", "1!a 2:d|e")]
    public void A_quote_that_is_never_closed_spoils_its_own_line_alone(string text, string expected) => Assert.Equal(expected, Written(text));

    [Theory]
    [InlineData("sep=;", ';')]
    [InlineData("\"sep=;\"", ';')]
    [InlineData("SEP=\t", '\t')]
    [InlineData("\uFEFFsep=|", '|')]
    [InlineData("sep=;;", null)]
    [InlineData("name", null)]
    public void A_stated_separator_is_read(string line, char? separator) => Assert.Equal(separator, DelimitedText.StatedSeparator(line));

    [Fact]
    public void What_is_written_by_the_rules_is_read_as_it_was() =>
        Gen.Select(Gen.OneOf(Gen.Const(','), Gen.Const(';'), Gen.Const('\t'), Gen.Const('|')), Gen.OneOf("a", "b \"c\"", "d\ne", ",", ";", "|", "\t", "é", "=").Array[3].Array[1, 6]).Sample((separator, rows) =>
        {
            var text = string.Join("\r\n", rows.Select(row => string.Join(separator, row.Select(cell => $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\""))));
            var read = DelimitedText.Rows(new StringReader(text), separator, 3).ToList();
            Assert.All(read, row => Assert.Equal(LineFault.None, row.Fault));
            Assert.Equal(rows.Where(row => !row.All(string.IsNullOrWhiteSpace)), read.Select(row => row.Cells.ToArray()));
        }, iter: 2_000);

    [Fact]
    public void A_line_without_end_is_refused() =>
        Assert.Equal(2, Assert.Throws<TextTooLargeException>(() => DelimitedText.Rows(new StringReader($"a\n{new string('x', DelimitedText.LongestLine + 1)}"), ',', 1).Count()).Line);

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData(" \r")]
    public void Blank_lines_without_end_are_refused(string blank)
    {
        var most = new StringBuilder("a").Insert(1, blank, DelimitedText.MostLines).ToString();
        Assert.Single(DelimitedText.Rows(new StringReader(most), ',', 1));
        Assert.Equal(DelimitedText.MostLines + 1, Assert.Throws<TextTooLargeException>(() => DelimitedText.Rows(new StringReader($"{most}b"), ',', 1).Count()).Line);
    }

    private static string Written(string text) =>
        string.Join(' ', DelimitedText.Rows(new StringReader(text), ',', 2).Select(row => $"{row.Number}{(row.Fault == LineFault.None ? ":" : "!")}{string.Join('|', row.Cells)}"));
}
