using System.Text.Json;
using CommunityCollab.Core.Disclosure;
using CommunityCollab.Web.Tallies;

namespace CommunityCollab.Browser.Tests;

/// <summary>Whatever a figure is, the page as it is rendered and the script that draws a newer one say it in the same words.</summary>
public sealed class FiguresInWordsTests(ServerFixture server, Browser browser)
{
    private const string InScript = """
        async (cells) => {
          const { words } = await import("/assets/tally-words.js");
          return cells.map(({ cell, isShare, empty, full }) => [
            words.base(cell), words.count(cell), words.value(cell, isShare), words.state(cell), words.length(cell, empty, full), words.respondents(cell.n),
          ].join(" | "));
        }
        """;

    private static readonly Scaling[] Scalings = [Scaling.Share, new("Mean stars (1 to 5)", 1, 5), new("Mean place (1 is best)", 7, 1), new("Mean", -3, 3)];

    [Fact]
    public async Task Page_and_script_say_every_figure_in_the_same_words()
    {
        var chance = new Random(20_261_125);
        (PublishedCell Cell, Scaling Scaling)[] figures = [.. Enumerable.Range(0, 4_000).Select(n => Some(chance, Scalings[n % Scalings.Length]))];
        await using var open = await browser.OpenAsync(server.Url);

        var said = await open.Page.EvaluateAsync<string[]>(InScript, figures.Select(figure => new
        {
            cell = Json(figure.Cell),
            isShare = figure.Scaling.IsShare,
            empty = figure.Scaling.Empty,
            full = figure.Scaling.Full,
        }));

        Assert.Equal(figures.Select(figure => InPage(figure.Cell, figure.Scaling)), said);
    }

    [Fact]
    public void Each_reason_for_hiding_a_figure_has_words_that_say_it()
    {
        var words = Enum.GetValues<SuppressionReason>().ToDictionary(code => code, code => Figures.State(Hidden(code)));
        Assert.Equal(SuppressionReason.ReleaseOnly, Assert.Single(words, pair => pair.Value == words[SuppressionReason.ReleaseOnly]).Key);
        Assert.DoesNotContain("Shown", words.Values);
    }

    private static string InPage(PublishedCell cell, Scaling scaling) => string.Join(
        " | ", Figures.Base(cell), Figures.Count(cell), Figures.Value(cell, scaling), Figures.State(cell), Figures.Length(cell, scaling), Figures.Respondents(cell.N));

    private static PublishedCell Hidden(SuppressionReason code) => new("q", null, null, null, null, CellState.Suppressed, new Suppression(code, ""));

    // A published figure has at most four decimals. Those that end in 50 lie between two ways of rounding them.
    private static (PublishedCell Cell, Scaling Scaling) Some(Random chance, Scaling scaling)
    {
        var codes = Enum.GetValues<SuppressionReason>();
        var value = scaling.IsShare ? chance.Next(10_001) : chance.Next(-31_000, 72_000);
        var n = (long)Math.Pow(10, chance.NextDouble() * 7);
        var cell = new PublishedCell("q", null, null, n, (chance.Next(2) == 0 ? value : (value / 100 * 100) + 50) / 10_000m, CellState.Shown);
        return (chance.Next(5) switch
        {
            0 => Hidden(codes[chance.Next(codes.Length)]),
            1 => cell with { Value = null, N = null, Reason = new(SuppressionReason.Masked, ""), Bound = (chance.Next(2) == 0 ? 1 : -1) * chance.Next(1, 100) / 100m },
            2 => cell with { Value = null },
            3 => cell with { Low = cell.Value - (chance.Next(5_000) / 10_000m), High = cell.Value + (chance.Next(5_000) / 10_000m) },
            _ => cell,
        }, scaling);
    }

    private static object Json(PublishedCell cell) => new
    {
        n = cell.N,
        value = cell.Value,
        low = cell.Low,
        high = cell.High,
        bound = cell.Bound,
        reason = cell.Reason is null ? null : new { code = JsonNamingPolicy.SnakeCaseUpper.ConvertName($"{cell.Reason.Code}") },
    };
}
