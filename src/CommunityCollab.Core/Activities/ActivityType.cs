using CommunityCollab.Core.Disclosure;
using CommunityCollab.Core.Problems;
using CommunityCollab.Core.Tallies;

namespace CommunityCollab.Core.Activities;

/// <summary>Lets an activity type be written against its own config and body; a body of another type is refused here once.</summary>
/// <typeparam name="TConfig">The type's config.</typeparam>
/// <typeparam name="TBody">The base of what people may submit to it.</typeparam>
public abstract class ActivityType<TConfig, TBody> : IActivityType
    where TConfig : ActivityConfig
    where TBody : ContributionBody
{
    /// <inheritdoc/>
    public abstract ActivityKind Kind { get; }

    /// <inheritdoc/>
    public virtual bool ManyPerParticipant => false;

    /// <inheritdoc/>
    public abstract bool HasTexts { get; }

    /// <inheritdoc/>
    public TextSharing Sharing(ActivityConfig config) => SharingOf((TConfig)config);

    /// <inheritdoc/>
    public IReadOnlyList<Option> FirstTexts(ActivityConfig config) => FirstTextsOf((TConfig)config);

    /// <inheritdoc/>
    public IReadOnlyList<Problem> Validate(ActivityConfig config) => [.. CheckConfig((TConfig)config)];

    /// <inheritdoc/>
    public IEnumerable<AuthorText> Texts(ActivityConfig config) => TextsOf((TConfig)config);

    /// <inheritdoc/>
    public ContributionBody Clean(ContributionBody body) => body is TBody own ? Clean(own) : body;

    /// <inheritdoc/>
    public ContributionBody Keep(ContributionBody body) => body is TBody own ? Keep(own) : body;

    /// <inheritdoc/>
    public abstract IReadOnlyList<string> RefersTo(ContributionBody body);

    /// <inheritdoc/>
    public IReadOnlyList<Problem> Validate(ContributionBody body, ActivityConfig config, string? participant, IReadOnlyDictionary<string, TextItem> referred) =>
        body is TBody own
            ? [.. CheckBody(own, (TConfig)config, participant, referred)]
            : [Problem.At(ProblemCode.Invalid, $"This activity is of type {Kind.ToString().ToUpperInvariant()} and takes another kind of contribution.")];

    /// <inheritdoc/>
    public abstract string? SayOn(ContributionBody body);

    /// <inheritdoc/>
    public abstract string? SharedText(ContributionBody body);

    /// <inheritdoc/>
    public void Fold(Tally tally, Contribution contribution, ActivityConfig config) => Count(tally, contribution, (TConfig)config, 1);

    /// <inheritdoc/>
    public void Unfold(Tally tally, Contribution contribution, ActivityConfig config) => Count(tally, contribution, (TConfig)config, -1);

    /// <inheritdoc/>
    public virtual Tally Without(Tally tally, IReadOnlySet<string> texts)
    {
        var rest = tally.Copy();
        foreach (var (key, sum) in tally.Cells.Where(cell => texts.Contains(cell.Key.Item)))
        {
            rest.Add(key, default(CellSum) - sum);
            rest.CountContributions(key.Group.Length == 0 && IsSay(key) ? -sum.N : 0);
        }

        return rest;
    }

    /// <inheritdoc/>
    public IEnumerable<ItemShape> Items(Tally tally, ActivityConfig config) => Items(tally, (TConfig)config);

    /// <inheritdoc/>
    public Func<ItemShape, Figure?> Values(Tally tally, ActivityConfig config) => Values(tally, (TConfig)config);

    /// <summary>The problems of a config.</summary>
    protected abstract IEnumerable<Problem> CheckConfig(TConfig config);

    /// <summary>Every text in a config that its author wrote.</summary>
    protected abstract IEnumerable<AuthorText> TextsOf(TConfig config);

    /// <summary>What participants may share.</summary>
    protected abstract TextSharing SharingOf(TConfig config);

    /// <summary>The texts it starts with.</summary>
    protected abstract IReadOnlyList<Option> FirstTextsOf(TConfig config);

    /// <summary>The problems of a body.</summary>
    protected abstract IEnumerable<Problem> CheckBody(TBody body, TConfig config, string? participant, IReadOnlyDictionary<string, TextItem> referred);

    /// <summary>The body with its texts cleaned.</summary>
    protected abstract TBody Clean(TBody body);

    /// <summary>What is kept of an acceptable body.</summary>
    protected virtual TBody Keep(TBody body) => body;

    /// <summary>Writes what the body adds to the cells of the tally.</summary>
    protected abstract void Count(TBody body, string id, TConfig config, CellWriter cells);

    /// <summary>What the body does to its participant's row, where a participant may give many.</summary>
    protected virtual ParticipantRow CountRow(ParticipantRow row, TBody body, int sign) => row;

    /// <summary>Whether a cell of a thought or statement counts each of the says on it once, and none that another such cell counts.</summary>
    protected virtual bool IsSay(CellKey key) => key.Option.Length == 0;

    /// <summary>What the activity publishes figures on.</summary>
    protected abstract IEnumerable<ItemShape> Items(Tally tally, TConfig config);

    /// <summary>The figures of the type's own.</summary>
    protected virtual Func<ItemShape, Figure?> Values(Tally tally, TConfig config) => _ => null;

    /// <summary>What was looked up for a key; null if there is no such thing.</summary>
    protected static TextItem? Find(IReadOnlyDictionary<string, TextItem> referred, string? key) => key is null ? null : referred.GetValueOrDefault(key);

    private void Count(Tally tally, Contribution contribution, TConfig config, int sign)
    {
        var body = (TBody)contribution.Body;
        var others = ParticipantRow.Empty;
        if (ManyPerParticipant && contribution.Participant is { } participant)
        {
            var before = tally.Participants.GetValueOrDefault(participant, ParticipantRow.Empty);
            tally.CountOneOfMany(participant, sign, row => CountRow(row, body, sign));
            others = sign > 0 ? before : tally.Participants.GetValueOrDefault(participant, ParticipantRow.Empty);
        }
        else
        {
            tally.CountSingle(sign);
        }

        Count(body, contribution.Id, config, new CellWriter(tally, sign, contribution.Groups, others));
    }
}
