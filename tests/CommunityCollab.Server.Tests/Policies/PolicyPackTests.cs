using CommunityCollab.Server.Tests.Api;

namespace CommunityCollab.Server.Tests.Policies;

/// <summary>On a server of their own: a pack holds for every district of its agency.</summary>
public sealed class PolicyPackTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    [Fact]
    public async Task A_stricter_pack_holds_at_once_and_a_looser_one_for_new_campaigns_alone()
    {
        var api = server.Api;
        var staff = await api.StaffOfNewDistrictAsync(server.AgencyToken);
        var (open, activity) = await OpenAsync(staff);
        for (var i = 0; i < 12; i++)
        {
            Assert.NotNull((await api.VoteAsync(activity, i % 2 == 0 ? "a" : "b"))["receipt"]);
        }

        await ApiClient.UntilAsync(async () => await RespondentsAsync(activity) is not null);
        await using var watching = await EventReader.OpenAsync(server.Url, "subscription($id: ID!) { tally(activityId: $id) { respondents } }", new { id = activity });
        Assert.Contains("\"respondents\":1", await watching.NextAsync(), StringComparison.Ordinal);

        var stricter = await PublishAsync(20);
        await ApiClient.UntilAsync(async () => await MinNAsync(open) == 20);
        Assert.Null(await RespondentsAsync(activity));
        Assert.Contains("null", await watching.NextAsync(), StringComparison.Ordinal);

        var looser = await PublishAsync(11);
        var (later, _) = await OpenAsync(staff);
        await ApiClient.UntilAsync(async () => await IsAppliedAsync(looser));
        Assert.Equal(20, await MinNAsync(open));
        Assert.Equal(11, await MinNAsync(later));
        Assert.True(looser > stricter);
    }

    [Fact]
    public async Task A_pack_below_the_floors_is_refused_naming_the_field()
    {
        var answer = await server.Api.ChangeAsync("publishPolicyPack", "PublishPolicyPackInput", "version", new { effectiveFrom = "2030-01-01", publicMinN = 9 }, server.AgencyToken);
        Assert.Equal(["input", "publicMinN"], answer["errors"]![0]!["path"]!.AsArray().Select(part => (string)part!));
    }

    private async Task<(string Campaign, string Activity)> OpenAsync(string staff)
    {
        var made = await server.Api.CampaignAsync(staff, ApiClient.Poll());
        await ApiClient.UntilAsync(async () => await server.Api.StateAsync(made.CampaignId) == "OPEN");
        return made;
    }

    private async Task<int> PublishAsync(int publicMinN)
    {
        var answer = await server.Api.ChangeAsync("publishPolicyPack", "PublishPolicyPackInput", "version", new { effectiveFrom = DateOnly.FromDateTime(DateTime.UtcNow), publicMinN }, server.AgencyToken);
        return (int?)answer["version"] ?? throw new InvalidOperationException(answer.ToJsonString());
    }

    private async Task<bool> IsAppliedAsync(int version)
    {
        var packs = (await server.Api.AskAsync("{ policyPacks { version appliedAt } }", token: server.AgencyToken))["data"]!["policyPacks"]!.AsArray();
        return packs.First(pack => (int)pack!["version"]! == version)!["appliedAt"] is not null;
    }

    private async Task<int> MinNAsync(string campaign) =>
        (int)(await server.Api.AskAsync("query($id: ID!) { campaign(id: $id) { minN } }", new { id = campaign }))["data"]!["campaign"]!["minN"]!;

    private async Task<long?> RespondentsAsync(string activity) =>
        (long?)(await server.Api.AskAsync("query($id: ID!) { activity(id: $id) { tally { respondents } } }", new { id = activity }))["data"]!["activity"]!["tally"]!["respondents"];
}
