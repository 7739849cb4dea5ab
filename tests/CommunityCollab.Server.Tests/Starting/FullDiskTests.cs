using System.Net;
using CommunityCollab.Server.Tests.Api;

namespace CommunityCollab.Server.Tests.Starting;

public sealed class FullDiskTests
{
    [Fact]
    public async Task A_full_disk_makes_the_server_unready_and_room_makes_it_ready_again_with_everything_it_gave_a_receipt_for()
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var disk = SmallDisk.Mount("24m");
        await using var server = new HostedServer { Folder = disk.Folder };
        await server.StartAsync(cancellation);
        using var api = new ApiClient(server.Url);
        var activity = await api.OpenActivityAsync(await api.StaffOfNewDistrictAsync(server.AgencyToken), ApiClient.Poll());
        var acknowledged = new List<Guid>();

        using (disk.Fill())
        {
            await ApiClient.UntilAsync(async () => await ReadinessAsync(api) == HttpStatusCode.ServiceUnavailable);

            // Those that still find room in the log are taken; then they are refused, and nothing is promised that is not kept.
            Assert.True(await VoteUntilRefusedAsync(api, activity, acknowledged), "The full disk refused nothing.");
            Assert.Equal(HttpStatusCode.ServiceUnavailable, await ReadinessAsync(api));
        }

        await ApiClient.UntilAsync(async () => await ReadinessAsync(api) == HttpStatusCode.OK);
        Assert.NotNull((await api.VoteAsync(activity, "a"))["receipt"]);
        foreach (var id in acknowledged)
        {
            Assert.True((bool)(await api.VoteAsync(activity, "a", id))["receipt"]!["isReplay"]!);
        }
    }

    private static async Task<HttpStatusCode> ReadinessAsync(ApiClient api)
    {
        using var answer = await api.GetAsync("/health/ready");
        return answer.StatusCode;
    }

    private static async Task<bool> VoteUntilRefusedAsync(ApiClient api, string activity, List<Guid> acknowledged)
    {
        for (var votes = 0; votes < 5_000; votes++)
        {
            var id = Guid.NewGuid();
            var answer = await api.AskAsync(
                "mutation($i: SubmitContributionInput!) { submitContribution(input: $i) { receipt { receivedAt } errors { ... on Problem { code } } } }",
                new { i = new { activityId = activity, submissionId = id, contribution = new { poll = new { choice = "a" } } } });
            if (answer["data"]?["submitContribution"]?["receipt"] is null)
            {
                return true;
            }

            acknowledged.Add(id);
        }

        return false;
    }
}
