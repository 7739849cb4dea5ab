using CommunityCollab.Core.Activities;
using CommunityCollab.Core.Activities.Poll;
using CommunityCollab.GraphQL.Access;
using GraphQL;

namespace CommunityCollab.GraphQL.Activities;

/// <summary>A poll.</summary>
public sealed class PollInput
{
    /// <summary>What is asked.</summary>
    public required string Question { get; init; }

    /// <summary>Two or more answers.</summary>
    public required IReadOnlyList<OptionInput> Options { get; init; }

    internal PollConfig ToConfig() => new(PlainText.Clean(Question), [.. Options.Select(option => option.ToOption())]);
}

/// <summary>A poll. Its cells are keyed <c>poll/option</c>.</summary>
/// <param name="config">What it asks.</param>
[Name("Poll"), Implements(typeof(IActivityConfig)), WithParent]
public sealed class PollNode(PollConfig config) : IActivityConfig
{
    /// <inheritdoc/>
    public ActivityKind Kind => config.Kind;

    /// <summary>What is asked.</summary>
    public string Question => config.Question;

    /// <summary>The answers.</summary>
    public IReadOnlyList<OptionNode> Options => OptionNode.All(config.Options);
}

/// <summary>An answer to a poll.</summary>
public sealed class PollAnswerInput
{
    /// <summary>The chosen option's key.</summary>
    public required string Choice { get; init; }
}

public sealed partial class ActivityConfigInput
{
    /// <summary>A poll.</summary>
    public PollInput? Poll { get; init => Take(field = value, poll => poll.ToConfig()); }
}

public sealed partial class ContributionInput
{
    /// <summary>An answer to a poll.</summary>
    public PollAnswerInput? Poll { get; init => Take("poll", field = value, answer => new PollAnswer(answer.Choice)); }
}

internal sealed partial class ActivityConfigs
{
    /// <inheritdoc/>
    public IActivityConfig Visit(PollConfig poll) => new PollNode(poll);
}
