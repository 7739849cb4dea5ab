using CommunityCollab.Core.Activities;
using CommunityCollab.Core.Activities.Survey;
using CommunityCollab.GraphQL.Access;
using GraphQL;

namespace CommunityCollab.GraphQL.Activities;

/// <summary>A survey.</summary>
public sealed class SurveyInput
{
    /// <summary>The questions, in order.</summary>
    public required IReadOnlyList<SurveyItemInput> Items { get; init; }

    internal SurveyConfig ToConfig() => new([.. Items.Select(item => item.ToItem())]);
}

/// <summary>A survey.</summary>
/// <param name="config">What it asks.</param>
[Name("Survey"), Implements(typeof(IActivityConfig)), WithParent]
public sealed class SurveyNode(SurveyConfig config) : IActivityConfig
{
    /// <inheritdoc/>
    public ActivityKind Kind => config.Kind;

    /// <summary>The questions, in order.</summary>
    public IReadOnlyList<SurveyItemNode> Items => [.. config.Items.Select(item => new SurveyItemNode(item))];
}

public sealed partial class ActivityConfigInput
{
    /// <summary>A survey.</summary>
    public SurveyInput? Survey { get; init => Take(field = value, survey => survey.ToConfig()); }
}

public sealed partial class ContributionInput
{
    /// <summary>Answers to a survey.</summary>
    public SurveyResponseInput? Survey { get; init => Take("survey", field = value, survey => survey.ToBody()); }
}

internal sealed partial class ActivityConfigs
{
    /// <inheritdoc/>
    public IActivityConfig Visit(SurveyConfig survey) => new SurveyNode(survey);
}
