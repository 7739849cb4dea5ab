using CommunityCollab.Core.Disclosure;
using CommunityCollab.Core.Problems;
using CommunityCollab.Core.Tallies;

namespace CommunityCollab.Core.Activities.Opinion;

/// <summary>Agree, disagree or pass on statements.</summary>
public sealed class OpinionType : ActivityType<OpinionConfig, OpinionContribution>
{
    /// <summary>The one there is.</summary>
    public static readonly OpinionType Instance = new();

    private const int MostStatements = 5_000;
    private const int LongestStatement = 500;
    private const int MostPerParticipant = 200;

    private static readonly string[] VoteOptions = ["agree", "disagree", "pass"];

    /// <inheritdoc/>
    public override ActivityKind Kind => ActivityKind.Opinion;

    /// <inheritdoc/>
    public override bool ManyPerParticipant => true;

    /// <inheritdoc/>
    public override bool HasTexts => true;

    /// <inheritdoc/>
    public override IReadOnlyList<string> RefersTo(ContributionBody body) => SayOn(body) is { } statement ? [statement] : [];

    /// <inheritdoc/>
    public override string? SayOn(ContributionBody body) => (body as StatementVoteCast)?.StatementKey;

    /// <inheritdoc/>
    public override string? SharedText(ContributionBody body) => (body as Statement)?.Text;

    /// <inheritdoc/>
    // Statements are what people say and agree with or not, and some are on the secret ballot; none is the author's word on this activity.
    protected override IEnumerable<AuthorText> TextsOf(OpinionConfig config) => [new(config.Question, "question")];

    /// <inheritdoc/>
    protected override TextSharing SharingOf(OpinionConfig config) => new(config.HeldForModerator, config.MaxPerParticipant);

    /// <inheritdoc/>
    protected override IReadOnlyList<Option> FirstTextsOf(OpinionConfig config) => config.Statements;

    /// <inheritdoc/>
    protected override IEnumerable<Problem> CheckConfig(OpinionConfig config)
    {
        var fewest = config.MaxLength > 0 ? 0 : 1;
        foreach (var problem in Options.Check(config.Statements, fewest, MostStatements, "statements"))
        {
            yield return problem;
        }

        foreach (var problem in PlainText.Check(config.Question, Options.LongestLabel, "question"))
        {
            yield return problem;
        }

        if (config.MaxLength is < 0 or > LongestStatement)
        {
            yield return Problem.At(ProblemCode.Invalid, $"A statement may be up to {LongestStatement} characters long; 0 takes none.", "maxLength");
        }

        if (config.MaxPerParticipant is < 1 or > MostPerParticipant)
        {
            yield return Problem.At(ProblemCode.Invalid, $"A participant may add 1 to {MostPerParticipant} statements.", "maxPerParticipant");
        }
    }

    /// <inheritdoc/>
    protected override OpinionContribution Clean(OpinionContribution body) =>
        body is Statement statement ? new Statement(PlainText.Clean(statement.Text)) : body;

    /// <inheritdoc/>
    protected override IEnumerable<Problem> CheckBody(OpinionContribution body, OpinionConfig config, string? participant, IReadOnlyDictionary<string, TextItem> referred) => body switch
    {
        Statement when config.MaxLength == 0 => [Problem.At(ProblemCode.Forbidden, "This activity takes votes, not new statements.")],
        Statement statement => PlainText.Check(statement.Text, config.MaxLength, "text"),
        StatementVoteCast cast when Find(referred, cast.StatementKey)?.State != TextItemState.Visible =>
            [Problem.At(ProblemCode.NotFound, "There is no such statement, or it is no longer shown.", "statementKey")],
        StatementVoteCast cast when !Enum.IsDefined(cast.Vote) =>
            [Problem.At(ProblemCode.Invalid, "Agree, disagree or pass.", "vote")],
        _ => [],
    };

    /// <inheritdoc/>
    protected override void Count(OpinionContribution body, string id, OpinionConfig config, CellWriter cells)
    {
        if (body is StatementVoteCast cast)
        {
            cells.Add(cast.StatementKey);
            cells.Add(cast.StatementKey, OptionOf(cast.Vote));
        }
    }

    /// <inheritdoc/>
    protected override ParticipantRow CountRow(ParticipantRow row, OpinionContribution body, int sign) => (body, sign) switch
    {
        (StatementVoteCast cast, > 0) => row.With(cast.StatementKey, (sbyte)cast.Vote),
        (StatementVoteCast cast, _) => row.Without(cast.StatementKey),
        _ => row,
    };

    /// <inheritdoc/>
    protected override IEnumerable<ItemShape> Items(Tally tally, OpinionConfig config) =>
        tally.Cells.Keys
            .Where(key => key.Option.Length == 0 && key.Group.Length == 0)
            .Select(key => key.Item)
            .Order(StringComparer.Ordinal)
            .Select(item => ItemShape.Distribution(item, VoteOptions));

    private static string OptionOf(Vote vote) => vote switch
    {
        Vote.Agree => VoteOptions[0],
        Vote.Disagree => VoteOptions[1],
        _ => VoteOptions[2],
    };
}
