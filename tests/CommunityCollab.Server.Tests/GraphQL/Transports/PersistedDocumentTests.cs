using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CommunityCollab.GraphQL.Transports;

namespace CommunityCollab.Server.Tests.GraphQL.Transports;

public class PersistedDocumentTests(PersistedDocumentTests.Server server) : IClassFixture<PersistedDocumentTests.Server>
{
    private const string Known = "query Known { hello(name: \"known\") }";

    [Fact]
    public async Task An_unknown_hash_is_asked_for_once_and_known_from_then_on()
    {
        const string query = "query Persisted { hello(name: \"persisted\") }";
        Assert.Equal("PERSISTED_QUERY_NOT_FOUND", Code(await server.QueryAsync(new { extensions = Hash(query) })));
        Assert.True((await server.QueryAsync(new { query, extensions = Hash(query) })).TryGetProperty("data", out _));
        var again = await server.QueryAsync(new { extensions = Hash(query) });
        Assert.Equal("Hello, persisted!", again.GetProperty("data").GetProperty("hello").GetString());
    }

    [Fact]
    public async Task A_hash_that_is_not_of_the_query_is_refused_and_not_kept()
    {
        const string query = "query Mismatch { hello }";
        var wrong = Hash("query Other { hello }");
        Assert.Equal("PERSISTED_QUERY_HASH_MISMATCH", Code(await server.QueryAsync(new { query, extensions = wrong })));
        Assert.Equal("PERSISTED_QUERY_NOT_FOUND", Code(await server.QueryAsync(new { extensions = wrong })));
    }

    [Fact]
    public async Task A_document_that_failed_validation_is_not_kept()
    {
        const string query = "query Invalid { nothing }";
        for (var round = 0; round < 2; round++)
        {
            Assert.Equal("FIELDS_ON_CORRECT_TYPE", Code(await server.QueryAsync(new { query, extensions = Hash(query) })));
            Assert.Equal("PERSISTED_QUERY_NOT_FOUND", Code(await server.QueryAsync(new { extensions = Hash(query) })));
        }
    }

    [Fact]
    public async Task A_document_known_from_the_start_can_be_asked_for_by_GET()
    {
        var extensions = Uri.EscapeDataString(JsonSerializer.Serialize(Hash(Known)));
        Assert.Contains("Hello, known!", await server.Client.GetStringAsync($"?extensions={extensions}", TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Contains("Hello, known!", await server.Client.GetStringAsync($"?documentId=sha256:{Sha256(Known)}", TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mutation_by_hash_is_still_refused_by_GET()
    {
        const string query = "mutation { publish(channel: \"hash\", text: \"x\") { version } }";
        Assert.True((await server.QueryAsync(new { query, extensions = Hash(query) })).TryGetProperty("data", out _));
        using var response = await server.Client.GetAsync($"?documentId=sha256:{Sha256(query)}", TestContext.Current.CancellationToken);
        Assert.Equal(System.Net.HttpStatusCode.MethodNotAllowed, response.StatusCode);
    }

    [Fact]
    public async Task An_event_stream_can_name_its_document_by_hash()
    {
        await using var stream = await EventSource.OpenAsync(server, $"?documentId=sha256:{Sha256(Server.KnownSubscription)}");
        var first = await stream.ReadAsync();
        Assert.Equal("next", first.Name);
        Assert.Contains("\"version\":1", first.Data, StringComparison.Ordinal);
    }

    private static object Hash(string query) => new { persistedQuery = new { version = 1, sha256Hash = Sha256(query) } };

    private static string Sha256(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static string? Code(JsonElement answer) => answer.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString();

    public sealed class Server : TransportServer
    {
        public const string KnownSubscription = "subscription { ticks(channel: \"known\") { version } }";

        protected override void Configure(GraphQLTransportOptions options)
        {
            base.Configure(options);
            options.KnownDocuments.Add(Known);
            options.KnownDocuments.Add(KnownSubscription);
        }
    }
}
