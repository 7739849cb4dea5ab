using System.Text.Json;

namespace CommunityCollab.Server.Tests.GraphQL.Transports;

public class ProtocolSuiteTests(TransportServer server) : IClassFixture<TransportServer>
{
    private static string Documents(string channel) => JsonSerializer.Serialize(new
    {
        query = new { query = "{ hello }" },
        mutation = new
        {
            query = "mutation($input: SubmitInput!) { submit(input: $input) { id answers } }",
            variables = new { input = new { submissionId = "a", answers = new[] { new { item = "q1", choice = 1 } } } },
        },
        subscription = new { query = "subscription($channel: String!) { ticks(channel: $channel) { version text } }", variables = new { channel } },
        publish = new { query = "mutation($channel: String!) { publish(channel: $channel, text: \"newer\") { version } }", variables = new { channel } },
        ending = new { query = "subscription { ending { version } }" },
        invalid = new { query = "{ nothing }" },
        connectionParams = new { token = "alice" },
        refusedParams = new { token = "wrong" },
    });

    [Fact]
    public Task Every_must_and_should_of_GraphQL_over_HTTP_holds() => NodeClient.RunAsync("graphql-http-audit.mjs", server.Url.ToString());

    [Fact]
    public Task The_reference_client_for_event_streams_is_served() =>
        NodeClient.RunAsync("graphql-sse.mjs", server.Url.ToString(), Documents("sse"));

    [Fact]
    public Task The_reference_client_for_WebSockets_is_served_and_every_breach_has_its_close_code() =>
        NodeClient.RunAsync("graphql-ws.mjs", server.Url.ToString(), Documents("ws"));
}
