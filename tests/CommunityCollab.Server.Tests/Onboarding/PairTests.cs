using System.Text.Json.Nodes;
using CommunityCollab.Server.Tests.Api;
using CommunityCollab.Server.Tests.GraphQL;

namespace CommunityCollab.Server.Tests.Onboarding;

/// <summary>No district twice: what may be the same is asked about before anything is taken over.</summary>
public sealed class PairTests(ServerFixture server)
{
    private const string Pairs = "pairs(first: 100) { totalCount edges { node { key line newName newStateAssignedId districtId name stateAssignedId likeness decision } } }";

    private ApiClient Api => server.Api;

    [Fact]
    public async Task Codes_that_lost_their_zeros_are_asked_about_and_joined_all_at_once()
    {
        var agency = await server.FoundAgencyAsync();
        await TakeOverAsync(agency, Data("state-code-1.csv"));
        var held = await Api.StartImportAsync(agency, Data("state-code-2-zero-eaten.csv"));
        var id = (string)held["id"]!;
        Assert.Equal("HELD", (string)held["state"]!);
        Assert.Contains("Say of each pair", (string)held["reason"]!, StringComparison.Ordinal);
        var pairs = await PairsAsync(agency, id);
        Assert.Equal(["0880=880 Denver County 1 CODE_BUT_FOR_ZEROS", "0870=870 Delta 50 CODE_BUT_FOR_ZEROS", "0220=220 Archuleta 50 CODE_BUT_FOR_ZEROS"],
            pairs.Select(pair => $"{pair["stateAssignedId"]}={pair["newStateAssignedId"]} {pair["name"]} {pair["likeness"]}"));

        Assert.Equal("WRONG_STATE", (string)(await Api.ChangeImportAsync("commit", id, agency))["errors"]![0]!["code"]!);
        Assert.Equal("WRONG_STATE", (string)(await Api.ChangeImportAsync("confirm", id, agency))["errors"]![0]!["code"]!);
        var decided = await DecideAsync(agency, new { id, others = new { decision = "JOIN" } });
        Assert.Equal(("PLANNED", 0, 3), ((string)decided["import"]!["state"]!, (int)decided["import"]!["counts"]!["districts"]!["created"]!, (int)decided["import"]!["total"]!));
        await Api.TakeOverAsync(id, agency);
        Assert.Equal("Archuleta 50 0220 1601; Delta 50 0870 4501; Denver County 1 0880 90001", await DistrictsAsync(agency));
    }

    [Fact]
    public async Task Names_that_differ_in_case_spaces_or_spelling_are_decided_one_by_one_or_kept_apart()
    {
        var agency = await server.FoundAgencyAsync();
        await TakeOverAsync(agency, "name,students\nArchuleta County 50 JT,1\nCañon City RE-1,2\nGreeley,3\nKim Reorganized,4\nOurs,5\n");
        var held = await Api.StartImportAsync(agency, "name,students\nARCHULETA  COUNTY 50 Jt,10\nCanon City Re 1,20\nGreely,30\nKim Reorganized,40\nNew,50\n");
        var id = (string)held["id"]!;
        var pairs = await PairsAsync(agency, id);
        Assert.Equal(["NAME_BUT_FOR_CASE", "NAME_BUT_FOR_CASE", "NAME_BUT_FOR_SPELLING"], pairs.Select(pair => (string)pair["likeness"]!));

        var half = await DecideAsync(agency, new { id, decisions = new[] { new { pair = (string)pairs[2]["key"]!, decision = "KEEP_APART" } } });
        Assert.Equal("HELD", (string)half["import"]!["state"]!);
        var rest = await DecideAsync(agency, new { id, others = new { likeness = "NAME_BUT_FOR_CASE", decision = "JOIN" } });
        Assert.Equal("PLANNED", (string)rest["import"]!["state"]!);
        Assert.Equal(["JOIN", "JOIN", "KEEP_APART"], (await PairsAsync(agency, id)).Select(pair => (string)pair["decision"]!));
        await Api.TakeOverAsync(id, agency);
        Assert.Equal("ARCHULETA COUNTY 50 Jt - 10; Canon City Re 1 - 20; Greeley - 3; Greely - 30; Kim Reorganized - 40; New - 50; Ours - 5", await DistrictsAsync(agency));
        Assert.Equal(0, (int)(await Api.StartImportAsync(agency, "name,students\nARCHULETA COUNTY 50 Jt,10\nCanon City Re 1,20\nGreely,30\nGreeley,3\nKim Reorganized,40\nNew,50\n"))["total"]!);
    }

    [Fact]
    public async Task What_is_decided_wrongly_is_refused_where_it_stands()
    {
        var agency = await server.FoundAgencyAsync();
        await TakeOverAsync(agency, "state_id,name\n01,Alphaville\n");
        var id = (string)(await Api.StartImportAsync(agency, "state_id,name\n1,Alphaville\n001,Alphaville\n"))["id"]!;
        var pairs = await PairsAsync(agency, id);
        Assert.Equal(2, pairs.Count);
        await AssertRefusedAsync(agency, new { id, decisions = new[] { new { pair = "9-x", decision = "JOIN" } } }, "NOT_FOUND", "input", "decisions", "0", "pair");
        await AssertRefusedAsync(agency, new { id, decisions = pairs.Select(pair => new { pair = (string)pair["key"]!, decision = "JOIN" }) }, "INVALID", "input", "decisions", "1", "decision");
        var joined = await DecideAsync(agency, new { id, others = new { decision = "JOIN" } });
        Assert.Equal("HELD", (string)joined["import"]!["state"]!);
        await DecideAsync(agency, new { id, decisions = new[] { new { pair = (string)pairs[0]["key"]!, decision = "JOIN" }, new { pair = (string)pairs[1]["key"]!, decision = "KEEP_APART" } } });
        await Api.TakeOverAsync(id, agency);
        Assert.Equal("Alphaville 001 -; Alphaville 01 -", await DistrictsAsync(agency));
        await AssertRefusedAsync(agency, new { id, others = new { decision = "JOIN" } }, "WRONG_STATE", "input", "id");
        await AssertRefusedAsync(await server.FoundAgencyAsync(), new { id, others = new { decision = "JOIN" } }, "NOT_FOUND", "input", "id");
    }

    [Fact]
    public async Task Many_new_beside_as_many_absent_are_held_until_somebody_confirms()
    {
        var agency = await server.FoundAgencyAsync();
        await TakeOverAsync(agency, "state_id,name\nA,Aspen\nB,Boulder\nC,Creede\n");
        var held = await Api.StartImportAsync(agency, "state_id,name\nX,Xanthe\nY,Yampa\nZ,Zircon\n");
        Assert.Equal("HELD", (string)held["state"]!);
        Assert.Contains("3 districts of the file are new and 3", (string)held["reason"]!, StringComparison.Ordinal);
        await Api.ChangeImportAsync("confirm", (string)held["id"]!, agency);
        await Api.TakeOverAsync((string)held["id"]!, agency);
        Assert.Equal(6, (await DistrictsAsync(agency)).Split("; ").Length);
    }

    [Fact]
    public async Task What_is_only_absent_is_told_last()
    {
        var agency = await server.FoundAgencyAsync();
        await TakeOverAsync(agency, Importing.Template(30, 0));
        var import = await Api.StartImportAsync(agency, $"{Importing.Template(27, 0)}08x,Wrong,,,\n0800031,New,,,-4\n");
        Assert.Equal(["CODE_MALFORMED", "COUNT_MALFORMED", "ABSENT", "ABSENT", "ABSENT"], import["findings"]!["nodes"]!.AsArray().Select(edge => (string)edge!["node"]!["code"]!));
    }

    private static string Data(string file) => File.ReadAllText(Path.Combine(SchemaSnapshotTests.Root(), "tests", "data", "onboarding", file));

    private async Task TakeOverAsync(string agency, string content) => await Api.TakeOverAsync((string)(await Api.StartImportAsync(agency, content))["id"]!, agency);

    private Task<JsonNode> DecideAsync(string agency, object input) => Api.ChangeAsync("decideImport", "DecideImportInput", $"import {{ {Importing.Fields} }}", input, agency);

    private async Task AssertRefusedAsync(string agency, object input, string code, params string[] path)
    {
        var error = (await DecideAsync(agency, input))["errors"]![0]!;
        Assert.Equal((code, string.Join('/', path)), ((string)error["code"]!, string.Join('/', error["path"]!.AsArray().Select(part => (string)part!))));
    }

    private async Task<List<JsonNode>> PairsAsync(string agency, string id) =>
        [.. (await Api.AskAsync($"query($id: ID!) {{ import(id: $id) {{ {Pairs} }} }}", new { id }, agency))["data"]!["import"]!["pairs"]!["edges"]!.AsArray().Select(edge => edge!["node"]!)];

    private async Task<string> DistrictsAsync(string agency) =>
        string.Join("; ", (await Api.AskAsync("{ districts(first: 100) { edges { node { name stateAssignedId pupils } } } }", token: agency))["data"]!["districts"]!["edges"]!.AsArray()
            .Select(edge => edge!["node"]!).Select(node => $"{node["name"]} {node["stateAssignedId"]?.ToString() ?? "-"} {node["pupils"]?.ToString() ?? "-"}").Order(StringComparer.Ordinal));
}
