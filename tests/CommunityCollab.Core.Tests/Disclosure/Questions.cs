using CommunityCollab.Core.Activities;
using CommunityCollab.Core.Activities.Survey;
using CommunityCollab.Core.Disclosure;
using CommunityCollab.Core.Tallies;

namespace CommunityCollab.Core.Tests.Disclosure;

/// <summary>Surveys of one or two questions, called "q" and "next", with options "1", "2" and so on.</summary>
public static class Questions
{
    public static Option[] Options(int count) => [.. Enumerable.Range(1, count).Select(place => new Option($"{place}", $"Option {place}"))];

    public static SingleChoiceItem Choice(int options) => new() { Key = "q", Prompt = "Which?", Options = Options(options) };

    public static ScaleItem Scale(int points) => new() { Key = "q", Prompt = "How much?", High = points };

    public static RankItem Rank(int options) => new() { Key = "q", Prompt = "In what order?", Options = Options(options) };

    public static ShortTextItem Text => new() { Key = "q", Prompt = "In a line?" };

    public static Publication Publication(SurveyItem item, bool includesStudents = false, params string[] groups) =>
        Publication([item], includesStudents, groups);

    public static Publication Publication(SurveyItem[] items, bool includesStudents = false, params string[] groups) =>
        new(Guid.Empty, new SurveyConfig(items), groups, includesStudents, null);

    public static PublishedTally Of(this Publication publication, View view, Tally tally) =>
        publication.Of(view, tally, DateTimeOffset.UnixEpoch, 1);
}
