using System.Net;
using System.Text.Json;

namespace CommunityCollab.Server.Tests.GraphQL.Transports;

public class AnswerTests(TransportServer server) : IClassFixture<TransportServer>
{
    [Fact]
    public async Task A_failure_of_ours_is_masked_and_found_in_the_log_by_its_id_without_any_text_of_people()
    {
        using var response = await server.PostAsync(new { query = "query($name: String!) { hello(name: $name) broken }", variables = new { name = "Jo's answer" } });
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var answer = JsonDocument.Parse(text).RootElement;
        Assert.Equal("Hello, Jo's answer!", answer.GetProperty("data").GetProperty("hello").GetString());
        Assert.Equal(JsonValueKind.Null, answer.GetProperty("data").GetProperty("broken").ValueKind);
        var error = answer.GetProperty("errors")[0];
        var id = error.GetProperty("extensions").GetProperty("errorId").GetString()!;
        Assert.Equal($"Something went wrong on our side. Quote this id: {id}", error.GetProperty("message").GetString());
        Assert.Equal("INTERNAL", error.GetProperty("extensions").GetProperty("code").GetString());
        Assert.Contains(id, server.Log.All, StringComparison.Ordinal);
        Assert.Contains("InvalidOperationException", server.Log.All, StringComparison.Ordinal);
        Assert.Contains("TestQuery.Broken", server.Log.All, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", text + server.Log.All, StringComparison.Ordinal);
        Assert.DoesNotContain("Jo's answer", server.Log.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Values_of_every_usual_kind_are_written_as_JSON_has_them()
    {
        var data = (await server.QueryAsync(new { query = "{ hello ratio at who items(first: 2) { number } again: hello(name: \"é<>&\\\"\") }" })).GetProperty("data");
        Assert.Equal(
            """{"hello":"Hello, world!","ratio":0.5,"at":"2026-03-02T12:00:00+00:00","who":null,"items":[{"number":1},{"number":2}],"again":"Hello, é<>&\"!"}""",
            data.GetRawText());
    }

    [Fact]
    public async Task An_answer_is_not_stored_on_its_way()
    {
        using var response = await server.PostAsync(new { query = "{ hello }" });
        Assert.True(response.Headers.CacheControl?.NoStore);
        Assert.Equal(["nosniff"], response.Headers.GetValues("X-Content-Type-Options"));
    }

    [Theory]
    [InlineData("One", "one")]
    [InlineData("Two", "two")]
    public async Task The_named_operation_runs(string operationName, string expected)
    {
        var answer = await server.QueryAsync(new { query = "query One { hello(name: \"one\") } query Two { hello(name: \"two\") }", operationName });
        Assert.Equal($"Hello, {expected}!", answer.GetProperty("data").GetProperty("hello").GetString());
    }

    [Fact]
    public async Task A_browser_gets_the_page_for_trying_queries_and_all_it_needs_from_here()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, server.Url);
        request.Headers.Add("Accept", "text/html,application/xhtml+xml,*/*;q=0.8");
        using var response = await server.Client.SendAsync(request, TestContext.Current.CancellationToken);
        var page = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal("text/html", response.Content.Headers.ContentType?.MediaType);
        Assert.Contains("script-src 'self'", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.DoesNotContain("://", page, StringComparison.Ordinal);
        var links = System.Text.RegularExpressions.Regex.Matches(page, "(?:src|href)=\"([^\"]+)\"").Select(match => match.Groups[1].Value).ToList();
        Assert.Equal(8, links.Count);
        foreach (var link in links)
        {
            using var asset = await server.Client.GetAsync(new Uri(server.Url, link), TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.OK, asset.StatusCode);
            using var again = new HttpRequestMessage(HttpMethod.Get, new Uri(server.Url, link));
            again.Headers.IfNoneMatch.Add(asset.Headers.ETag!);
            using var unchanged = await server.Client.SendAsync(again, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
        }
    }
}
