using System.Net;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using CommunityCollab.Server.Tests.Api;
using Microsoft.Data.Sqlite;

namespace CommunityCollab.Server.Tests.SignIn;

/// <summary>A session is over for good when its person signs out, and all that goes on in it.</summary>
public sealed class SessionTests(SignInFixture fixture)
{
    private const string Watch = "subscription($id: ID!) { tally(activityId: $id, view: STAFF) { version } }";

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(90);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_cookie_kept_from_before_the_sign_out_is_worth_nothing()
    {
        var (user, _) = await fixture.StaffAsync("ANALYST");
        using var browser = await Browser.SignInAsync(fixture.Server.Url, user);
        var kept = browser.Cookie;
        Assert.Equal(HttpStatusCode.OK, await TenantPageAsync(kept));

        await browser.SignOutAsync();

        Assert.Equal(HttpStatusCode.Found, await TenantPageAsync(kept));
        Assert.Null(await ViewerAsync(kept));
    }

    [Fact]
    public async Task Another_session_of_the_same_person_goes_on()
    {
        var (user, _) = await fixture.StaffAsync("ANALYST");
        using var one = await Browser.SignInAsync(fixture.Server.Url, user);
        using var other = await Browser.SignInAsync(fixture.Server.Url, user);

        await one.SignOutAsync();

        Assert.NotNull(await ViewerAsync(other.Cookie));
    }

    [Fact]
    public async Task Signing_in_again_in_the_same_browser_ends_the_session_before()
    {
        var (user, _) = await fixture.StaffAsync("ANALYST");
        using var browser = await Browser.SignInAsync(fixture.Server.Url, user);
        var before = browser.Cookie;

        await browser.SignInAsync(user);

        Assert.Null(await ViewerAsync(before));
        Assert.NotNull(await ViewerAsync(browser.Cookie));
    }

    [Fact]
    public async Task Event_streams_and_sockets_of_a_session_end_with_it_and_those_of_another_do_not()
    {
        var (user, activity) = await WatcherAsync();
        using var browser = await Browser.SignInAsync(fixture.Server.Url, user);
        using var elsewhere = await Browser.SignInAsync(fixture.Server.Url, user);
        await using var stream = await EventReader.OpenAsync(fixture.Server.Url, Watch, new { id = activity }, cookie: browser.Cookie);
        await using var other = await EventReader.OpenAsync(fixture.Server.Url, Watch, new { id = activity }, cookie: elsewhere.Cookie);
        Assert.True(await stream.HasEventAsync(Limit));
        Assert.True(await other.HasEventAsync(Limit));
        using var socket = await SocketAsync(browser.Cookie);

        await browser.SignOutAsync();

        Assert.True(await stream.HasEndedAsync(Limit));
        await UntilClosedAsync(socket);
        Assert.Equal(4403, (int)socket.CloseStatus!);
        Assert.True(other.IsOpen);
    }

    [Fact]
    public async Task Signing_in_and_out_stands_in_the_log_of_the_tenant_where_the_person_has_a_role()
    {
        var (user, district) = await fixture.StaffAsync("ANALYST");
        var reader = await fixture.Api.CredentialAsync(fixture.Server.AgencyToken, district, ["audit:read"]);
        using (var browser = await Browser.SignInAsync(fixture.Server.Url, user))
        {
            await browser.SignOutAsync();
        }

        var lines = (await fixture.Api.AskAsync("{ auditLog(action: \"person\") { edges { node { action actorKind actorId subjectId } } } }", token: reader))["data"]!["auditLog"]!["edges"]!.AsArray();
        Assert.Equal(["person.signed-in", "person.signed-out"], lines.Select(line => (string)line!["node"]!["action"]!));
        Assert.All(lines, line => Assert.Equal((string)line!["node"]!["actorId"]!, (string)line["node"]!["subjectId"]!));
    }

    [Fact]
    public async Task A_program_that_comes_with_a_persons_token_is_in_the_log_once_for_each_token()
    {
        var (user, district) = await fixture.StaffAsync("ANALYST");
        var reader = await fixture.Api.CredentialAsync(fixture.Server.AgencyToken, district, ["audit:read"]);
        foreach (var token in (string[])[await fixture.Newcomers.TokenAsync(user), await fixture.Newcomers.TokenAsync(user)])
        {
            await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => fixture.Api.AskAsync("{ viewer { name } }", token: token)));
        }

        var lines = (await fixture.Api.AskAsync("{ auditLog(action: \"person\") { edges { node { action } } } }", token: reader))["data"]!["auditLog"]!["edges"]!.AsArray();
        Assert.Equal(["person.signed-in", "person.signed-in"], lines.Select(line => (string)line!["node"]!["action"]!));
    }

    [Fact]
    public async Task A_closed_account_that_tries_to_sign_in_is_in_the_log()
    {
        var (user, district) = await fixture.StaffAsync("ANALYST");
        var administrator = await fixture.Api.CredentialAsync(fixture.Server.AgencyToken, district, ["staff:read", "staff:write", "audit:read"]);
        var personId = (string)(await fixture.Api.AskAsync("{ staff { edges { node { id } } } }", token: administrator))["data"]!["staff"]!["edges"]![0]!["node"]!["id"]!;
        await fixture.Api.ChangeAsync("closeAccount", "CloseAccountInput", "person { closedAt }", new { personId, reason = "Retired" }, administrator);

        using var browser = await Browser.SignInAsync(fixture.Server.Url, user);

        var lines = (await fixture.Api.AskAsync("{ auditLog(action: \"person\") { edges { node { action } } } }", token: administrator)).ToJsonString();
        Assert.Contains("person.refused", lines, StringComparison.Ordinal);
        Assert.DoesNotContain("signed-in", lines, StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_the_cookie_expires_so_does_what_is_watched_with_it_and_its_row_goes_with_the_next_sign_in()
    {
        await using var server = new HostedServer { MoreSettings = [.. fixture.Provider.Settings, "SignIn:Session=00:00:20"] };
        await server.StartAsync(Cancellation);
        using var api = new ApiClient(server.Url);
        var activity = await api.OpenActivityAsync(await api.StaffOfNewDistrictAsync(server.AgencyToken), ApiClient.Poll());
        var user = $"{Guid.NewGuid():N}@stranger.example";
        using var browser = await Browser.SignInAsync(server.Url, user);
        await using var stream = await EventReader.OpenAsync(server.Url, "subscription($id: ID!) { tally(activityId: $id) { version } }", new { id = activity }, cookie: browser.Cookie);
        Assert.True(await stream.HasEventAsync(Limit));

        Assert.True(await stream.HasEndedAsync(Limit));

        using var next = await Browser.SignInAsync(server.Url, user);
        await using var store = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = server.StoreFile, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        await store.OpenAsync(Cancellation);
        await using var command = store.CreateCommand();
        command.CommandText = "SELECT COUNT(*) FROM Sessions";
        Assert.Equal(1L, await command.ExecuteScalarAsync(Cancellation));
    }

    private async Task<(string User, string Activity)> WatcherAsync()
    {
        var (user, district) = await fixture.StaffAsync("BOARD_MEMBER");
        var lead = await fixture.Api.CredentialAsync(fixture.Server.AgencyToken, district, ["campaigns:read", "campaigns:write"]);
        return (user, await fixture.Api.OpenActivityAsync(lead, ApiClient.Poll()));
    }

    private async Task<HttpStatusCode> TenantPageAsync(string cookie)
    {
        using var answer = await SendAsync(HttpMethod.Get, "/sign-in/tenant", null, cookie);
        return answer.StatusCode;
    }

    private async Task<JsonNode?> ViewerAsync(string cookie)
    {
        using var answer = await SendAsync(HttpMethod.Post, "/graphql", JsonContent.Create(new { query = "{ viewer { name } }" }), cookie);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync(Cancellation))!["data"]!["viewer"];
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, HttpContent? content, string cookie)
    {
        using var http = new HttpClient(new HttpClientHandler { UseCookies = false, AllowAutoRedirect = false });
        using var request = new HttpRequestMessage(method, new Uri($"{fixture.Server.Url}{path}")) { Content = content };
        request.Headers.Add("Cookie", cookie);
        return await http.SendAsync(request, Cancellation);
    }

    private async Task<ClientWebSocket> SocketAsync(string cookie)
    {
        var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("graphql-transport-ws");
        socket.Options.SetRequestHeader("Cookie", cookie);
        await socket.ConnectAsync(new Uri($"{fixture.Server.Url.Replace("http", "ws", StringComparison.Ordinal)}/graphql"), Cancellation);
        await socket.SendAsync(Encoding.UTF8.GetBytes("""{"type":"connection_init"}"""), WebSocketMessageType.Text, true, Cancellation);
        var buffer = new byte[1_024];
        var read = await socket.ReceiveAsync(buffer, Cancellation);
        Assert.Contains("connection_ack", Encoding.UTF8.GetString(buffer, 0, read.Count), StringComparison.Ordinal);
        await socket.SendAsync(Encoding.UTF8.GetBytes("""{"type":"ping"}"""), WebSocketMessageType.Text, true, Cancellation);
        return socket;
    }

    private static async Task UntilClosedAsync(ClientWebSocket socket)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        limit.CancelAfter(Limit);
        var buffer = new byte[1_024];
        while ((await socket.ReceiveAsync(buffer, limit.Token)).MessageType != WebSocketMessageType.Close)
        {
            // What came before the close.
        }
    }
}
