using System.Text.Json.Nodes;
using CommunityCollab.Server.Tests.Api;

namespace CommunityCollab.Server.Tests.Onboarding;

public sealed class MappingTests(ServerFixture server)
{
    private const string File = "Agency;Nummer;Kids\nAlpha;0800001;5\nBeta;0800002;6\n";
    private const string Fields = "id state mappingOrigin columns mapping { field column } preview { line subject name ncesId pupils refused }";

    private static readonly object[] Chosen =
        [new { field = "DISTRICT_NAME", column = "Agency" }, new { field = "LEAID", column = "Nummer" }, new { field = "PUPILS", column = "Kids" }];

    private ApiClient Api => server.Api;

    [Fact]
    public async Task Columns_that_nobody_knows_are_mapped_and_kept_for_the_next_file_of_the_agency_alone()
    {
        var agency = await server.FoundAgencyAsync();
        var first = await StartAsync(agency, File);
        Assert.Equal(("FAILED", "GUESSED"), ((string)first["state"]!, (string)first["mappingOrigin"]!));
        Assert.Equal(["Agency", "Nummer", "Kids"], first["columns"]!.AsArray().Select(column => (string)column!));

        var mapped = (await MapAsync(agency, (string)first["id"]!, Chosen))["import"]!;
        Assert.Equal(("PLANNED", "CHOSEN"), ((string)mapped["state"]!, (string)mapped["mappingOrigin"]!));
        Assert.Equal("2 DISTRICT Alpha 0800001 5; 3 DISTRICT Beta 0800002 6", Preview(mapped));

        var next = await StartAsync(agency, File.Replace("Beta", "Gamma", StringComparison.Ordinal));
        Assert.Equal(("PLANNED", "KEPT"), ((string)next["state"]!, (string)next["mappingOrigin"]!));
        Assert.Equal("2 DISTRICT Alpha 0800001 5; 3 DISTRICT Gamma 0800002 6", Preview(next));
        await Api.TakeOverAsync((string)next["id"]!, agency);

        Assert.Equal("FAILED", (string)(await StartAsync(await server.FoundAgencyAsync(), File))["state"]!);
    }

    [Fact]
    public async Task A_mapping_can_be_changed_until_the_commit_and_what_the_file_lacks_is_refused()
    {
        var agency = await server.FoundAgencyAsync();
        var id = (string)(await StartAsync(agency, "name,other,students,third\nAlpha,Omega,5,7\n"))["id"]!;
        var mapped = (await MapAsync(agency, id, [new { field = "DISTRICT_NAME", column = "other" }, new { field = "PUPILS", column = (string?)null }]))["import"]!;
        Assert.Equal("2 DISTRICT Omega  ", Preview(mapped));

        var refused = (await MapAsync(agency, id, [new { field = "KIND", column = "third" }, new { field = "PUPILS", column = "nothing" }]))["errors"]![0]!;
        Assert.Equal(("INVALID", "input/mapping/1/column"), ((string)refused["code"]!, string.Join('/', refused["path"]!.AsArray().Select(part => (string)part!))));
        var twice = (await MapAsync(agency, id, [new { field = "KIND", column = "third" }, new { field = "KIND", column = "other" }]))["errors"]![0]!;
        Assert.Equal("INVALID", (string)twice["code"]!);

        await Api.TakeOverAsync(id, agency);
        Assert.Equal("WRONG_STATE", (string)(await MapAsync(agency, id, []))["errors"]![0]!["code"]!);
        Assert.Equal("NOT_FOUND", (string)(await MapAsync(await server.FoundAgencyAsync(), id, []))["errors"]![0]!["code"]!);
    }

    private static string Preview(JsonNode import) =>
        string.Join("; ", import["preview"]!.AsArray().Select(line => $"{line!["line"]} {line["subject"]} {line["name"]} {line["ncesId"]} {line["pupils"]}"));

    private async Task<JsonNode> StartAsync(string agency, string content) =>
        (await Api.ChangeAsync("startImport", "StartImportInput", $"import {{ {Fields} }}", new { fileName = "x.csv", content }, agency))["import"]!;

    private Task<JsonNode> MapAsync(string agency, string id, object[] mapping) => Api.ChangeAsync("mapImport", "MapImportInput", $"import {{ {Fields} }}", new { id, mapping }, agency);
}
