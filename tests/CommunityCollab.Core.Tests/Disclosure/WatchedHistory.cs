using System.Globalization;
using CommunityCollab.Core.Activities;
using CommunityCollab.Core.Disclosure;
using CommunityCollab.Core.Tallies;
using CommunityCollab.Core.Tests.Activities;

namespace CommunityCollab.Core.Tests.Disclosure;

/// <summary>What a member of the public who never looks away saw while people gave, revised and withdrew.</summary>
public sealed class WatchedHistory
{
    private readonly List<Dictionary<int, Contribution>> _moments = [];
    private readonly Dictionary<int, Contribution> _inForce = [];

    private WatchedHistory(Publication publication) => Publication = publication;

    public Publication Publication { get; }

    public Tally Live { get; } = new();

    public Tally Shown { get; } = new();

    public IEnumerable<Contribution> InForce => _inForce.Values;

    /// <summary>Every different thing that was published, in order.</summary>
    public List<Look> Looks { get; } = [];

    public static WatchedHistory Of(Scene scene, Publication publication, Random chance)
    {
        var history = new WatchedHistory(publication);
        history.Look();
        var waiting = new Queue<int>(Enumerable.Range(0, scene.Contributions.Count));
        while (waiting.Count > 0)
        {
            switch (chance.Next(8))
            {
                case 0 when history._inForce.Count > 0:
                    history.Withdraw(history.Somebody(chance));
                    break;
                case 1 when history._inForce.Count > 0:
                    var place = history.Somebody(chance);
                    history.Withdraw(place);
                    history.Give(place, chance.Next(2) == 0 ? scene.Revisions[place] : scene.Contributions[place]);
                    break;
                default:
                    var next = waiting.Dequeue();
                    history.Give(next, scene.Contributions[next]);
                    break;
            }

            history.Look();
        }

        return history;
    }

    /// <summary>How many people's contributions differ between two moments.</summary>
    public int PeopleBetween(int first, int second)
    {
        var (before, after) = (_moments[first], _moments[second]);
        return before.Keys.Union(after.Keys)
            .Where(place => before.GetValueOrDefault(place) != after.GetValueOrDefault(place))
            .Select(place => (before.GetValueOrDefault(place) ?? after[place]).Participant)
            .Distinct()
            .Count();
    }

    private int Somebody(Random chance) => _inForce.Keys.ElementAt(chance.Next(_inForce.Count));

    private void Give(int place, Contribution contribution)
    {
        Publication.Config.Type.Fold(Live, contribution, Publication.Config);
        _inForce[place] = contribution;
    }

    private void Withdraw(int place)
    {
        _inForce.Remove(place, out var contribution);
        Publication.Config.Type.Unfold(Live, contribution!, Publication.Config);
    }

    private void Look()
    {
        _moments.Add(new Dictionary<int, Contribution>(_inForce));
        if (Publication.Advance(Shown, Live) || Looks.Count == 0)
        {
            Looks.Add(new Look(_moments.Count - 1, Publication.Of(View.Public, Shown)));
        }
    }
}

/// <summary>Something published.</summary>
/// <param name="Moment">After how many events.</param>
/// <param name="Published">What.</param>
public sealed record Look(int Moment, PublishedTally Published)
{
    /// <summary>Each item's figures as one text, for telling whether they changed; items without any are left out.</summary>
    /// <param name="ownMeans">Whether means are an item's own. A thought's leans on those of all thoughts that show, and so moves with
    /// their steps too, though nothing new of its own is shown.</param>
    public IEnumerable<(string Item, string Text, int Moment)> Figures(bool ownMeans) => Published.Cells
        .GroupBy(cell => cell.Item)
        .Where(cells => cells.Any(cell => cell.N is not null))
        .Select(cells => (
            cells.Key,
            string.Join(' ', cells.Select(cell => string.Create(CultureInfo.InvariantCulture, $"{cell.N}:{(ownMeans || cell.Option is not null ? cell.Value : null)}:{cell.Bound}"))),
            Moment));
}
