using System.Net;
using System.Text.Json.Nodes;

namespace CommunityCollab.Server.Tests.Audit;

public sealed class AuditExportTests(AuditedServer server)
{
    private const string Heads = "at,actorKind,actorId,actor,action,subjectId,reason";

    [Theory]
    [InlineData("=1+1", "\"'=1+1\"")]
    [InlineData("+1", "\"'+1\"")]
    [InlineData("-1", "\"'-1\"")]
    [InlineData("@SUM(A1)", "\"'@SUM(A1)\"")]
    [InlineData("a \"word\", and another", "\"a \"\"word\"\", and another\"")]
    [InlineData("Decisión de la junta", "Decisión de la junta")]
    public async Task A_spreadsheet_shows_a_reason_as_the_text_it_is(string reason, string cell)
    {
        var token = await server.DistrictAsync();
        await InviteAsync(token, reason);

        using var export = await server.ExportAsync("?action=invitation", token);

        Assert.Equal("text/csv", export.Content.Headers.ContentType!.MediaType);
        Assert.Equal("utf-8", export.Content.Headers.ContentType.CharSet);
        Assert.Equal("attachment", export.Content.Headers.ContentDisposition!.DispositionType);
        var lines = (await export.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Split("\r\n");
        Assert.Equal(3, lines.Length);
        Assert.Equal(Heads, lines[0]);
        Assert.EndsWith($",{cell}", lines[1], StringComparison.Ordinal);
        Assert.Equal("", lines[2]);
    }

    [Fact]
    public async Task Json_lines_hold_one_line_each_the_oldest_first_and_that_it_was_exported_is_the_last()
    {
        var token = await server.DistrictAsync();
        await InviteAsync(token, "First");
        await InviteAsync(token, "Second\nline");

        using var export = await server.ExportAsync("?format=jsonl", token);

        var lines = (await export.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!).ToList();
        Assert.Equal(["invitation.sent", "invitation.sent", "audit.exported.district"], lines.TakeLast(3).Select(line => (string)line["action"]!));
        Assert.Equal(["First", "Second\nline"], lines.TakeLast(3).Take(2).Select(line => (string)line["reason"]!));
    }

    [Fact]
    public async Task A_long_log_is_written_out_whole()
    {
        var token = await server.DistrictAsync();
        await Parallel.ForEachAsync(Enumerable.Range(0, 1_500), TestContext.Current.CancellationToken,
            async (number, _) => await InviteAsync(token, new string('x', 200), $"person{number}@district.example"));

        using var export = await server.ExportAsync("?action=invitation.sent", token);

        var text = await export.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal(1_501, text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public async Task Only_who_may_read_the_log_exports_it_and_only_their_own()
    {
        var (token, foreign) = (await server.DistrictAsync(), await server.DistrictAsync());
        await InviteAsync(token, "Secret reason");
        var narrow = await server.Api.CredentialAsync(server.AgencyToken, null, ["tenants:read"]);

        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync("", null));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync("", "cc_wrong"));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync("", narrow));
        Assert.Equal(HttpStatusCode.BadRequest, await StatusAsync("?format=xml", token));
        Assert.Equal(HttpStatusCode.BadRequest, await StatusAsync("?from=yesterday", token));
        using var export = await server.ExportAsync("", foreign);
        Assert.DoesNotContain("Secret reason", await export.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private async Task<HttpStatusCode> StatusAsync(string query, string? token)
    {
        using var export = await server.ExportAsync(query, token);
        return export.StatusCode;
    }

    private async Task InviteAsync(string token, string reason, string email = "")
    {
        var address = email.Length > 0 ? email : $"{Guid.NewGuid():N}@district.example";
        var invited = await server.Api.ChangeAsync("inviteStaff", "InviteStaffInput", "invitation { id }", new { email = address, role = "ANALYST", reason }, token);
        Assert.NotNull(invited["invitation"]);
    }
}
