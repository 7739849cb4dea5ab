using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using CommunityCollab.Server.Tests.Api;

namespace CommunityCollab.Server.Tests.SignIn;

/// <summary>However a right ends, what is watched by it ends at once: event streams, and sockets with all their operations.</summary>
public sealed class EndingTests(SignInFixture fixture)
{
    private const string Watch = "subscription($id: ID!) { tally(activityId: $id, view: STAFF) { version } }";

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(90);

    // Long enough to begin watching on a busy machine.
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(25);

    private static readonly string[] Lead = ["campaigns:read", "campaigns:write", "staff:read", "staff:write", "tenants:read", "results:read", "credentials:write"];
    private static readonly string[] Reading = ["results:read"];

    /// <summary>The ways in which a person's right ends.</summary>
    public enum PersonsEnd
    {
        /// <summary>The role is ended.</summary>
        RoleEnded,

        /// <summary>The role's last day passes.</summary>
        RoleExpired,

        /// <summary>The account is closed.</summary>
        AccountClosed,

        /// <summary>The district is suspended.</summary>
        DistrictSuspended,
    }

    /// <summary>The ways in which a credential's right ends.</summary>
    public enum CredentialsEnd
    {
        /// <summary>It is revoked.</summary>
        Revoked,

        /// <summary>It gets a new secret.</summary>
        Rotated,

        /// <summary>Its time passes.</summary>
        Expired,

        /// <summary>The district leaves.</summary>
        DistrictOffboarded,
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private ApiClient Api => fixture.Api;

    [Theory]
    [InlineData(PersonsEnd.RoleEnded)]
    [InlineData(PersonsEnd.RoleExpired)]
    [InlineData(PersonsEnd.AccountClosed)]
    [InlineData(PersonsEnd.DistrictSuspended)]
    public async Task What_a_person_watches_ends(PersonsEnd way)
    {
        var (user, district) = await fixture.StaffAsync("TRANSLATOR");
        var lead = await Api.CredentialAsync(fixture.Server.AgencyToken, district, Lead);
        var activity = await Api.OpenActivityAsync(lead, ApiClient.Poll());
        var personId = (string)(await PersonAsync(lead, user))["id"]!;
        DateTimeOffset? until = way == PersonsEnd.RoleExpired ? DateTimeOffset.UtcNow + Soon : null;
        await Api.ChangeAsync("grantRole", "GrantRoleInput", "person { id }", new { personId, role = "BOARD_MEMBER", until }, lead);
        await using var watching = await WatchingAsync(activity, await fixture.Provider.TokenAsync(user, cancellation: Cancellation));

        await (way switch
        {
            PersonsEnd.RoleEnded => EndRoleAsync(lead, user),
            PersonsEnd.AccountClosed => Api.ChangeAsync("closeAccount", "CloseAccountInput", "person { id }", new { personId, reason = "Retired" }, lead),
            PersonsEnd.DistrictSuspended => Api.MoveDistrictAsync(fixture.Server.AgencyToken, district, "SUSPENDED", "Its agreement ended"),
            _ => Task.CompletedTask,
        });

        await watching.HasEndedAsync();
    }

    [Theory]
    [InlineData(CredentialsEnd.Revoked)]
    [InlineData(CredentialsEnd.Rotated)]
    [InlineData(CredentialsEnd.Expired)]
    [InlineData(CredentialsEnd.DistrictOffboarded)]
    public async Task What_a_credential_watches_ends(CredentialsEnd way)
    {
        var district = await Api.NewDistrictAsync(fixture.Server.AgencyToken);
        var lead = await Api.CredentialAsync(fixture.Server.AgencyToken, district, Lead);
        var activity = await Api.OpenActivityAsync(lead, ApiClient.Poll());
        var expiresAt = DateTimeOffset.UtcNow + (way == CredentialsEnd.Expired ? Soon : TimeSpan.FromDays(1));
        var made = await Api.ChangeAsync("createCredential", "CreateCredentialInput", "token credential { id }", new { name = "screen", scopes = Reading, expiresAt }, lead);
        var id = (string)made["credential"]!["id"]!;
        await using var watching = await WatchingAsync(activity, (string)made["token"]!);

        await (way switch
        {
            CredentialsEnd.Revoked => Api.ChangeAsync("revokeCredential", "RevokeCredentialInput", "credential { id }", new { id, reason = "Lost" }, lead),
            CredentialsEnd.Rotated => Api.ChangeAsync("rotateCredential", "RotateCredentialInput", "credential { id }", new { id }, lead),
            CredentialsEnd.DistrictOffboarded => Api.MoveDistrictAsync(fixture.Server.AgencyToken, district, "OFFBOARDED", "Left"),
            _ => Task.CompletedTask,
        });

        await watching.HasEndedAsync();
    }

    private async Task EndRoleAsync(string lead, string user)
    {
        var grant = (await PersonAsync(lead, user))["roles"]!.AsArray().First(role => (string)role!["role"]! == "BOARD_MEMBER")!;
        await Api.ChangeAsync("endRole", "EndRoleInput", "person { id }", new { id = (string)grant["id"]!, reason = "Left the board" }, lead);
    }

    private async Task<System.Text.Json.Nodes.JsonNode> PersonAsync(string lead, string user)
    {
        var answer = await Api.AskAsync("{ staff { edges { node { id email roles { id role } } } } }", token: lead);
        return answer["data"]!["staff"]!["edges"]!.AsArray().Select(edge => edge!["node"]!).First(person => (string)person["email"]! == user);
    }

    private async Task<Watching> WatchingAsync(string activity, string token)
    {
        var stream = await EventReader.OpenAsync(fixture.Server.Url, Watch, new { id = activity }, token);
        var first = await stream.NextAsync(Limit);
        Assert.True(first?.Contains("version", StringComparison.Ordinal), first);
        var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("graphql-transport-ws");
        await socket.ConnectAsync(new Uri($"{fixture.Server.Url.Replace("http", "ws", StringComparison.Ordinal)}/graphql"), Cancellation);
        await SendAsync(socket, new { type = "connection_init", payload = new { authorization = $"Bearer {token}" } });
        foreach (var id in (string[])["one", "two"])
        {
            await SendAsync(socket, new { type = "subscribe", id, payload = new { query = Watch, variables = new { id = activity } } });
        }

        var (buffer, text) = (new byte[4_096], new StringBuilder());
        while (!text.ToString().Contains("\"one\"", StringComparison.Ordinal) || !text.ToString().Contains("\"two\"", StringComparison.Ordinal))
        {
            var read = await socket.ReceiveAsync(buffer, Cancellation);
            Assert.NotEqual(WebSocketMessageType.Close, read.MessageType);
            text.Append(Encoding.UTF8.GetString(buffer, 0, read.Count));
        }

        return new Watching(stream, socket);
    }

    private static Task SendAsync(ClientWebSocket socket, object message) =>
        socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(message), WebSocketMessageType.Text, true, Cancellation);

    /// <summary>A stream, and a socket with two operations.</summary>
    private sealed record Watching(EventReader Stream, ClientWebSocket Socket) : IAsyncDisposable
    {
        public async Task HasEndedAsync()
        {
            Assert.True(await Stream.HasEndedAsync(Limit));
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
            limit.CancelAfter(Limit);
            var buffer = new byte[4_096];
            while ((await Socket.ReceiveAsync(buffer, limit.Token)).MessageType != WebSocketMessageType.Close)
            {
                // What came before the close.
            }

            Assert.Equal(4403, (int)Socket.CloseStatus!);
        }

        public async ValueTask DisposeAsync()
        {
            await Stream.DisposeAsync();
            Socket.Dispose();
        }
    }
}
