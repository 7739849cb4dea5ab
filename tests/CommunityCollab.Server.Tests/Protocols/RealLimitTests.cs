using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using CommunityCollab.Server.Tests.Api;

namespace CommunityCollab.Server.Tests.Protocols;

/// <summary>The limits of the real server on the real schema.</summary>
public sealed class RealLimitTests(ServerFixture server)
{
    [Theory]
    [InlineData(6, null)]
    [InlineData(7, "DEPTH_LIMIT")]
    public async Task A_document_nests_to_the_limit_and_no_further(int rounds, string? code)
    {
        var document = "{ activity(id: \"x\") { " + string.Concat(Enumerable.Repeat("campaign { activities { ", rounds)) + "title" + string.Concat(Enumerable.Repeat(" } }", rounds)) + " } }";
        var answer = await server.Api.AskAsync(document);
        // Ten of each list at every level is dear long before it is deep.
        Assert.Equal(code ?? "COST_LIMIT", Code(answer));
    }

    [Fact]
    public async Task Pages_within_pages_are_refused_with_their_cost_and_the_limit()
    {
        var answer = await server.Api.AskAsync("{ campaigns(first: 100) { edges { node { activities { textItems(first: 100) { edges { node { text } } } } } } } }");
        Assert.Equal("COST_LIMIT", Code(answer));
        Assert.True((double)answer["errors"]![0]!["extensions"]!["cost"]! > 100_000);
        Assert.Equal(10_000, (int)answer["errors"]![0]!["extensions"]!["limit"]!);
        Assert.Null(Code(await server.Api.AskAsync("{ campaigns(first: 100) { totalCount edges { cursor node { id title state district { name } } } pageInfo { hasNextPage endCursor } } }")));
    }

    [Theory]
    [InlineData("first: 0", "'first' is 1 to 100; 0 was sent.")]
    [InlineData("first: 101", "'first' is 1 to 100; 101 was sent.")]
    [InlineData("last: -5", "'last' is 1 to 100; -5 was sent.")]
    [InlineData("first: 5, last: 5", "Give 'first' or 'last', not both.")]
    public async Task A_page_has_a_size(string arguments, string message)
    {
        var answer = await server.Api.AskAsync($"{{ campaigns({arguments}) {{ totalCount }} }}");
        Assert.Equal(("PAGE_SIZE", message), (Code(answer), (string)answer["errors"]![0]!["message"]!));
    }

    [Fact]
    public async Task Reading_the_schema_costs_the_same_however_much_of_it_and_not_often_in_one_document()
    {
        string[] parts = ["queryType { name }", "types { name kind fields { name args { name type { name ofType { name } } } } }"];
        foreach (var part in parts)
        {
            Assert.Null(Code(await server.Api.AskAsync($"{{ __schema {{ {part} }} }}")));
            var answer = await server.Api.AskAsync("{" + string.Concat(Enumerable.Range(0, 6).Select(n => $" a{n}: __schema {{ {part} }}")) + " }");
            Assert.Equal("COST_LIMIT", Code(answer));
            Assert.Equal(12_000, (int)answer["errors"]![0]!["extensions"]!["cost"]!);
        }
    }

    [Theory]
    [InlineData("{ __schema { types { fields { type { fields { name } } } } } }")]
    [InlineData("{ __type(name: \"Query\") { fields { type { fields { type { fields { name } } } } } } }")]
    [InlineData("{ __schema { types { ...T } } } fragment T on __Type { possibleTypes { interfaces { name } } }")]
    public async Task Reading_the_schema_does_not_go_round_in_circles(string document) =>
        Assert.Equal("DEPTH_LIMIT", Code(await server.Api.AskAsync(document)));

    [Fact]
    public async Task A_field_that_is_refused_leaves_the_others_alone()
    {
        var answer = await server.Api.AskAsync("{ guidingQuestions campaigns { totalCount } districts { totalCount } node(id: \"x\") { id } staff { totalCount } }");
        Assert.Equal(["districts", "staff"], answer["errors"]!.AsArray().Select(error => (string)error!["path"]![0]!).Order(StringComparer.Ordinal));
        Assert.NotNull(answer["data"]!["campaigns"]!["totalCount"]);
        Assert.Equal(5, answer["data"]!["guidingQuestions"]!.AsArray().Count);
        Assert.Null(answer["data"]!["districts"]);
    }

    [Fact]
    public async Task A_mutation_that_is_refused_leaves_the_others_alone()
    {
        var answer = await server.Api.AskAsync("""
            mutation {
              refused: commitImport(input: {id: "x"}) { import { id } }
              joined: joinActivity(input: {activityId: "x"}) { errors { ... on Problem { code } } }
            }
            """);
        Assert.Null(answer["data"]!["refused"]);
        Assert.Equal("NOT_FOUND", (string?)answer["data"]!["joined"]!["errors"]![0]!["code"]);
    }

    [Fact]
    public async Task A_document_seen_before_is_known_by_its_hash_from_the_first_time_that_comes_with_it()
    {
        const string Query = "{ guidingQuestions __typename }";
        var extensions = new { persistedQuery = new { version = 1, sha256Hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Query))) } };
        Assert.Null(Code(await server.Api.AskAsync(Query)));
        Assert.Equal("PERSISTED_QUERY_NOT_FOUND", Code(await PostAsync(new { extensions })));
        Assert.Null(Code(await PostAsync(new { query = Query, extensions })));
        Assert.Null(Code(await PostAsync(new { extensions })));
    }

    private static string? Code(JsonNode answer) => (string?)answer["errors"]?[0]?["extensions"]?["code"];

    private async Task<JsonNode> PostAsync(object body)
    {
        using var http = new HttpClient();
        using var answer = await http.PostAsJsonAsync($"{server.Url}/graphql", body, TestContext.Current.CancellationToken);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
    }
}
