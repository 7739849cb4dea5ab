using System.Text.Json.Nodes;
using CommunityCollab.Server.Tests.Api;
using CommunityCollab.Server.Tests.GraphQL;

namespace CommunityCollab.Server.Tests.Onboarding;

public sealed class ImportTests(ServerFixture server)
{
    private const string Codes = "LEAID,LEA_NAME,ST,LEA_TYPE,SY_STATUS\n0800001,First,CO,1,1\n0800002,Second,CO,4,1\n0800003,Third,CO,7,1\n";

    private ApiClient Api => server.Api;

    private static string Colorado => File.ReadAllText(Path.Combine(SchemaSnapshotTests.Root(), "src", "CommunityCollab.Server", "Demo", "colorado-districts-2014.csv"));

    [Fact]
    public async Task The_districts_of_Colorado_import_as_they_are_and_importing_them_again_changes_nothing()
    {
        var agency = await server.FoundAgencyAsync();
        var import = await Api.StartImportAsync(agency, Colorado, fileName: "colorado-districts-2014.csv");

        Assert.Equal("PLANNED", (string)import["state"]!);
        Assert.Equal("DISTRICT_NAME=name PUPILS=students", string.Join(' ', import["mapping"]!.AsArray().Select(column => $"{column!["field"]}={column["column"]}")));
        Assert.Equal((180, 0, 180), (Count(import, "lines"), Count(import, "linesRefused"), Count(import, "districts", "created")));
        Assert.Equal("MATCHED_BY_NAME", Assert.Single(FindingsOf(import)).Code);
        Assert.Equal(0, await DistrictsAsync(agency));

        var done = await Api.TakeOverAsync((string)import["id"]!, agency);
        Assert.Equal((180, 180), ((int)done["done"]!, (int)done["total"]!));
        Assert.Equal(180, await DistrictsAsync(agency));
        Assert.Equal(24578, await PupilsAsync(agency, "ACADEMY 20"));
        Assert.Null(await PupilsAsync(agency, "EAST YUMA COUNTY RJ-2"));

        var again = await Api.StartImportAsync(agency, Colorado);
        Assert.Equal((0, 180, 0), (Count(again, "districts", "created"), Count(again, "districts", "unchanged"), (int)again["total"]!));
        await Api.TakeOverAsync((string)again["id"]!, agency);
        Assert.Equal(180, await DistrictsAsync(agency));
    }

    [Fact]
    public async Task What_a_file_says_is_created_renamed_and_closed_and_history_stays()
    {
        var agency = await server.FoundAgencyAsync();
        await Api.TakeOverAsync((string)(await Api.StartImportAsync(agency, Codes))["id"]!, agency);
        var next = await Api.StartImportAsync(agency, "LEAID,LEA_NAME,ST,LEA_TYPE,SY_STATUS,EFFECTIVE_DATE\n0800001,First Unified,CO,1,1,\n0800002,Second,CO,4,2,07/01/2026\n");
        Assert.Equal((1, 1, 1), (Count(next, "districts", "renamed"), Count(next, "districts", "closed"), Count(next, "districts", "absent")));
        await Api.TakeOverAsync((string)next["id"]!, agency);

        var answer = await Api.AskAsync("{ districts { edges { node { name kind leaid closedOn standing formerNames { name } } } } }", token: agency);
        var districts = answer["data"]!["districts"]!["edges"]!.AsArray().Select(edge => edge!["node"]!).ToDictionary(node => (string)node["leaid"]!);
        Assert.Equal(("First Unified", "First"), ((string)districts["0800001"]["name"]!, (string)districts["0800001"]["formerNames"]![0]!["name"]!));
        Assert.Equal(("BOCES", "2026-07-01"), ((string)districts["0800002"]["kind"]!, (string)districts["0800002"]["closedOn"]!));
        Assert.Equal(("CHARTER_INSTITUTE", null, "INVITED"), ((string)districts["0800003"]["kind"]!, (string?)districts["0800003"]["closedOn"], (string)districts["0800003"]["standing"]!));
    }

    [Fact]
    public async Task Schools_come_with_their_districts_and_the_errors_of_lines_are_told_and_change_nothing()
    {
        var agency = await server.FoundAgencyAsync();
        var import = await Api.StartImportAsync(
            agency,
            "leaid;name;school_id;school_name;students\n800001;First;;;10\n0800001;;080000100001;First High;\n0800009;;080000900001;Nowhere High;\n0800002;Second;;;-7\n\"0800003;Third;;;1\n0800004;Fourth;;;<10\n",
            "CO");
        Assert.Equal((6, 2, 3, 1), (Count(import, "lines"), Count(import, "linesRefused"), Count(import, "districts", "created"), Count(import, "schools", "created")));
        Assert.Equal(
            [(4, "DISTRICT_UNKNOWN"), (6, "UNREADABLE"), (2, "LEADING_ZERO_RESTORED"), (5, "COUNT_MALFORMED")],
            FindingsOf(import).Select(finding => (finding.Line!.Value, finding.Code)));
        await Api.TakeOverAsync((string)import["id"]!, agency);

        var answer = await Api.AskAsync("{ districts { edges { node { leaid pupils schools { edges { node { name ncesId } } } } } } }", token: agency);
        var districts = answer["data"]!["districts"]!["edges"]!.AsArray().Select(edge => edge!["node"]!).ToDictionary(node => (string)node["leaid"]!);
        Assert.Equal(["0800001", "0800002", "0800004"], districts.Keys.Order());
        Assert.Null(districts["0800002"]["pupils"]);
        Assert.Equal("080000100001", (string)districts["0800001"]["schools"]!["edges"]![0]!["node"]!["ncesId"]!);
        Assert.Null(districts["0800004"]["pupils"]);
    }

    [Fact]
    public async Task A_column_can_be_chosen()
    {
        var agency = await server.FoundAgencyAsync();
        var import = await Api.StartImportAsync(agency, "Agency\tname\nAcademy\tx\n", mapping: [new { field = "DISTRICT_NAME", column = "Agency" }]);
        await Api.TakeOverAsync((string)import["id"]!, agency);
        Assert.Equal("Academy", (string)(await Api.AskAsync("{ districts { edges { node { name } } } }", token: agency))["data"]!["districts"]!["edges"]![0]!["node"]!["name"]!);
    }

    [Fact]
    public async Task A_file_far_smaller_than_the_last_is_held_until_somebody_confirms_it()
    {
        var agency = await server.FoundAgencyAsync();
        await Api.TakeOverAsync((string)(await Api.StartImportAsync(agency, Importing.Template(10, 0)))["id"]!, agency);
        var smaller = await Api.StartImportAsync(agency, Importing.Template(6, 0));
        var id = (string)smaller["id"]!;
        Assert.Equal("HELD", (string)smaller["state"]!);
        Assert.Equal("WRONG_STATE", await RefusalAsync("commit", id, agency));

        await Api.ChangeImportAsync("confirm", id, agency);
        Assert.Equal("DONE", (string)(await Api.TakeOverAsync(id, agency))["state"]!);
        Assert.Equal("PLANNED", (string)(await Api.StartImportAsync(agency, Importing.Template(4, 0)))["state"]!);
    }

    [Fact]
    public async Task A_cancelled_import_cannot_be_committed_and_one_that_is_done_neither_cancelled()
    {
        var agency = await server.FoundAgencyAsync();
        var id = (string)(await Api.StartImportAsync(agency, Codes))["id"]!;
        Assert.Equal("CANCELLED", (string)(await Api.ChangeImportAsync("cancel", id, agency))["import"]!["state"]!);
        Assert.Equal("WRONG_STATE", await RefusalAsync("commit", id, agency));
        Assert.Equal(0, await DistrictsAsync(agency));

        var done = (string)(await Api.StartImportAsync(agency, Codes))["id"]!;
        await Api.TakeOverAsync(done, agency);
        Assert.Equal("WRONG_STATE", await RefusalAsync("cancel", done, agency));
        Assert.Null((await Api.ChangeImportAsync("commit", done, agency))["errors"]!.AsArray().FirstOrDefault());
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n")]
    [InlineData("name\n")]
    [InlineData("county,students\nDenver,1\n")]
    [InlineData("leaid,name\nx,First\n")]
    [InlineData("\"name\n")]
    public async Task A_file_that_says_nothing_cannot_be_taken_over_and_says_why(string content)
    {
        var import = await Api.StartImportAsync(server.AgencyToken, content);
        Assert.Equal("FAILED", (string)import["state"]!);
        Assert.NotEqual("", (string)import["reason"]!);
        Assert.NotEmpty(FindingsOf(import));
        Assert.Equal("WRONG_STATE", await RefusalAsync("commit", (string)import["id"]!, server.AgencyToken));
    }

    [Fact]
    public async Task Only_the_agencys_own_state_is_stated()
    {
        var answer = await Api.ChangeAsync("startImport", "StartImportInput", "import { id }", new { fileName = "x.csv", content = Codes, stateCode = "UT" }, server.AgencyToken);
        Assert.Equal(["input", "stateCode"], answer["errors"]![0]!["path"]!.AsArray().Select(part => (string)part!));
    }

    [Fact]
    public async Task A_districts_credential_imports_nothing_and_another_agencys_import_does_not_exist()
    {
        var agency = await server.FoundAgencyAsync();
        var id = (string)(await Api.StartImportAsync(server.AgencyToken, Codes))["id"]!;
        Assert.Null(await Api.ImportAsync(id, agency));
        foreach (var change in (string[])["commit", "confirm", "cancel"])
        {
            Assert.Equal("NOT_FOUND", await RefusalAsync(change, id, agency));
        }

        await using var reader = await EventReader.OpenAsync(server.Url, "subscription($id: ID!) { importProgress(importId: $id) { done } }", new { id }, agency);
        Assert.Contains("NOT_FOUND", await reader.NextAsync(), StringComparison.Ordinal);

        var district = (string)(await Api.ChangeAsync("addDistricts", "AddDistrictsInput", "districts { id }", new { districts = new[] { new { name = "Own" } } }, server.AgencyToken))["districts"]![0]!["id"]!;
        var staff = await Api.CredentialAsync(server.AgencyToken, district, ["tenants:write"]);
        Assert.Null(await Api.ImportAsync(id, staff));
        Assert.Equal("NOT_FOUND", await RefusalAsync("commit", id, staff));
        var refused = await Api.ChangeAsync("startImport", "StartImportInput", "import { id }", new { fileName = "x.csv", content = Codes }, staff);
        Assert.Equal("NOT_FOUND", (string)refused["errors"]![0]!["code"]!);
    }

    [Fact]
    public async Task Findings_are_paged_and_can_be_narrowed_to_errors()
    {
        var agency = await server.FoundAgencyAsync();
        var lines = string.Concat(Enumerable.Range(1, 30).Select(number => number % 2 == 0 ? $"80000{number:D2}x,A\n" : $"8{number:D5},District {number}\n"));
        var id = (string)(await Api.StartImportAsync(agency, $"leaid,name\n{lines}", "08"))["id"]!;
        const string Page = "query($id: ID!, $after: String) { import(id: $id) { findings(first: 4, after: $after, severity: ERROR) { totalCount edges { node { line severity } } pageInfo { hasNextPage endCursor } } } }";
        var seen = new List<int>();
        string? after = null;
        JsonNode page;
        do
        {
            page = (await Api.AskAsync(Page, new { id, after }, agency))["data"]!["import"]!["findings"]!;
            Assert.Equal(15, (int)page["totalCount"]!);
            seen.AddRange(page["edges"]!.AsArray().Select(edge => (int)edge!["node"]!["line"]!));
            after = (string?)page["pageInfo"]!["endCursor"];
        }
        while ((bool)page["pageInfo"]!["hasNextPage"]!);
        Assert.Equal(Enumerable.Range(1, 15).Select(number => (number * 2) + 1), seen);
    }

    [Fact]
    public async Task Districts_that_share_a_name_are_all_listed()
    {
        var agency = await server.FoundAgencyAsync();
        var lines = string.Concat(Enumerable.Range(1, 5).Select(number => $"080000{number},Northside\n"));
        await Api.TakeOverAsync((string)(await Api.StartImportAsync(agency, $"leaid,name\n{lines}"))["id"]!, agency);
        var seen = new List<string>();
        string? after = null;
        do
        {
            var page = (await Api.AskAsync("query($after: String) { districts(first: 2, after: $after) { edges { node { leaid } } pageInfo { hasNextPage endCursor } } }", new { after }, agency))["data"]!["districts"]!;
            seen.AddRange(page["edges"]!.AsArray().Select(edge => (string)edge!["node"]!["leaid"]!));
            after = (bool)page["pageInfo"]!["hasNextPage"]! ? (string)page["pageInfo"]!["endCursor"]! : null;
        }
        while (after is not null);
        Assert.Equal(Enumerable.Range(1, 5).Select(number => $"080000{number}"), seen.Order());
    }

    [Fact]
    public async Task Each_district_sees_in_its_own_log_what_an_import_made_of_it_and_by_whom()
    {
        var agency = await server.FoundAgencyAsync();
        await Api.TakeOverAsync((string)(await Api.StartImportAsync(agency, "leaid,name\n0800001,First\n0800002,Second\n"))["id"]!, agency);
        var districts = (await Api.AskAsync("{ districts { edges { node { id } } } }", token: agency))["data"]!["districts"]!["edges"]!.AsArray().Select(edge => (string)edge!["node"]!["id"]!).ToList();
        await Api.TakeOverAsync((string)(await Api.StartImportAsync(agency, "leaid,name\n0800001,First of All\n0800002,Second\n"))["id"]!, agency);

        Assert.Equal(["district.added test", "district.renamed test"], await LinesAsync(districts[0]));
        Assert.Equal(["district.added test"], await LinesAsync(districts[1]));

        async Task<IEnumerable<string>> LinesAsync(string district)
        {
            var reader = await Api.CredentialAsync(agency, district, ["audit:read"]);
            var answer = await Api.AskAsync("query($id: ID!) { auditLog(subjectId: $id) { edges { node { action actor } } } }", new { id = district }, reader);
            return answer["data"]!["auditLog"]!["edges"]!.AsArray().Select(edge => $"{edge!["node"]!["action"]} {edge["node"]!["actor"]}");
        }
    }

    [Fact]
    public async Task Imports_are_listed_the_newest_last_page_by_page()
    {
        var agency = await server.FoundAgencyAsync();
        var started = new List<string>();
        for (var number = 0; number < 5; number++)
        {
            started.Add((string)(await Api.StartImportAsync(agency, Codes))["id"]!);
        }

        var seen = new List<string>();
        string? after = null;
        do
        {
            var page = (await Api.AskAsync("query($after: String) { imports(first: 2, after: $after) { edges { node { id } } pageInfo { hasNextPage endCursor } } }", new { after }, agency))["data"]!["imports"]!;
            seen.AddRange(page["edges"]!.AsArray().Select(edge => (string)edge!["node"]!["id"]!));
            after = (bool)page["pageInfo"]!["hasNextPage"]! ? (string)page["pageInfo"]!["endCursor"]! : null;
        }
        while (after is not null);
        Assert.Equal(started, seen);
    }

    [Fact]
    public async Task Of_two_files_committed_at_once_one_waits_and_nothing_is_brought_on_twice()
    {
        var agency = await server.FoundAgencyAsync();
        var ids = new List<string>();
        for (var number = 0; number < 4; number++)
        {
            ids.Add((string)(await Importing.UploadAsync(server.Url, agency, Importing.Template(500, 1))).Answer["importId"]!);
        }

        await Task.WhenAll(ids.Select(async id =>
        {
            await ApiClient.UntilAsync(async () => (await Api.ChangeImportAsync("commit", id, agency))["import"] is not null);
            await Api.UntilDoneAsync(id, agency);
        }));
        Assert.Equal(500, await DistrictsAsync(agency));
        Assert.Equal([0, 0, 0, 1000], (await Task.WhenAll(ids.Select(async id => (int)(await Api.ImportAsync(id, agency))!["done"]!))).Order());
    }

    [Fact]
    public async Task A_watcher_sees_an_import_from_where_it_is_to_a_hundred_percent()
    {
        var agency = await server.FoundAgencyAsync();
        var (_, uploaded) = await Importing.UploadAsync(server.Url, agency, Importing.Template(1_000, 3));
        var id = (string)uploaded["importId"]!;
        await using var reader = await EventReader.OpenAsync(server.Url, "subscription($id: ID!) { importProgress(importId: $id) { state done total percent version } }", new { id }, agency);
        var seen = new List<JsonNode> { Progress(await reader.NextAsync()) };
        await Api.ChangeImportAsync("commit", id, agency);
        while ((string)seen[^1]["state"]! is "PLANNED" or "RUNNING")
        {
            seen.Add(Progress(await reader.NextAsync()));
        }

        Assert.Equal(("PLANNED", 0), ((string)seen[0]["state"]!, (int)seen[0]["percent"]!));
        Assert.Equal(("DONE", 4_000, 100), ((string)seen[^1]["state"]!, (int)seen[^1]["done"]!, (int)seen[^1]["percent"]!));
        Assert.True(seen.Count > 2, "Nothing was seen between the start and the end.");
        Assert.Equal(seen.Select(progress => (int)progress["version"]!).Order().Distinct(), seen.Select(progress => (int)progress["version"]!));
        Assert.True(await reader.HasEndedAsync());
    }

    private static JsonNode Progress(string? data) => JsonNode.Parse(data ?? throw new InvalidOperationException("Nothing came."))!["data"]!["importProgress"]!;

    private static int Count(JsonNode import, params string[] path) => (int)path.Aggregate(import["counts"]!, (node, name) => node[name]!);

    private static IEnumerable<(int? Line, string Code)> FindingsOf(JsonNode import) =>
        import["findings"]!["nodes"]!.AsArray().Select(edge => ((int?)edge!["node"]!["line"], (string)edge["node"]!["code"]!));

    private async Task<string> RefusalAsync(string change, string id, string token) =>
        (string)(await Api.ChangeImportAsync(change, id, token))["errors"]![0]!["code"]!;

    private async Task<int> DistrictsAsync(string token) => (int)(await Api.AskAsync("{ districts { totalCount } }", token: token))["data"]!["districts"]!["totalCount"]!;

    private async Task<int?> PupilsAsync(string token, string name) =>
        (int?)(await Api.AskAsync("query($name: String!) { districts(search: $name) { edges { node { pupils } } } }", new { name }, token))["data"]!["districts"]!["edges"]![0]!["node"]!["pupils"];
}
