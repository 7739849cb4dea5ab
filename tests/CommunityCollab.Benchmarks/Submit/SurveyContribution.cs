namespace CommunityCollab.Benchmarks.Submit;

/// <summary>A contribution of three answers, as each kind of server takes it.</summary>
internal static class SurveyContribution
{
    private const string Document = """
        mutation Submit($input: SubmitContributionInput!) {
          submitContribution(input: $input) { receipt { submissionId receivedAt } errors { ... on Problem { code message path } } }
        }
        """;

    private static readonly object[] Answers =
    [
        new { item = "served", scale = 4 },
        new { item = "need", choice = "thinking" },
        new { item = "keep", choices = new[] { "music", "library" } },
    ];

    /// <summary>As plain JSON.</summary>
    public static object Bare => new { activityId = "QWN0aXZpdHk6MDFhMjA5YzFlNDY4NzNlZTgxY2Y4MzZiNzM1MGZkNmM", submissionId = Guid.Empty, answers = Answers };

    /// <summary>As a GraphQL request.</summary>
    public static object GraphQL(string activityId) => new
    {
        query = Document,
        variables = new { input = new { activityId, submissionId = Guid.Empty, contribution = new { survey = new { answers = Answers } } } },
    };
}
