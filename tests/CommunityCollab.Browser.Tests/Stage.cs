namespace CommunityCollab.Browser.Tests;

/// <summary>Open activities of each type, and contributions to them.</summary>
internal static class Stage
{
    public const string Hostile = "<script>document.title = 'taken'</script> more <b>arts</b>";

    /// <summary>So many votes, taking turns. Shards hand them over on their own, so at a public step either answer may be
    /// ahead; which shares the last step shows depends on where the steps fell.</summary>
    public static async Task VoteAsync(ApiClient api, string activityId, int votes)
    {
        for (var i = 0; i < votes; i++)
        {
            Assert.NotNull((await api.VoteAsync(activityId, i % 2 == 0 ? "a" : "b"))["receipt"]);
        }
    }

    public static object Survey => new
    {
        title = "What do graduates need?",
        identity = "ANONYMOUS",
        responses = "OPEN",
        config = new
        {
            survey = new
            {
                items = new object[]
                {
                    new { key = "served", type = "SCALE", prompt = "How well are we serving our students?", low = 1, high = 5, lowLabel = "Not well", highLabel = "Very well" },
                    new { key = "need", type = "SINGLE_CHOICE", prompt = "What matters most?", options = new[] { new { key = "thinking", label = "Thinking for oneself" }, new { key = "trades", label = "A trade" } } },
                    new { key = "rank", type = "RANK", prompt = "Put these in order", options = new[] { new { key = "music", label = "Music" }, new { key = "labs", label = "Labs" } } },
                },
            },
        },
    };

    public static object SurveyAnswers(int i) => new
    {
        survey = new
        {
            answers = new object[]
            {
                new { item = "served", scale = i % 2 == 0 ? 4 : 5 },
                new { item = "need", choice = i % 2 == 0 ? "thinking" : "trades" },
                new { item = "rank", ranking = i % 2 == 0 ? new[] { "music", "labs" } : ["labs", "music"] },
            },
        },
    };

    public static object Exchange => new { title = "Hopes", identity = "CONFIDENTIAL", responses = "ONE_PER_PARTICIPANT", config = new { exchange = new { question = "What do you hope for?" } } };

    public static object Opinion => new
    {
        title = "Statements",
        identity = "CONFIDENTIAL",
        responses = "ONE_PER_PARTICIPANT",
        config = new { opinion = new { question = "What do you think?", statements = new[] { new { key = "s1", label = Hostile }, new { key = "s2", label = "More buses" } }, maxLength = 0 } },
    };

    public static object Pairwise => new
    {
        title = "This or that",
        identity = "CONFIDENTIAL",
        responses = "ONE_PER_PARTICIPANT",
        config = new { pairwise = new { question = "What comes first?", ideas = new[] { new { key = "a", label = "More buses" }, new { key = "b", label = "Longer library hours" }, new { key = "c", label = Hostile } }, maxLength = 0 } },
    };

    public static async Task ContributeAsync(ApiClient api, string activityId, object contribution, string? participantToken = null)
    {
        var answer = await api.ChangeAsync("submitContribution", "SubmitContributionInput", "receipt { receivedAt }", new { activityId, submissionId = Guid.NewGuid(), participantToken, contribution });
        Assert.Equal("[]", answer["errors"]!.ToJsonString());
    }
}
