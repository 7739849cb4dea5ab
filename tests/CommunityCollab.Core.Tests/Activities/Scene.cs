using CommunityCollab.Core.Activities;
using CommunityCollab.Core.Tallies;

namespace CommunityCollab.Core.Tests.Activities;

/// <summary>An activity and what people gave to it, all of it valid: 0 to 60 contributions, where small numbers matter.</summary>
/// <param name="Config">The activity.</param>
/// <param name="Contributions">What was given, in order.</param>
/// <param name="Revisions">For each contribution, what its giver could replace it with.</param>
public sealed record Scene(ActivityConfig Config, IReadOnlyList<Contribution> Contributions, IReadOnlyList<Contribution> Revisions)
{
    /// <summary>The stakeholder groups of every scene; people are in several, one, or none.</summary>
    public static IReadOnlyList<string> Groups { get; } = ["guardian", "student", "staff", "neighbour"];

    public IActivityType Type => Config.Type;

    public Tally Fold(IEnumerable<Contribution> contributions)
    {
        var tally = new Tally();
        foreach (var contribution in contributions)
        {
            Type.Fold(tally, contribution, Config);
        }

        return tally;
    }

    /// <summary>The texts a body is about, as the intake would look them up: shared by somebody else.</summary>
    public IReadOnlyDictionary<string, TextItem> Referred(ContributionBody body) =>
        Known([.. Type.RefersTo(body).Select(id => new TextItem(id, "somebody else", TextItemState.Visible))]);

    /// <summary>What was found of the texts a body is about.</summary>
    public static IReadOnlyDictionary<string, TextItem> Known(params TextItem?[] found) => found.OfType<TextItem>().ToDictionary(item => item.Id);

    public override string ToString() => $"{Config.Kind} with {Contributions.Count}: {System.Text.Json.JsonSerializer.Serialize(Config)} {System.Text.Json.JsonSerializer.Serialize(Contributions)}";
}
