using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace CommunityCollab.Server.Tests.GraphQL.Transports;

public class MalformedRequestTests(TransportServer server) : IClassFixture<TransportServer>
{
    public static TheoryData<string, string> Bodies => new()
    {
        { "", "INVALID_JSON" },
        { "{", "INVALID_JSON" },
        { "not json", "INVALID_JSON" },
        { """{"query":"{ hello }"} trailing""", "INVALID_JSON" },
        { """{"query":"\ud800"}""", "INVALID_JSON" },
        { """{"query":"{ hello }","variables":{"a":1e999}}""", "INVALID_JSON" },
        { $$$"""{"query":"{ hello }","variables":{"a":{{{new string('9', 2000)}}}}}""", "INVALID_JSON" },
        { $$"""{"query":"{ hello }","variables":{"a":{{new string('[', 2000)}}""", "INVALID_JSON" },
        { "[]", "BATCHING_NOT_SUPPORTED" },
        { """[{"query":"{ hello }"}]""", "BATCHING_NOT_SUPPORTED" },
        { "null", "BAD_REQUEST" },
        { "\"{ hello }\"", "BAD_REQUEST" },
        { "{}", "BAD_REQUEST" },
        { """{"query":null}""", "BAD_REQUEST" },
        { """{"query":7}""", "BAD_REQUEST" },
        { """{"query":"{ hello }","operationName":{}}""", "BAD_REQUEST" },
        { """{"query":"{ hello }","variables":[]}""", "BAD_REQUEST" },
        { """{"query":"{ hello }","variables":"{}"}""", "BAD_REQUEST" },
        { """{"query":"{ hello }","extensions":7}""", "BAD_REQUEST" },
        { """{"query":"{ hello }","varables":{}}""", "BAD_REQUEST" },
        { """{"query":"{ hello }","extensions":{"persistedQuery":7}}""", "BAD_REQUEST" },
        { """{"query":"{ hello }","extensions":{"persistedQuery":{"version":2,"sha256Hash":"a"}}}""", "BAD_REQUEST" },
        { """{"documentId":"md5:abc"}""", "BAD_REQUEST" },
    };

    public static TheoryData<string, string> Documents => new()
    {
        { "", "NO_OPERATION" },
        { "{", "SYNTAX_ERROR" },
        { "{ nothing }", "FIELDS_ON_CORRECT_TYPE" },
        { "query A { hello } query B { hello }", "NO_OPERATION_NAME" },
        { "fragment A on Query { hello }", "NO_OPERATION" },
        { "query($a: Int!) { items(first: $a) { number } }", "INVALID_VALUE" },
        { "{ items(first: \"many\") { number } }", "ARGUMENTS_OF_CORRECT_TYPE" },
        { "{ hello @unheardOf }", "KNOWN_DIRECTIVES" },
        { "{ ...A } fragment A on Query { ...A }", "NO_FRAGMENT_CYCLES" },
        { "type Query { a: Int }", "NO_OPERATION" },
    };

    [Theory, MemberData(nameof(Bodies))]
    public async Task A_malformed_body_is_refused_with_a_GraphQL_error(string body, string code)
    {
        using var response = await SendAsync(new StringContent(body, Encoding.UTF8, "application/json"));
        await AssertRefusedAsync(response, HttpStatusCode.BadRequest, code);
    }

    [Theory, MemberData(nameof(Documents))]
    public async Task A_document_that_cannot_run_is_refused_with_a_GraphQL_error(string document, string code)
    {
        using var response = await server.PostAsync(new { query = document });
        await AssertRefusedAsync(response, HttpStatusCode.BadRequest, code);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data; boundary=x")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData("application/graphql")]
    [InlineData(null)]
    public async Task Only_JSON_in_UTF_8_is_taken_as_a_body(string? contentType)
    {
        var content = new ByteArrayContent("""{"query":"{ hello }"}"""u8.ToArray());
        content.Headers.ContentType = contentType is null ? null : MediaTypeHeaderValue.Parse(contentType);
        using var response = await SendAsync(content);
        await AssertRefusedAsync(response, HttpStatusCode.UnsupportedMediaType, "UNSUPPORTED_MEDIA_TYPE");
    }

    [Fact]
    public async Task A_compressed_body_is_refused_rather_than_misread()
    {
        var content = new StringContent("""{"query":"{ hello }"}""", Encoding.UTF8, "application/json");
        content.Headers.ContentEncoding.Add("gzip");
        using var response = await SendAsync(content);
        await AssertRefusedAsync(response, HttpStatusCode.UnsupportedMediaType, "UNSUPPORTED_MEDIA_TYPE");
    }

    [Fact]
    public async Task Text_that_is_not_UTF_8_is_refused()
    {
        var content = new ByteArrayContent([.. "{\"query\":\""u8, 0xC3, 0x28, .. "\"}"u8]);
        content.Headers.ContentType = new("application/json");
        using var response = await SendAsync(content);
        await AssertRefusedAsync(response, HttpStatusCode.BadRequest, "INVALID_JSON");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_over_the_limit_is_refused_whether_or_not_it_says_its_length(bool saysLength)
    {
        var body = Encoding.UTF8.GetBytes($$$"""{"query":"{ hello }","variables":{"a":"{{{new string('a', 300_000)}}}"}}""");
        HttpContent content = saysLength ? new ByteArrayContent(body) : new StreamContent(new Chunked(body));
        content.Headers.ContentType = new("application/json");
        using var response = await SendAsync(content);
        await AssertRefusedAsync(response, HttpStatusCode.RequestEntityTooLarge, "REQUEST_TOO_LARGE");
    }

    [Fact]
    public async Task A_body_that_breaks_HTTP_is_answered_with_a_GraphQL_error()
    {
        var answer = await SendRawAsync(
            "POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\nZZ\r\n");
        Assert.StartsWith("HTTP/1.1 400 ", answer, StringComparison.Ordinal);
        Assert.Contains("\"code\":\"BAD_REQUEST\"", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?query={hello}&query={who}")]
    [InlineData("?query={hello}&variables=7")]
    [InlineData("?query={hello}&variables={")]
    [InlineData("?query={hello}&extensions=[]")]
    [InlineData("?extensions={}")]
    public async Task A_malformed_query_string_is_refused(string query)
    {
        using var response = await server.Client.GetAsync(query, TestContext.Current.CancellationToken);
        await AssertRefusedAsync(response, HttpStatusCode.BadRequest, "BAD_REQUEST");
    }

    [Fact]
    public async Task Mutations_by_GET_are_refused()
    {
        using var response = await server.Client.GetAsync("?query=mutation{publish(channel:\"a\",text:\"b\"){version}}", TestContext.Current.CancellationToken);
        await AssertRefusedAsync(response, HttpStatusCode.MethodNotAllowed, "METHOD_NOT_ALLOWED");
        Assert.Equal(["POST"], response.Content.Headers.Allow);
        Assert.Equal(0, server.Feeds["a"].Subscriptions);
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("PATCH")]
    public async Task Other_methods_are_refused(string method)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), server.Url);
        using var response = await server.Client.SendAsync(request, TestContext.Current.CancellationToken);
        await AssertRefusedAsync(response, HttpStatusCode.MethodNotAllowed, "METHOD_NOT_ALLOWED");
    }

    [Theory]
    [InlineData("image/png")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData("application/json;q=0")]
    public async Task An_answer_the_client_will_not_take_is_refused(string accept)
    {
        using var response = await server.PostAsync(new { query = "{ hello }" }, accept);
        await AssertRefusedAsync(response, HttpStatusCode.NotAcceptable, "NOT_ACCEPTABLE");
    }

    [Theory]
    [InlineData("application/json, application/graphql-response+json;q=0.9", "application/json")]
    [InlineData("application/json;q=0.5, application/graphql-response+json", "application/graphql-response+json")]
    [InlineData("text/html, */*;q=0.1", "application/json")]
    public async Task The_best_form_the_client_takes_is_chosen(string accept, string expected)
    {
        using var response = await server.PostAsync(new { query = "{ hello }" }, accept);
        Assert.Equal(expected, response.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task A_subscription_needs_a_stream()
    {
        using var response = await server.PostAsync(new { query = "subscription { ending { version } }" });
        await AssertRefusedAsync(response, HttpStatusCode.NotAcceptable, "SUBSCRIPTION_NEEDS_STREAM");
    }

    [Fact]
    public async Task A_wrong_credential_is_refused_with_401()
    {
        using var response = await server.PostAsync(new { query = "{ hello }" }, headers: [("Authorization", "Bearer wrong")]);
        await AssertRefusedAsync(response, HttpStatusCode.Unauthorized, "UNAUTHENTICATED");
    }

    [Fact]
    public async Task Nothing_a_client_sent_above_was_taken_for_a_failure_of_ours()
    {
        using var response = await server.PostAsync(new { query = "{ nothing }" });
        Assert.DoesNotContain("Error ", server.Log.All, StringComparison.Ordinal);
    }

    private static async Task AssertRefusedAsync(HttpResponseMessage response, HttpStatusCode status, string code)
    {
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(status == response.StatusCode, $"{response.StatusCode}: {text}");
        var answer = JsonDocument.Parse(text).RootElement;
        Assert.False(answer.TryGetProperty("data", out _));
        var error = answer.GetProperty("errors")[0];
        Assert.NotEmpty(error.GetProperty("message").GetString()!);
        Assert.Equal(code, error.GetProperty("extensions").GetProperty("code").GetString());
    }

    private async Task<HttpResponseMessage> SendAsync(HttpContent content)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, server.Url) { Content = content };
        request.Headers.Add("Accept", "application/graphql-response+json");
        return await server.Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private async Task<string> SendRawAsync(string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(server.Url.Host, server.Url.Port, TestContext.Current.CancellationToken);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(request), TestContext.Current.CancellationToken);
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>A stream that does not know its length, so that it is sent in chunks.</summary>
    private sealed class Chunked(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }
}
