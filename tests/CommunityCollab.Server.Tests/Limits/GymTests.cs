using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using CommunityCollab.Server.Tests.Api;

namespace CommunityCollab.Server.Tests.Limits;

/// <summary>The limits as they are when nobody configures any.</summary>
public sealed class GymTests
{
    private const int Phones = 600;
    private const int Contributions = 20;

    [Fact]
    public async Task A_gym_full_of_phones_behind_one_address_is_served_at_once_and_a_hammering_script_is_not()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var server = new HostedServer { Settings = [] };
        await server.StartAsync(cancellation);
        using var api = new ApiClient(server.Url);
        var staff = await api.StaffOfNewDistrictAsync(server.AgencyToken);
        var activity = await api.OpenActivityAsync(staff, ApiClient.Poll("CONFIDENTIAL", "ONE_PER_PARTICIPANT"));
        using var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 64 }) { BaseAddress = new Uri(server.Url) };

        await Parallel.ForAsync(0, Phones, new ParallelOptions { MaxDegreeOfParallelism = 64, CancellationToken = cancellation }, async (_, _) =>
        {
            using var page = await http.GetAsync(new Uri($"/activities/{activity}/live", UriKind.Relative), cancellation);
            Assert.Equal(HttpStatusCode.OK, page.StatusCode);
            var participantToken = await api.JoinAsync(activity);
            for (var number = 0; number < Contributions; number++)
            {
                Assert.Empty((await api.VoteAsync(activity, number % 2 == 0 ? "a" : "b", participantToken: participantToken))["errors"]!.AsArray());
            }
        });

        var script = await HammerAsync(http, TimeSpan.FromMinutes(3));
        Assert.NotNull(script);
        Assert.Equal(1, script.Value.TotalSeconds);
    }

    // A header that says where a request comes from changes nothing while no proxy is known.
    private static async Task<TimeSpan?> HammerAsync(HttpClient http, TimeSpan limit)
    {
        TimeSpan? refused = null;
        var clock = Stopwatch.StartNew();
        await Parallel.ForAsync(0, 16, TestContext.Current.CancellationToken, async (worker, cancellation) =>
        {
            for (var number = 0; refused is null && clock.Elapsed < limit; number++)
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query = "{ __typename }" }) };
                request.Headers.Add("X-Forwarded-For", $"198.51.{worker}.{number % 250}");
                using var answer = await http.SendAsync(request, cancellation);
                if (answer.StatusCode == HttpStatusCode.TooManyRequests)
                {
                    refused = answer.Headers.RetryAfter!.Delta;
                }
            }
        });
        return refused;
    }
}
