using System.Net;
using System.Net.WebSockets;
using System.Text;

namespace CommunityCollab.Server.Tests.GraphQL.Transports;

public class CrossSiteTests(TransportServer server) : IClassFixture<TransportServer>
{
    private static readonly (string, string) Cookie = ("Cookie", "session=dave");

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    [InlineData("Origin", "https://elsewhere.example")]
    [InlineData("Origin", "null")]
    public async Task A_cookie_from_another_site_is_refused(string header, string value)
    {
        using var response = await server.PostAsync(new { query = "{ who }" }, headers: [Cookie, (header, value)]);
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Contains("CROSS_SITE", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cookie_from_our_own_pages_is_taken()
    {
        foreach (var header in ((string, string)[])[("Sec-Fetch-Site", "same-origin"), ("Origin", server.Url.GetLeftPart(UriPartial.Authority))])
        {
            using var response = await server.PostAsync(new { query = "{ who }" }, headers: [Cookie, header]);
            Assert.Contains("dave", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_token_is_taken_from_any_site()
    {
        using var response = await server.PostAsync(
            new { query = "{ who }" }, headers: [("Authorization", "Bearer erin"), ("Sec-Fetch-Site", "cross-site"), ("Origin", "https://elsewhere.example")]);
        Assert.Contains("erin", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_socket_with_a_cookie_from_another_site_is_closed_with_4403()
    {
        Assert.Equal(4403, await CloseCodeAsync("https://elsewhere.example"));
        Assert.Null(await CloseCodeAsync(server.Url.GetLeftPart(UriPartial.Authority)));
    }

    private async Task<int?> CloseCodeAsync(string origin)
    {
        using var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("graphql-transport-ws");
        socket.Options.SetRequestHeader("Origin", origin);
        socket.Options.SetRequestHeader("Cookie", "session=dave");
        await socket.ConnectAsync(new UriBuilder(server.Url) { Scheme = "ws" }.Uri, TestContext.Current.CancellationToken);
        await socket.SendAsync(Encoding.UTF8.GetBytes("""{"type":"connection_init"}"""), WebSocketMessageType.Text, true, TestContext.Current.CancellationToken);
        var received = await socket.ReceiveAsync(new byte[1_000], TestContext.Current.CancellationToken);
        return received.MessageType == WebSocketMessageType.Close ? (int?)socket.CloseStatus : null;
    }
}
