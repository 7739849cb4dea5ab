using CommunityCollab.Server.Tests.Api;

namespace CommunityCollab.Server.Tests.Contributions;

/// <summary>A receipt says whether what it is for counts, so that a client with a queue knows what to do.</summary>
public sealed class SentAgainTests(ServerFixture server)
{
    [Fact]
    public async Task What_was_withdrawn_and_is_sent_again_is_said_to_be_withdrawn_and_counts_under_a_new_id()
    {
        var (staff, activity) = await OpenAsync();
        var person = await server.Api.JoinAsync(activity);
        var id = Guid.NewGuid();
        var choice = new { poll = new { choice = "a" } };

        Assert.Equal("IN_FORCE", await StandingAsync(activity, choice, person, id));
        Assert.Equal("IN_FORCE", await StandingAsync(activity, choice, person, id));
        Assert.Equal("WITHDRAWN", (string?)(await server.Api.WithdrawAsync(activity, id, person))["receipt"]!["standing"]);
        Assert.Equal("WITHDRAWN", await StandingAsync(activity, choice, person, id));
        Assert.Equal("WITHDRAWN", (string?)(await server.Api.WithdrawAsync(activity, id, person))["receipt"]!["standing"]);
        Assert.Equal(0, (await server.Api.CountsAsync(activity, staff, version: 2))["poll"]);

        Assert.Equal("IN_FORCE", await StandingAsync(activity, choice, person, Guid.NewGuid()));
        Assert.Equal("WITHDRAWN", await StandingAsync(activity, choice, person, id));
        Assert.Equal(1, (await server.Api.CountsAsync(activity, staff, version: 3))["poll/a"]);
    }

    [Fact]
    public async Task What_was_replaced_and_is_sent_again_is_said_to_be_replaced()
    {
        var (staff, activity) = await OpenAsync();
        var person = await server.Api.JoinAsync(activity);
        var first = Guid.NewGuid();

        await StandingAsync(activity, new { poll = new { choice = "a" } }, person, first);
        Assert.Equal("IN_FORCE", await StandingAsync(activity, new { poll = new { choice = "b" } }, person, Guid.NewGuid()));

        Assert.Equal("REPLACED", await StandingAsync(activity, new { poll = new { choice = "a" } }, person, first));
        var counts = await server.Api.CountsAsync(activity, staff, version: 2);
        Assert.Equal((0, 1), (counts["poll/a"], counts["poll/b"]));
    }

    private async Task<string?> StandingAsync(string activity, object contribution, string person, Guid id) =>
        (string?)(await server.Api.SubmitAsync(activity, contribution, person, id))["receipt"]!["standing"];

    private async Task<(string Staff, string Activity)> OpenAsync()
    {
        var staff = await server.Api.StaffOfNewDistrictAsync(server.AgencyToken);
        return (staff, await server.Api.OpenActivityAsync(staff, ApiClient.Poll("CONFIDENTIAL", "ONE_PER_PARTICIPANT")));
    }
}
