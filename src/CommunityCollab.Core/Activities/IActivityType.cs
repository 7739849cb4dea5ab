using CommunityCollab.Core.Disclosure;
using CommunityCollab.Core.Problems;
using CommunityCollab.Core.Tallies;

namespace CommunityCollab.Core.Activities;

/// <summary>One way of taking part, as pure functions. Journal, intake, tally, subscriptions and suppression are
/// written once and know no type.</summary>
public interface IActivityType
{
    /// <summary>Which type this is.</summary>
    ActivityKind Kind { get; }

    /// <summary>Whether one participant may give many contributions (votes, ratings), or one that a later one replaces.</summary>
    bool ManyPerParticipant { get; }

    /// <summary>Is this activity well-formed?</summary>
    IReadOnlyList<Problem> Validate(ActivityConfig config);

    /// <summary>Every text in it in which its author speaks to participants.</summary>
    IEnumerable<AuthorText> Texts(ActivityConfig config);

    /// <summary>The body with its texts in NFC and without control characters; every part stays in its place, so that a
    /// problem's path is one in what was sent.</summary>
    ContributionBody Clean(ContributionBody body);

    /// <summary>The body as it is stored, once it was found acceptable: without what was left empty.</summary>
    ContributionBody Keep(ContributionBody body);

    /// <summary>Whether there are texts that people rate, vote on or choose between.</summary>
    bool HasTexts { get; }

    /// <summary>What participants may share.</summary>
    TextSharing Sharing(ActivityConfig config);

    /// <summary>The texts it starts with, which are offered like those people share.</summary>
    IReadOnlyList<Option> FirstTexts(ActivityConfig config);

    /// <summary>The texts this body is about, which the caller must look up before validating; empty if none.</summary>
    IReadOnlyList<string> RefersTo(ContributionBody body);

    /// <summary>Is this contribution acceptable? Every problem carries a path.</summary>
    /// <param name="body">The contribution.</param>
    /// <param name="config">The activity.</param>
    /// <param name="participant">Who gives it; null in an anonymous activity.</param>
    /// <param name="referred">What <see cref="RefersTo"/> names, as far as there is such a thing.</param>
    IReadOnlyList<Problem> Validate(ContributionBody body, ActivityConfig config, string? participant, IReadOnlyDictionary<string, TextItem> referred);

    /// <summary>What this body is the participant's one say on: empty for the activity as a whole, a statement's id for
    /// a vote; null when the participant may say any number of such things (sharing thoughts).</summary>
    string? SayOn(ContributionBody body);

    /// <summary>The text others may see, rate or vote on, when this body brings one.</summary>
    string? SharedText(ContributionBody body);

    /// <summary>Adds one contribution. Order never matters.</summary>
    void Fold(Tally tally, Contribution contribution, ActivityConfig config);

    /// <summary>Takes one contribution back; restores the tally exactly.</summary>
    void Unfold(Tally tally, Contribution contribution, ActivityConfig config);

    /// <summary>The tally without these thoughts or statements: without what people said on them, and without themselves where
    /// texts are counted. Who took part only with them has still taken part.</summary>
    Tally Without(Tally tally, IReadOnlySet<string> texts);

    /// <summary>Everything this activity publishes figures on, as disclosure needs to know it.</summary>
    IEnumerable<ItemShape> Items(Tally tally, ActivityConfig config);

    /// <summary>The figures for items that are more than a share or a plain mean: for an item, its figure, or null when
    /// disclosure's own will do.</summary>
    /// <param name="tally">Only what may be shown to the audience, so that a figure drawn from several items tells nothing
    /// of a hidden one.</param>
    /// <param name="config">The activity.</param>
    Func<ItemShape, Figure?> Values(Tally tally, ActivityConfig config);
}
