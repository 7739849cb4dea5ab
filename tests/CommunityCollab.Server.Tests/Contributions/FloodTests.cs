using System.Text.Json.Nodes;
using CommunityCollab.Server.Tests.Api;

namespace CommunityCollab.Server.Tests.Contributions;

/// <summary>One person does not fill the list: the same words once, and no more texts than the activity says.</summary>
public sealed class FloodTests(ServerFixture server)
{
    public static TheoryData<string, object> Activities { get; } = new()
    {
        { "thought", Contributing.Activity(new { exchange = new { question = "What should we know?", maxPerParticipant = 3 } }) },
        { "statement", Contributing.Activity(new { opinion = new { question = "What do you think?", statements = Array.Empty<object>(), heldForModerator = false, maxPerParticipant = 3 } }) },
    };

    [Theory, MemberData(nameof(Activities))]
    public async Task The_same_words_by_the_same_person_are_taken_once(string kind, object activity)
    {
        var id = await OpenAsync(activity);
        var (person, other) = (await server.Api.JoinAsync(id), await server.Api.JoinAsync(id));
        var first = Guid.NewGuid();
        Assert.NotNull((await ShareAsync(id, kind, "More music, please", person, first))["receipt"]);

        foreach (var again in (string[])["More music, please", "MORE  MUSIC, PLEASE ", "Ｍｏｒｅ music, please", "More mu\u200Bsic, pléase"])
        {
            var refused = await ShareAsync(id, kind, again, person);
            Assert.Equal(("DUPLICATE", $"input/contribution/{kind}/text"), (refused.Code(), refused.Path()));
        }

        Assert.True((bool)(await ShareAsync(id, kind, "More music, please", person, first))["receipt"]!["isReplay"]!);
        Assert.NotNull((await ShareAsync(id, kind, "More music, please", other))["receipt"]);
        await server.Api.WithdrawAsync(id, first, person);
        Assert.NotNull((await ShareAsync(id, kind, "more music, please", person))["receipt"]);
    }

    [Theory, MemberData(nameof(Activities))]
    public async Task However_many_a_person_sends_at_once_no_more_than_the_limit_are_taken_and_the_refusal_says_it(string kind, object activity)
    {
        var id = await OpenAsync(activity);
        var person = await server.Api.JoinAsync(id);
        var ids = Enumerable.Range(0, 40).Select(_ => Guid.NewGuid()).ToList();

        var answers = await Task.WhenAll(ids.Select((submission, place) => ShareAsync(id, kind, $"Hope {place}", person, submission)));

        Assert.Equal(3, answers.Count(answer => answer["receipt"] is not null));
        Assert.All(answers.Where(answer => answer["receipt"] is null), refused =>
        {
            Assert.Equal("QUOTA_EXCEEDED", refused.Code());
            Assert.Contains("which is 3", refused.Message(), StringComparison.Ordinal);
        });
        Assert.Equal(3, (await server.Api.OwnTextsAsync(id, person)).Count);

        var taken = ids[Array.FindIndex(answers, answer => answer["receipt"] is not null)];
        await server.Api.WithdrawAsync(id, taken, person);
        Assert.NotNull((await ShareAsync(id, kind, "One more hope", person))["receipt"]);
        Assert.Equal("QUOTA_EXCEEDED", (await ShareAsync(id, kind, "And another", person)).Code());
    }

    private Task<JsonNode> ShareAsync(string activity, string kind, string text, string person, Guid? id = null) =>
        server.Api.SubmitAsync(activity, new Dictionary<string, object> { [kind] = new { text } }, person, id);

    private async Task<string> OpenAsync(object activity) =>
        await server.Api.OpenActivityAsync(await server.Api.StaffOfNewDistrictAsync(server.AgencyToken), activity);
}
