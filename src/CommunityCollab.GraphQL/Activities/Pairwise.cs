using CommunityCollab.Core.Activities;
using CommunityCollab.Core.Activities.Pairwise;
using CommunityCollab.Data;
using CommunityCollab.Data.Tenancy;
using CommunityCollab.GraphQL.Access;
using CommunityCollab.GraphQL.Contributions;
using GraphQL;
using Microsoft.EntityFrameworkCore;

namespace CommunityCollab.GraphQL.Activities;

/// <summary>A pairwise activity.</summary>
public sealed class PairwiseInput
{
    /// <summary>What the ideas answer.</summary>
    public required string Question { get; init; }

    /// <summary>The ideas it starts with, two or more.</summary>
    public required IReadOnlyList<OptionInput> Ideas { get; init; }

    /// <summary>The longest idea a participant may add, 0 for none to be added; 140 characters when left out.</summary>
    public int? MaxLength { get; init; }

    /// <summary>Whether a moderator sees each added idea before others do; true when left out.</summary>
    public bool? HeldForModerator { get; init; }

    /// <summary>How many ideas one participant token may add, 1 to 200; 10 when left out. Withdrawn ones are not counted.</summary>
    public int? MaxPerParticipant { get; init; }

    internal PairwiseConfig ToConfig() => new(
        PlainText.Clean(Question), [.. Ideas.Select(idea => idea.ToOption())], MaxLength ?? PairwiseConfig.DefaultMaxLength, HeldForModerator ?? true,
        MaxPerParticipant ?? PairwiseConfig.DefaultMaxPerParticipant, ServedPrompt.NewKey());
}

/// <summary>A pairwise activity. The cell of an idea has its votes (<c>n</c>) and its score (<c>value</c>): the estimated chance, from 0 to 100, that it is
/// chosen over another one, with its interval. The cells <c>pair.undecided</c> count why people couldn't decide.</summary>
/// <param name="config">What it asks.</param>
/// <param name="activityId">The activity.</param>
[Name("Pairwise"), Implements(typeof(IActivityConfig)), WithParent]
public sealed class PairwiseNode(PairwiseConfig config, Guid activityId) : IActivityConfig
{
    // So that a prompt is found soon however many ideas there are; the ones that were seen least come first.
    private const int Considered = 200;
    private const int SeenTogether = 5;

    /// <inheritdoc/>
    public ActivityKind Kind => config.Kind;

    /// <summary>What the ideas answer.</summary>
    public string Question => config.Question;

    /// <summary>The longest idea a participant may add, in characters; 0 if they may add none.</summary>
    public int MaxLength => config.MaxLength;

    /// <summary>Whether a moderator sees each added idea before others do.</summary>
    public bool HeldForModerator => config.HeldForModerator;

    /// <summary>How many ideas one participant token may add; withdrawn ones are not counted.</summary>
    public int MaxPerParticipant => config.MaxPerParticipant;

    /// <summary>Two ideas for a participant to choose between, of the least seen ones, which they have not compared yet; null when they have compared all,
    /// or when the token is not one of this activity. An answer cites the prompt.</summary>
    public async Task<PairwisePromptNode?> NextPrompt(IResolveFieldContext context, [FromServices] Records records, [FromServices] ParticipantTokens tokens, string participantToken)
    {
        if (tokens.Read(activityId, participantToken) is not { } participant)
        {
            return null;
        }

        await using var read = records.Read(TenantScope.System);
        var ideas = await read.TextItems
            .Where(row => row.ActivityId == activityId && row.State == TextItemState.Visible && row.Author != participant)
            .OrderBy(row => row.Says / SeenTogether).ThenBy(_ => EF.Functions.Random())
            .Take(Considered)
            .ToListAsync(context.CancellationToken);
        var answered = await read.Journal
            .Where(entry => entry.ActivityId == activityId && entry.Participant == participant && entry.TextId == null)
            .Select(entry => entry.Say!)
            .ToHashSetAsync(context.CancellationToken);
        return ServedPrompt.Next([.. ideas.Select(idea => idea.Id)], answered) is { } prompt
            ? new PairwisePromptNode(prompt.Sign(config.PromptKey, participant), Idea(prompt.Left), Idea(prompt.Right))
            : null;

        TextItemNode Idea(string key) => new(ideas.First(idea => idea.Id == key));
    }
}

/// <summary>Two ideas to choose between.</summary>
/// <param name="prompt">The prompt.</param>
/// <param name="left">The idea on the left.</param>
/// <param name="right">The idea on the right.</param>
[Name("PairwisePrompt"), WithParent]
public sealed class PairwisePromptNode(string prompt, TextItemNode left, TextItemNode right)
{
    /// <summary>What the answer cites. It is for this participant and these two ideas.</summary>
    public string Prompt => prompt;

    /// <summary>The idea on the left.</summary>
    public TextItemNode Left => left;

    /// <summary>The idea on the right.</summary>
    public TextItemNode Right => right;
}

/// <summary>An answer to a prompt: the winner, or why the person can't decide.</summary>
public sealed class PairAnswerInput
{
    /// <summary>The prompt, as it was served.</summary>
    public required string Prompt { get; init; }

    /// <summary>The key of the idea chosen.</summary>
    public string? Winner { get; init; }

    /// <summary>Why the person can't decide.</summary>
    public CantDecide? CantDecide { get; init; }
}

public sealed partial class ActivityConfigInput
{
    /// <summary>A pairwise activity.</summary>
    public PairwiseInput? Pairwise { get; init => Take(field = value, pairwise => pairwise.ToConfig()); }
}

public sealed partial class ContributionInput
{
    /// <summary>An idea for a pairwise activity.</summary>
    public TextInput? Idea { get; init => Take("idea", field = value, idea => new Idea(idea.Text)); }

    /// <summary>An answer to a prompt of a pairwise activity.</summary>
    public PairAnswerInput? Pair { get; init => Take("pair", field = value, pair => new PairAnswer(pair.Prompt, pair.Winner, pair.CantDecide)); }
}

internal sealed partial class ActivityConfigs
{
    /// <inheritdoc/>
    public IActivityConfig Visit(PairwiseConfig pairwise) => new PairwiseNode(pairwise, ActivityId);
}
