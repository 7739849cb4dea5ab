using System.Net;

namespace CommunityCollab.Server.Tests.Limits;

public sealed class RateTests(LimitedServer server) : IClassFixture<LimitedServer>
{
    [Theory]
    [InlineData("application/graphql-response+json", "application/graphql-response+json")]
    [InlineData("application/json", "application/json")]
    [InlineData("text/event-stream", "application/json")]
    public async Task Whoever_asks_too_often_is_told_when_to_come_back_and_is_served_then(string accept, string mediaType)
    {
        var address = LimitedServer.NewAddress();
        await UseUpAsync(() => server.AskAsync(address));

        using var refused = await RefusedAsync(() => server.AskAsync(address, accept: accept));

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.Equal(mediaType, refused.Content.Headers.ContentType!.MediaType);
        var wait = refused.Headers.RetryAfter!.Delta!.Value;
        var error = await LimitedServer.ErrorOfAsync(refused);
        Assert.Equal("RATE_LIMITED", (string)error["extensions"]!["code"]!);
        Assert.Equal(wait.TotalSeconds, (double)error["extensions"]!["retryAfter"]!);
        Assert.InRange(wait.TotalSeconds, 1, 5);

        await Task.Delay(wait + TimeSpan.FromMilliseconds(200), TestContext.Current.CancellationToken);
        using var later = await server.AskAsync(address);
        Assert.Equal(HttpStatusCode.OK, later.StatusCode);
    }

    [Fact]
    public async Task One_address_does_not_use_up_what_another_may_ask()
    {
        await UseUpAsync(() => server.AskAsync("203.0.113.7"));

        using var other = await server.AskAsync("203.0.113.8");

        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
    }

    [Fact]
    public async Task An_IPv6_caller_gets_no_more_by_changing_the_part_of_its_address_that_is_its_own()
    {
        var number = 0;
        await UseUpAsync(() => server.AskAsync($"2001:db8:0:1::{++number:x}"));

        using var same = await RefusedAsync(() => server.AskAsync("2001:db8:0:1:ffff::1"));
        using var other = await server.AskAsync("2001:db8:0:2::1");

        Assert.Equal(HttpStatusCode.TooManyRequests, same.StatusCode);
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
    }

    [Fact]
    public async Task A_page_asked_for_too_often_is_refused_in_words_a_person_reads()
    {
        var address = LimitedServer.NewAddress();
        await UseUpAsync(() => server.OpenPageAsync("/", address));

        using var refused = await RefusedAsync(() => server.OpenPageAsync("/", address));

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.NotNull(refused.Headers.RetryAfter!.Delta);
        Assert.Equal("text/html", refused.Content.Headers.ContentType!.MediaType);
        Assert.Contains("Too many people at once", await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Contains("default-src 'self'", Assert.Single(refused.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whether_the_server_is_alive_may_be_asked_without_end()
    {
        var address = LimitedServer.NewAddress();
        for (var number = 0; number < 3 * LimitedServer.Burst; number++)
        {
            using var answer = await server.OpenPageAsync("/health/ready", address);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
    }

    [Fact]
    public async Task Guessing_at_credentials_uses_up_what_the_address_may_ask()
    {
        var address = LimitedServer.NewAddress();
        await UseUpAsync(() => server.AskAsync(address, token: $"cc_{Guid.NewGuid():N}"), HttpStatusCode.Unauthorized);

        using var refused = await RefusedAsync(() => server.AskAsync(address, token: "cc_wrong"));

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
    }

    [Fact]
    public async Task A_credential_is_served_where_the_public_behind_its_address_is_not_and_the_other_way_round()
    {
        var address = LimitedServer.NewAddress();
        var token = await server.Api.CredentialAsync(server.AgencyToken, districtId: null, ["campaigns:read"]);
        await UseUpAsync(() => server.AskAsync(address));
        await UseUpAsync(() => server.AskAsync(address, token));

        var other = LimitedServer.NewAddress();
        using var refused = await RefusedAsync(() => server.AskAsync(other, token));
        using var open = await server.AskAsync(other);

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.Equal(HttpStatusCode.OK, open.StatusCode);
    }

    // Many at once, as often as it takes: what comes back meanwhile is used up too, however slow the machine is.
    private static async Task UseUpAsync(Func<Task<HttpResponseMessage>> ask, HttpStatusCode until = HttpStatusCode.OK)
    {
        for (var round = 0; round < 20; round++)
        {
            var answers = await Task.WhenAll(Enumerable.Range(0, 3 * LimitedServer.Burst).Select(_ => ask()));
            var refused = answers.Count(answer => answer.StatusCode == HttpStatusCode.TooManyRequests);
            Assert.All(answers, answer => Assert.True(answer.StatusCode == until || answer.StatusCode == HttpStatusCode.TooManyRequests, $"{answer.StatusCode}"));
            Array.ForEach(answers, answer => answer.Dispose());
            if (refused > 0)
            {
                return;
            }
        }

        Assert.Fail("It was never refused.");
    }

    // One more place may have come back since the last was used up.
    private static async Task<HttpResponseMessage> RefusedAsync(Func<Task<HttpResponseMessage>> ask)
    {
        for (var tries = 0; tries < 50; tries++)
        {
            var answer = await ask();
            if (answer.StatusCode == HttpStatusCode.TooManyRequests)
            {
                return answer;
            }

            answer.Dispose();
        }

        throw new InvalidOperationException("It was never refused.");
    }
}
