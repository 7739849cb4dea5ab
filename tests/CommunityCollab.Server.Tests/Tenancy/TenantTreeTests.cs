using System.Text.Json.Nodes;
using CommunityCollab.Server.Tests.Api;

namespace CommunityCollab.Server.Tests.Tenancy;

public sealed class TenantTreeTests(ServerFixture server)
{
    private const string Tree = "query($id: ID!) { node(id: $id) { ... on District { name kind closedOn formerNames { name } memberships { id ofName from until } members { memberName } schools { edges { node { name } } } } } }";

    [Fact]
    public async Task A_district_may_be_in_several_boces_and_leaving_one_keeps_that_it_was()
    {
        var (member, first, second) = (await AddAsync("DISTRICT"), await AddAsync("BOCES"), await AddAsync("BOCES"));
        await JoinAsync(member, first, "2020-07-01");
        await JoinAsync(member, second, "2024-07-01");
        await JoinAsync(member, second, "2025-07-01");
        var left = (string)(await TreeAsync(member))["memberships"]![1]!["id"]!;
        await server.Api.ChangeAsync("endMembership", "EndMembershipInput", "membershipId", new { id = left, until = "2026-06-30" }, server.AgencyToken);

        var memberships = (await TreeAsync(member))["memberships"]!.AsArray();

        Assert.Equal(["2024-07-01–", "2020-07-01–2026-06-30"], memberships.Select(row => $"{row!["from"]}–{row["until"]}"));
        Assert.Single((await TreeAsync(first))["members"]!.AsArray());
    }

    [Fact]
    public async Task Only_a_boces_or_charter_institute_has_members()
    {
        var (member, district) = (await AddAsync("DISTRICT"), await AddAsync("DISTRICT"));
        Assert.Equal("INVALID", (string)(await JoinAsync(member, district, "2020-07-01"))["errors"]![0]!["code"]!);
    }

    [Fact]
    public async Task Renaming_and_closing_keep_history()
    {
        var district = await AddAsync("DISTRICT");
        var before = (string)(await TreeAsync(district))["name"]!;
        await server.Api.ChangeAsync("updateDistrict", "UpdateDistrictInput", "district { name }", new { id = district, name = "Mesa Valley 51", closedOn = "2027-07-01" }, server.AgencyToken);

        var after = await TreeAsync(district);

        Assert.Equal("Mesa Valley 51", (string)after["name"]!);
        Assert.Equal("2027-07-01", (string)after["closedOn"]!);
        Assert.Equal(before, (string)Assert.Single(after["formerNames"]!.AsArray())!["name"]!);
    }

    private async Task<string> AddAsync(string kind)
    {
        var added = await server.Api.ChangeAsync("addDistricts", "AddDistrictsInput", "districts { id }", new { districts = new[] { new { name = $"{kind} {Guid.NewGuid():N}", kind } } }, server.AgencyToken);
        return (string)added["districts"]![0]!["id"]!;
    }

    private Task<JsonNode> JoinAsync(string memberId, string ofId, string from) =>
        server.Api.ChangeAsync("addMembership", "AddMembershipInput", "district { id }", new { memberId, ofId, from }, server.AgencyToken);

    private async Task<JsonNode> TreeAsync(string id) =>
        (await server.Api.AskAsync(Tree, new { id }, server.AgencyToken))["data"]!["node"]!;
}
