using System.Text.Json.Serialization;

namespace CommunityCollab.Core.Activities.Survey;

/// <summary>A survey: questions in order, grouped under headings.</summary>
/// <param name="Items">The questions.</param>
[GenerateSerializer, Immutable, Alias("SurveyConfig")]
public sealed record SurveyConfig([property: Id(0)] IReadOnlyList<SurveyItem> Items) : ActivityConfig
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override ActivityKind Kind => ActivityKind.Survey;

    /// <inheritdoc/>
    [JsonIgnore]
    public override IActivityType Type => SurveyType.Instance;

    /// <inheritdoc/>
    public override TResult Accept<TResult>(IActivityVisitor<TResult> visitor) => visitor.Visit(this);
}
