using CommunityCollab.Core.Access;
using CommunityCollab.Data.Access;
using CommunityCollab.GraphQL.Access;
using CommunityCollab.Server.Tests.Api;

namespace CommunityCollab.Server.Tests.Audit;

/// <summary>Whoever joins a running subscription is asked, and logged, like whoever started it.</summary>
public sealed class WatchedTests(AuditedServer server)
{
    private const string Rows = "subscription($id: ID!) { tally(activityId: $id, view: ROWS) { version } }";

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Each_who_joins_is_in_the_log()
    {
        var token = await server.DistrictAsync();
        var activity = await server.Api.OpenActivityAsync(token, ApiClient.Poll());
        await using var first = await EventReader.OpenAsync(server.Url, Rows, new { id = activity }, token);
        Assert.True(await first.HasEventAsync(Limit));

        await using var second = await EventReader.OpenAsync(server.Url, Rows, new { id = activity }, token);
        await using var third = await EventReader.OpenAsync(server.Url, Rows, new { id = activity }, token);
        Assert.True(await second.HasEventAsync(Limit));
        Assert.True(await third.HasEventAsync(Limit));

        Assert.Equal(3, await LinesAsync(token, "tally.read.rows"));
        await server.Api.VoteAsync(activity, "a");
        Assert.True(await first.HasEventAsync(Limit) && await second.HasEventAsync(Limit) && await third.HasEventAsync(Limit));
    }

    [Fact]
    public async Task Whoever_lacks_the_right_is_not_let_into_a_subscription_that_runs()
    {
        var (district, token) = await server.NewDistrictAsync();
        var activity = await server.Api.OpenActivityAsync(token, ApiClient.Poll());
        var narrow = await server.Api.CredentialAsync(server.AgencyToken, district, ["results:read"]);
        await using var first = await EventReader.OpenAsync(server.Url, Rows, new { id = activity }, token);
        Assert.True(await first.HasEventAsync(Limit));

        await using var second = await EventReader.OpenAsync(server.Url, Rows, new { id = activity }, narrow);

        Assert.Contains("FORBIDDEN", await second.NextAsync(Limit), StringComparison.Ordinal);
        Assert.True(await second.HasEndedAsync(Limit));
        Assert.Equal(1, await LinesAsync(token, "tally.refused.rows"));
    }

    [Fact]
    public async Task Joining_is_judged_by_what_holds_now_and_not_by_what_held_when_it_was_started()
    {
        var (district, token) = await server.NewDistrictAsync();
        var activity = await server.Api.OpenActivityAsync(token, ApiClient.Poll());
        const string Public = "subscription($id: ID!) { tally(activityId: $id) { asOf version } }";
        await using var first = await EventReader.OpenAsync(server.Url, Public, new { id = activity });
        Assert.True(await first.HasEventAsync(Limit));
        await server.Api.MoveDistrictAsync(server.AgencyToken, district, "OFFBOARDED", "Left");

        await using var second = await EventReader.OpenAsync(server.Url, Public, new { id = activity });

        Assert.Contains("NOT_FOUND", await second.NextAsync(Limit), StringComparison.Ordinal);
    }

    [Fact]
    public void Those_who_may_do_different_things_share_nothing()
    {
        var one = new Principal(Guid.NewGuid(), "one", PrincipalKind.Staff, Guid.NewGuid(), Guid.NewGuid(), Scope("results:read", "results:rows"));
        Principal[] others =
        [
            one with { Scopes = Scope("results:read") },
            one with { Scopes = Scope("results:read", "results:rows", "audit:read") },
            one with { Campaigns = new HashSet<Guid> { Guid.NewGuid() } },
            one with { Campaigns = new HashSet<Guid>() },
            one with { Id = Guid.NewGuid() },
            one with { Kind = PrincipalKind.Machine },
            one with { DistrictId = Guid.NewGuid() },
            one with { DistrictId = null },
            one with { AgencyId = Guid.NewGuid() },
        ];
        var keys = others.Append(one).Select(principal => KeyOf(new Caller(principal))).Append(KeyOf(Caller.Public)).ToList();

        Assert.Equal(keys.Count, keys.Distinct().Count());
        Assert.Equal(KeyOf(new Caller(one)), KeyOf(new Caller(one with { Scopes = Scope("results:rows", "results:read") })));
    }

    private static HashSet<string> Scope(params string[] scopes) => [.. scopes];

    private static string KeyOf(Caller caller) => Caller.ShareKeyOf(new Dictionary<string, object?> { [Caller.Key] = caller });

    private async Task<int> LinesAsync(string token, string action)
    {
        var answer = await server.Api.AskAsync("query($action: String!) { auditLog(first: 100, action: $action) { edges { node { action } } } }", new { action }, token);
        return answer["data"]!["auditLog"]!["edges"]!.AsArray().Count;
    }
}
