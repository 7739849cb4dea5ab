using System.Globalization;
using CommunityCollab.Core.Disclosure;
using CommunityCollab.Core.Tallies;

namespace CommunityCollab.Core.Tests.Disclosure;

/// <summary>Somebody who wants to know a hidden number.</summary>
public static class Attacker
{
    /// <summary>The strongest attacker there is: one who has the program itself. They publish every tally there could be,
    /// keep those that come out as what they see, and have a hidden number when it is the same in all of them.</summary>
    /// <param name="everyTally">Every tally there could be.</param>
    /// <param name="publish">The program.</param>
    /// <param name="isSecret">Which hidden numbers of a tally do not follow from what the policy means to show; all, when null.</param>
    /// <returns>The hidden numbers they have, each with one tally that gives it away.</returns>
    public static IReadOnlyList<string> HasFound(IEnumerable<Tally> everyTally, Func<Tally, PublishedTally> publish, Func<Tally, CellKey, bool>? isSecret = null)
    {
        var tried = 0;
        var seen = new Dictionary<string, List<(Tally Tally, PublishedTally Published)>>();
        foreach (var tally in everyTally)
        {
            tried++;
            var published = publish(tally);
            var looks = Looks(published);
            if (!seen.TryGetValue(looks, out var alike))
            {
                seen.Add(looks, alike = []);
            }

            alike.Add((tally, published));
        }

        // An attacker who looks at nothing finds nothing, which says nothing.
        Assert.True(tried > seen.Count, $"{tried} tallies were tried, of which no two looked alike.");
        return [.. seen.Values.SelectMany(alike => Found(alike, isSecret ?? ((_, _) => true)))];
    }

    /// <summary>A published tally in every detail a reader has, for comparing two.</summary>
    public static string Looks(PublishedTally published) => string.Join('\n', published.Cells
        .Select(cell => string.Create(CultureInfo.InvariantCulture, $"{cell.Key}: {cell.N} {cell.Value} {cell.State} {cell.Reason?.Code} {cell.Bound}"))
        .Prepend($"{published.Respondents} {published.Contributions}"));

    private static IEnumerable<string> Found(List<(Tally Tally, PublishedTally Published)> alike, Func<Tally, CellKey, bool> isSecret)
    {
        var (example, published) = alike[0];
        foreach (var cell in published.Cells.Where(cell => IsHidden(cell, example)))
        {
            var key = new CellKey(cell.Item, cell.Option ?? "", cell.Group ?? "");
            if (isSecret(example, key) && alike.Select(one => one.Tally[key]).Distinct().Count() == 1)
            {
                yield return $"{cell.Key} in {string.Join(", ", example.Cells.Select(entry => $"{entry.Key}={entry.Value.N}:{entry.Value.Sum}"))}, which looks like\n{Looks(published)}";
            }
        }
    }

    /// <summary>Whether a number is hidden: "no responses" says it; a mean is hidden where its base shows and it does not. What waits for
    /// something to show, as the public's figures do, is hidden where there is something.</summary>
    public static bool IsHidden(PublishedCell cell, Tally tally) =>
        cell.Reason is { Code: not SuppressionReason.NoResponses } reason && cell.Value is null
        && (reason.Code != SuppressionReason.NotEnoughYet || tally[new CellKey(cell.Item)].N > 0);
}
