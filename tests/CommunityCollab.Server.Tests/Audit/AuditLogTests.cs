using System.Text.Json.Nodes;
using CommunityCollab.Server.Tests.Api;
using Microsoft.Data.Sqlite;

namespace CommunityCollab.Server.Tests.Audit;

public sealed class AuditLogTests(AuditedServer server)
{
    private const string Fields = "edges { cursor node { at actorKind actorId actor action subjectId reason } } pageInfo { hasNextPage endCursor }";

    [Fact]
    public async Task Who_did_what_to_which_thing_when_and_why_is_read_in_order()
    {
        var token = await server.DistrictAsync();
        var before = DateTimeOffset.UtcNow.AddSeconds(-1);
        var id = await InviteAsync(token, "one@district.example", "She leads the committee");
        await server.Api.ChangeAsync("withdrawInvitation", "WithdrawInvitationInput", "invitation { id }", new { id, reason = "Moved away" }, token);

        var lines = await ReadAsync(token);

        Assert.Equal(["invitation.sent", "invitation.withdrawn"], lines.Select(line => (string)line["action"]!));
        Assert.Equal(["She leads the committee", "Moved away"], lines.Select(line => (string)line["reason"]!));
        Assert.All(lines, line => Assert.Equal(id, (string)line["subjectId"]!));
        Assert.All(lines, line => Assert.Equal("staff", (string)line["actor"]!));
        Assert.All(lines, line => Assert.Equal("MACHINE", (string)line["actorKind"]!));
        Assert.All(lines, line => Assert.InRange(DateTimeOffset.Parse((string)line["at"]!, System.Globalization.CultureInfo.InvariantCulture), before, DateTimeOffset.UtcNow));
    }

    [Fact]
    public async Task Reading_exact_results_is_logged_and_what_was_answered_is_not()
    {
        var token = await server.DistrictAsync();
        var activity = await server.Api.OpenActivityAsync(token, ApiClient.Poll());
        await server.Api.VoteAsync(activity, "a");
        await server.Api.CountsAsync(activity, token, 1);

        var lines = await ReadAsync(token, "action: \"tally\"");

        Assert.NotEmpty(lines);
        Assert.All(lines, line => Assert.Equal("tally.read.rows", (string)line["action"]!));
        Assert.All(lines, line => Assert.Equal(activity, (string)line["subjectId"]!));
    }

    [Fact]
    public async Task Lines_are_found_by_actor_action_thing_and_time()
    {
        var token = await server.DistrictAsync();
        var one = await InviteAsync(token, "one@district.example");
        await Task.Delay(20, TestContext.Current.CancellationToken);
        var between = DateTimeOffset.UtcNow;
        var two = await InviteAsync(token, "two@district.example");
        var actor = (string)(await ReadAsync(token))[0]["actorId"]!;

        Assert.Equal(2, (await ReadAsync(token, $"actorId: \"{actor}\"")).Count);
        Assert.Empty(await ReadAsync(token, $"actorId: \"{one}\""));
        Assert.Equal([one], (await ReadAsync(token, $"subjectId: \"{one}\"")).Select(line => (string)line["subjectId"]!));
        Assert.Equal(2, (await ReadAsync(token, "action: \"invitation.sent\"")).Count);
        Assert.Equal(2, (await ReadAsync(token, "action: \"invitation\"")).Count);
        Assert.Empty(await ReadAsync(token, "action: \"invit\""));
        Assert.Equal([two], (await ReadAsync(token, $"from: \"{between:O}\"")).Select(line => (string)line["subjectId"]!));
        Assert.Equal([one], (await ReadAsync(token, $"action: \"invitation\", until: \"{between:O}\"")).Select(line => (string)line["subjectId"]!));
    }

    [Fact]
    public async Task Pages_follow_each_other_without_gap_or_repetition_also_within_a_millisecond()
    {
        var token = await server.DistrictAsync();
        await Task.WhenAll(Enumerable.Range(0, 23).Select(number => InviteAsync(token, $"person{number}@district.example")));
        var all = (await ReadAsync(token, "first: 100, action: \"invitation\"")).Select(line => (string)line["subjectId"]!).ToList();

        var paged = new List<string>();
        string? after = null;
        do
        {
            var page = (await server.Api.AskAsync($"query($after: String) {{ auditLog(first: 5, after: $after, action: \"invitation\") {{ {Fields} }} }}", new { after }, token))["data"]!["auditLog"]!;
            paged.AddRange(page["edges"]!.AsArray().Select(edge => (string)edge!["node"]!["subjectId"]!));
            after = (bool)page["pageInfo"]!["hasNextPage"]! ? (string)page["pageInfo"]!["endCursor"]! : null;
        }
        while (after is not null);

        Assert.Equal(23, all.Count);
        Assert.Equal(all, paged);
    }

    [Fact]
    public async Task Another_tenants_log_is_not_there_nor_is_ones_own_without_the_scope()
    {
        var (token, foreign) = (await server.DistrictAsync(), await server.DistrictAsync());
        var id = await InviteAsync(token, "one@district.example");

        Assert.NotEmpty(await ReadAsync(token, $"subjectId: \"{id}\""));
        Assert.Empty(await ReadAsync(foreign));
        Assert.Empty(await ReadAsync(foreign, $"subjectId: \"{id}\""));
        Assert.Empty(await ReadAsync(server.AgencyToken, $"subjectId: \"{id}\""));
        var narrow = await server.Api.CredentialAsync(server.AgencyToken, null, ["tenants:read"]);
        Assert.Equal("FORBIDDEN", await server.Api.CodeAsync("{ auditLog { pageInfo { hasNextPage } } }", narrow));
        Assert.Equal("INVALID_CURSOR", await server.Api.CodeAsync("{ auditLog(after: \"eA\") { pageInfo { hasNextPage } } }", token));
    }

    [Theory]
    [InlineData("UPDATE Audit SET Actor = 'somebody else'")]
    [InlineData("DELETE FROM Audit")]
    [InlineData("INSERT OR REPLACE INTO Audit SELECT * FROM Audit")]
    public async Task No_line_is_ever_changed_or_taken_out_even_by_who_holds_the_file(string sql)
    {
        await InviteAsync(await server.DistrictAsync(), "one@district.example");
        await using var store = new SqliteConnection($"Data Source={server.StoreFile};Pooling=False");
        await store.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = store.CreateCommand();
        command.CommandText = sql;
        var refused = await Assert.ThrowsAsync<SqliteException>(() => command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken));
        Assert.Contains("only added to", refused.Message, StringComparison.Ordinal);
    }

    private async Task<string> InviteAsync(string token, string email, string? reason = null)
    {
        var invited = await server.Api.ChangeAsync("inviteStaff", "InviteStaffInput", "invitation { id }", new { email, role = "ANALYST", reason }, token);
        return (string)invited["invitation"]!["id"]!;
    }

    private async Task<List<JsonNode>> ReadAsync(string token, string arguments = "action: \"invitation\"")
    {
        var answer = await server.Api.AskAsync($"{{ auditLog({arguments}) {{ {Fields} }} }}", token: token);
        return [.. answer["data"]!["auditLog"]!["edges"]!.AsArray().Select(edge => edge!["node"]!)];
    }
}
