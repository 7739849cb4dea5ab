using System.Net;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using CommunityCollab.Server.Tests.Api;

namespace CommunityCollab.Server.Tests.Limits;

/// <summary>Every mutation of a document counts as if it came alone, whatever it is called and wherever it stands.</summary>
public sealed class MutationTests(LimitedServer server) : IClassFixture<LimitedServer>
{
    private const int Asked = LimitedServer.Burst - 2;
    private const int AtOnce = 6;

    public static TheoryData<string, string> Documents { get; } = new()
    {
        { "aliases", $"mutation {{ {Joins(Asked)} }}" },
        { "a fragment", $"mutation {{ ...Many }} fragment Many on Mutation {{ {Joins(Asked)} }}" },
        { "inline fragments", $"mutation {{ ... on Mutation {{ {Joins(Asked / 2)} }} ... {{ {Joins(Asked / 2, from: Asked / 2)} }} }}" },
        { "fragments in fragments", $"mutation {{ ...A }} fragment A on Mutation {{ {Joins(Asked / 2)} ...B }} fragment B on Mutation {{ {Joins(Asked / 2, from: Asked / 2)} }}" },
        { "one operation of several", $"query Q {{ __typename }} mutation M {{ {Joins(Asked)} }}" },
    };

    [Theory, MemberData(nameof(Documents))]
    public async Task A_document_takes_as_much_of_the_allowance_as_it_has_mutations(string what, string document)
    {
        // One alone, which is served, and then all at once, so that what comes back meanwhile does not serve them all, however slow the machine is.
        var address = LimitedServer.NewAddress();
        HttpResponseMessage[] answers = [await AskAsync(address, document), .. await Task.WhenAll(Enumerable.Range(1, AtOnce - 1).Select(_ => AskAsync(address, document)))];

        Assert.True(answers.Any(answer => answer.StatusCode == HttpStatusCode.OK), $"{what}: {answers[0].StatusCode}");
        var refused = answers.FirstOrDefault(answer => answer.StatusCode == HttpStatusCode.TooManyRequests);
        Assert.True(refused is not null, $"{what}: none was refused.");
        Assert.NotNull(refused.Headers.RetryAfter!.Delta);
        var said = JsonNode.Parse(await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        Assert.Equal("RATE_LIMITED", (string)said["errors"]![0]!["extensions"]!["code"]!);
        Assert.Null(said["data"]);
        Array.ForEach(answers, answer => answer.Dispose());
    }

    [Fact]
    public async Task As_many_queries_under_aliases_take_no_more_than_one()
    {
        var address = LimitedServer.NewAddress();
        for (var time = 0; time < 3; time++)
        {
            using var answer = await AskAsync(address, $"{{ {string.Join(' ', Enumerable.Range(0, Asked).Select(place => $"q{place}: __typename"))} }}");
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
    }

    [Fact]
    public async Task A_document_with_more_mutations_than_could_ever_be_granted_is_refused_with_the_limit()
    {
        using var answer = await AskAsync(LimitedServer.NewAddress(), $"mutation {{ {Joins(LimitedServer.Burst + 1)} }}");

        var error = await LimitedServer.ErrorOfAsync(answer);
        Assert.Equal(("MUTATION_LIMIT", LimitedServer.Burst), ((string)error["extensions"]!["code"]!, (int)error["extensions"]!["limit"]!));
    }

    [Fact]
    public async Task The_same_counts_on_a_socket()
    {
        using var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("graphql-transport-ws");
        socket.Options.SetRequestHeader("X-Forwarded-For", LimitedServer.NewAddress());
        await socket.ConnectAsync(new UriBuilder(server.Url) { Scheme = "ws", Path = "/graphql" }.Uri, TestContext.Current.CancellationToken);
        await SendAsync(socket, """{"type":"connection_init"}""");
        Assert.Equal("connection_ack", (string)(await ReceiveAsync(socket))["type"]!);
        var document = $"mutation {{ {Joins(Asked)} }}";

        for (var id = 0; id < AtOnce; id++)
        {
            await SendAsync(socket, new JsonObject { ["id"] = $"{id}", ["type"] = "subscribe", ["payload"] = new JsonObject { ["query"] = document } }.ToJsonString());
        }

        var ended = new List<JsonNode>();
        while (ended.Count < AtOnce)
        {
            var message = await ReceiveAsync(socket);
            ended.AddRange((string)message["type"]! == "next" ? [] : [message]);
        }

        Assert.Contains(ended, IsRateLimited);
        Assert.Contains(ended, message => !IsRateLimited(message));
    }

    private static bool IsRateLimited(JsonNode message) =>
        (string)message["type"]! == "error" && (string)message["payload"]![0]!["extensions"]!["code"]! == "RATE_LIMITED";

    [Fact]
    public async Task Of_a_refused_document_nothing_is_done()
    {
        var staff = await server.Api.StaffOfNewDistrictAsync(server.AgencyToken);
        var activity = await server.Api.OpenActivityAsync(staff, ApiClient.Poll());
        var address = LimitedServer.NewAddress();
        var sent = Enumerable.Range(0, AtOnce).Select(_ => Enumerable.Range(0, Asked).Select(_ => Guid.NewGuid()).ToList()).ToList();

        Task<HttpResponseMessage> SendAsync(List<Guid> ids) => AskAsync(address, $"mutation {{ {string.Join(' ', ids.Select((id, place) => $"v{place}: {Vote(activity, id)}"))} }}");
        HttpResponseMessage[] answers = [await SendAsync(sent[0]), .. await Task.WhenAll(sent.Skip(1).Select(SendAsync))];

        var refused = Array.FindIndex(answers, answer => answer.StatusCode == HttpStatusCode.TooManyRequests);
        var taken = Array.FindIndex(answers, answer => answer.StatusCode == HttpStatusCode.OK);
        Assert.False(await WasThereAsync(activity, sent[refused][0]));
        Assert.False(await WasThereAsync(activity, sent[refused][^1]));
        Assert.True(await WasThereAsync(activity, sent[taken][^1]));
        Array.ForEach(answers, answer => answer.Dispose());
    }

    private static string Vote(string activity, Guid id) =>
        $"submitContribution(input: {{ activityId: \"{activity}\", submissionId: \"{id}\", contribution: {{ poll: {{ choice: \"a\" }} }} }}) {{ receipt {{ isReplay }} }}";

    private async Task<bool> WasThereAsync(string activity, Guid id)
    {
        using var answer = await AskAsync(LimitedServer.NewAddress(), $"mutation {{ {Vote(activity, id)} }}");
        return (bool)JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!["data"]!["submitContribution"]!["receipt"]!["isReplay"]!;
    }

    private static string Joins(int many, int from = 0) => string.Join(' ', Enumerable.Range(from, many)
        .Select(place => $"j{place}: joinActivity(input: {{ activityId: \"nothing\" }}) {{ participantToken }}"));

    private Task<HttpResponseMessage> AskAsync(string address, string document) => server.AskAsync(address, query: document, operationName: document.Contains("mutation M", StringComparison.Ordinal) ? "M" : null);

    private static Task SendAsync(ClientWebSocket socket, string message) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(message), WebSocketMessageType.Text, endOfMessage: true, TestContext.Current.CancellationToken);

    private static async Task<JsonNode> ReceiveAsync(ClientWebSocket socket)
    {
        var buffer = new byte[65_536];
        var received = await socket.ReceiveAsync(buffer, TestContext.Current.CancellationToken);
        Assert.True(received.EndOfMessage);
        return JsonNode.Parse(buffer.AsSpan(0, received.Count))!;
    }
}
