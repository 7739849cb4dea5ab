using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using CommunityCollab.GraphQL.Transports;

namespace CommunityCollab.Server.Tests.GraphQL.Transports;

public class LimitTests(LimitTests.Server server) : IClassFixture<LimitTests.Server>
{
    private const string Paged = "query($n: Int) { items(first: $n) { items(first: $n) { number } } }";

    [Fact]
    public async Task A_deep_document_is_refused_with_its_depth_and_the_limit()
    {
        var error = await RefusedAsync(Nested(20), "DEPTH_LIMIT");
        Assert.Equal(22, error.GetProperty("depth").GetInt32());
        Assert.Equal(15, error.GetProperty("limit").GetInt32());
    }

    [Fact]
    public async Task A_document_at_the_depth_limit_runs() =>
        Assert.True((await server.QueryAsync(new { query = Nested(13) })).TryGetProperty("data", out _));

    [Theory]
    [InlineData("{ nest ", "{ inner\n", 20_000)]
    [InlineData("{ hello(name: ", "[", 1_000)]
    [InlineData("query($a: ", "[", 1_000)]
    [InlineData("{ hello(name: ", "{a: ", 900)]
    public async Task A_document_nested_without_end_is_refused_and_does_no_harm(string start, string step, int times) =>
        await RefusedAsync(start + string.Concat(Enumerable.Repeat(step, times)), times > 2_000 ? "TOKEN_LIMIT" : "DEPTH_LIMIT");

    [Theory]
    [InlineData("{ hello(name: \"", "x", "")]
    [InlineData("{ hello(name: \"", "x ", "\") }")]
    [InlineData("{ hello(name: \"", "\\\\", "")]
    [InlineData("{ hello(name: \"\"\"", "\\\"\"\"", "")]
    [InlineData("#", "x ", "\n{ hello }")]
    [InlineData("{ hello }\n", "\f", "nonsense")]
    [InlineData("{ hello(name: \"\"", "!", ") }")]
    public async Task A_line_without_end_is_refused_before_it_is_read(string start, string step, string end)
    {
        var error = await RefusedAsync(start + string.Concat(Enumerable.Repeat(step, 50_000 / step.Length)) + end, "LINE_LIMIT");
        Assert.Equal(10_000, error.GetProperty("limit").GetInt32());
    }

    [Theory]
    [InlineData("}", null)]
    [InlineData(")", ")")]
    [InlineData("", "")]
    [InlineData("b: ) # and more", ")")]
    [InlineData("b: \0 }", "\0")]
    [InlineData("b: hello(name: \"no end", "")]
    public async Task A_document_on_one_long_line_is_read_and_what_is_wrong_in_it_is_found_where_it_stands(string end, string? wrong)
    {
        var document = string.Concat("{", string.Concat(Enumerable.Range(0, 900).Select(n => $"an_alias_{n}:hello,\t")), end);
        var answer = await server.QueryAsync(new { query = document });
        Assert.Equal(wrong is null, answer.TryGetProperty("data", out _));
        if (wrong is not null)
        {
            var place = answer.GetProperty("errors")[0].GetProperty("locations")[0];
            var column = wrong.Length == 0 ? document.Length + 1 : document.LastIndexOf(wrong, StringComparison.Ordinal) + 1;
            Assert.Equal((1, column), (place.GetProperty("line").GetInt32(), place.GetProperty("column").GetInt32()));
        }
    }

    [Theory]
    [InlineData("\"{0}\"")]
    [InlineData("\"\\\"{0}\"")]
    [InlineData("\"\"\"{0}\"\"\"")]
    [InlineData("\"\"\"\\\"\"\"{0}\"\"\"")]
    public async Task A_long_text_keeps_its_spaces_and_commas(string literal)
    {
        var name = string.Concat(Enumerable.Repeat("a, b ", 500)) + "c";
        var document = $"{{ first: hello(name: \"\") # {name}\n second: hello(name: {literal.Replace("{0}", name, StringComparison.Ordinal)}) }}";
        var answer = await server.QueryAsync(new { query = document });
        Assert.Contains(name, answer.GetProperty("data").GetProperty("second").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dear_request_is_refused_with_its_cost_and_the_limit()
    {
        var error = await RefusedAsync("{ items(first: 100) { items(first: 100) { number items(first: 10) { number } } } }", "COST_LIMIT");
        Assert.True(error.GetProperty("cost").GetDouble() > 100_000);
        Assert.Equal(10_000, error.GetProperty("limit").GetInt32());
    }

    [Fact]
    public async Task The_cost_counts_the_variables_of_each_request_also_for_a_document_seen_before()
    {
        for (var round = 0; round < 2; round++)
        {
            Assert.True((await server.QueryAsync(new { query = Paged, variables = new { n = 3 } })).TryGetProperty("data", out _));
        }

        await RefusedAsync(Paged, "COST_LIMIT", new { n = 100 });
    }

    [Fact]
    public async Task A_page_size_below_one_does_not_make_a_request_cheaper() =>
        await RefusedAsync(
            "{ a: items(first: -1000000) { items { number } } b: items(first: 100) { items(first: 100) { number } } }", "COST_LIMIT");

    [Fact]
    public async Task Fragments_that_double_at_every_step_are_refused_at_once()
    {
        var bomb = new StringBuilder("{ ...f0 }");
        for (var step = 0; step < 200; step++)
        {
            bomb.Append(CultureInfo.InvariantCulture, $" fragment f{step} on Query {{ ...f{step + 1} ...f{step + 1} }}");
        }

        bomb.Append(" fragment f200 on Query { hello }");
        var clock = Stopwatch.StartNew();
        await RefusedAsync(bomb.ToString(), "COST_LIMIT");
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(60), $"{clock.Elapsed}");
    }

    [Fact]
    public async Task Thousands_of_aliases_are_refused() =>
        await RefusedAsync("{" + string.Join('\n', Enumerable.Range(0, 1_200).Select(n => $"a{n}: hello")) + "}", "COST_LIMIT");

    [Fact]
    public async Task A_document_with_too_many_tokens_is_refused() =>
        await RefusedAsync("{" + string.Concat(Enumerable.Repeat("hello\n", 5_000)) + "}", "TOKEN_LIMIT");

    [Fact]
    public async Task An_execution_over_its_time_is_stopped() => await RefusedAsync("{ slow }", "TIMEOUT");

    [Fact]
    public async Task The_usual_introspection_runs_within_the_limits()
    {
        const string types = "kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name } } } } } }";
        var answer = await server.QueryAsync(new
        {
            query = $$"""
                query IntrospectionQuery { __schema { queryType { name } mutationType { name } subscriptionType { name } types { ...FullType }
                  directives { name description locations args { ...InputValue } } } }
                fragment FullType on __Type { kind name description fields(includeDeprecated: true) { name description args { ...InputValue }
                  type { ...TypeRef } isDeprecated deprecationReason } inputFields { ...InputValue } interfaces { ...TypeRef }
                  enumValues(includeDeprecated: true) { name description isDeprecated deprecationReason } possibleTypes { ...TypeRef } }
                fragment InputValue on __InputValue { name description type { ...TypeRef } defaultValue }
                fragment TypeRef on __Type { {{types}} }
                """,
        });
        Assert.True(answer.TryGetProperty("data", out _), answer.ToString());
    }

    [Fact]
    public async Task Introspection_that_goes_round_in_circles_is_refused() =>
        await RefusedAsync("{ __schema { types { fields { type { fields { type { fields { name } } } } } } } }", "DEPTH_LIMIT");

    [Fact]
    public async Task Introspection_is_decided_for_each_caller_also_for_a_document_seen_before()
    {
        const string query = "{ __schema { queryType { name } } }";
        Assert.True((await server.QueryAsync(new { query })).TryGetProperty("data", out _));
        using var response = await server.PostAsync(new { query }, headers: [("Authorization", "Bearer mallory")]);
        Assert.Contains("NO_INTROSPECTION", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Arguments_are_checked_again_for_a_document_seen_before()
    {
        const string query = "query($v: Int!) { checked(value: $v) }";
        Assert.Equal(5, (await server.QueryAsync(new { query, variables = new { v = 5 } })).GetProperty("data").GetProperty("checked").GetInt32());
        Assert.True((await server.QueryAsync(new { query, variables = new { v = 50 } })).TryGetProperty("errors", out _));
    }

    private static string Nested(int levels) =>
        "{ nest { " + string.Concat(Enumerable.Repeat("inner { ", levels)) + "depth" + string.Concat(Enumerable.Repeat(" }", levels)) + " } }";

    private async Task<JsonElement> RefusedAsync(string query, string code, object? variables = null)
    {
        var answer = await server.QueryAsync(new { query, variables });
        Assert.False(answer.TryGetProperty("data", out _));
        var extensions = answer.GetProperty("errors")[0].GetProperty("extensions");
        Assert.Equal(code, extensions.GetProperty("code").GetString());
        return extensions;
    }

    public sealed class Server : TransportServer
    {
        protected override void Configure(GraphQLTransportOptions options)
        {
            base.Configure(options);
            options.Limits.ExecutionTime = TimeSpan.FromSeconds(5);
            options.Limits.MayIntrospect = user => user["who"] as string != "mallory";
        }
    }
}
