using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using CommunityCollab.Server.Tests.Api;
using CommunityCollab.Server.Tests.GraphQL;

namespace CommunityCollab.Server.Tests.Onboarding;

/// <summary>Files as offices have them, sent as they are.</summary>
public sealed class OfficeFileTests(ServerFixture server)
{
    private const string Archuleta = "ARCHULETA COUNTY 50 JT 0802190 DISTRICT 1600";

    [Theory]
    [InlineData("elsi-export.csv", $"{Archuleta}; TEST BOCES 0809999 BOCES -")]
    [InlineData("elsi-header-only.csv", $"{Archuleta}; TEST BOCES 0809999 BOCES -")]
    [InlineData("elsi-mapped.csv", $"{Archuleta}; TEST BOCES 0809999 BOCES -")]
    [InlineData("equals-quoted.csv", "Archuleta 0802190 DISTRICT 1600; Beta 0802191 DISTRICT 5")]
    [InlineData("urban-institute.csv", "Archuleta County School District 50 JT 0802190 DISTRICT 1600; Denver 0803360 DISTRICT -; Test 0803361 DISTRICT -")]
    [InlineData("quoted-newline.csv", "Alpha District 0800001 DISTRICT 5; Beta 0800002 DISTRICT 6")]
    [InlineData("quoted-newline-other-column.csv", "Alpha 0800001 DISTRICT 5; Beta 0800002 DISTRICT 6")]
    [InlineData("semicolon.csv", "Cañon Río RE-1 0800001 DISTRICT 120; Plain 2 0800002 DISTRICT 90")]
    [InlineData("sep-hint.csv", "Cañon Río RE-1 0800001 DISTRICT 120; Plain 2 0800002 DISTRICT 90")]
    [InlineData("utf16le-bom.csv", "Cañon Río RE-1 0800001 DISTRICT 120; Plain 2 0800002 DISTRICT 90")]
    [InlineData("utf8-bom.csv", "Cañon Río RE-1 0800001 DISTRICT 120; Plain 2 0800002 DISTRICT 90")]
    [InlineData("cr-only.csv", "Cañon Río RE-1 0800001 DISTRICT 120; Plain 2 0800002 DISTRICT 90")]
    [InlineData("trailing-empty-lines.csv", "Cañon Río RE-1 0800001 DISTRICT 120; Plain 2 0800002 DISTRICT 90")]
    public async Task A_reported_file_imports_as_it_is(string file, string expected)
    {
        var (import, districts) = await TakeOverAsync(await File.ReadAllBytesAsync(Data(file), TestContext.Current.CancellationToken));
        Assert.Equal((0, expected), ((int)import["counts"]!["linesRefused"]!, districts));
    }

    [Fact]
    public async Task Every_district_of_a_file_of_a_program_comes_in_and_no_mark_is_a_count()
    {
        var (import, districts) = await TakeOverAsync(await File.ReadAllBytesAsync(Data("float-ids.csv"), TestContext.Current.CancellationToken), "?stateCode=CO");
        Assert.Equal((0, 13), ((int)import["counts"]!["linesRefused"]!, districts.Split("; ").Length));
        Assert.All(districts.Split("; ").Where(one => !one.Contains("Archuleta", StringComparison.Ordinal)), one => Assert.EndsWith(" -", one, StringComparison.Ordinal));
        Assert.Contains("Archuleta 0802190 DISTRICT 1600", districts, StringComparison.Ordinal);
    }

    // Made up like those above; nobody reported them yet.
    [Theory]
    [InlineData("leaid\tname\tstudents\r\n0800001\tAlpha, of Beta\t1,600\r\n", "Alpha, of Beta 0800001 DISTRICT 1600")]
    [InlineData("leaid|name|students\n0800001|Alpha; Beta|1600\n", "Alpha; Beta 0800001 DISTRICT 1600")]
    [InlineData("leaid;name;students\n0800001;Alpha, Beta;1.600,00\n0800002;Gamma;90,0\n", "Alpha, Beta 0800001 DISTRICT 1600; Gamma 0800002 DISTRICT 90")]
    [InlineData("Directory of districts\n\nState,Colorado\nYear,2026\n\nPrinted on,1/2/2026\nleaid,name,students\n0800001,Alpha,5\n", "Alpha 0800001 DISTRICT 5")]
    [InlineData("leaid,name,students,name\n0800001,Alpha,5,Other\n", "Alpha 0800001 DISTRICT 5")]
    [InlineData("leaid,name,students\n0800001,Alpha,5\nleaid,name,students\n0800002,Beta,6\n", "Alpha 0800001 DISTRICT 5; Beta 0800002 DISTRICT 6")]
    [InlineData("\uFEFFsep=;\r\nleaid;name\r\n0800001;Alpha\r\n", "Alpha 0800001 DISTRICT -")]
    [InlineData("\"sep=;\"\nleaid;name\n0800001;Alpha\n", "Alpha 0800001 DISTRICT -")]
    [InlineData("sep=|\nleaid|name\n0800001|Alpha\n", "Alpha 0800001 DISTRICT -")]
    [InlineData("leaid,name,students,,\n0800001,Alpha,5,,,,\n", "Alpha 0800001 DISTRICT 5")]
    [InlineData("\"LEA Name [District] 2023-24\",\"NCES LEAID [District] 2023-24\",Enrollment\n\"Alpha\",=\"0800001\",\"‡\"\n\nSource: the department\n‡ means: too few\n", "Alpha 0800001 DISTRICT -")]
    [InlineData("leaid,name\n0800001,\"Alpha\n0800002,Beta\n0800003,Gamma\n", "Beta 0800002 DISTRICT -; Gamma 0800003 DISTRICT -")]
    [InlineData("leaid,name,note\n0800001,Alpha,\"one\n\ntwo\"\n0800002,Beta,\n", "Alpha 0800001 DISTRICT -; Beta 0800002 DISTRICT -")]
    [InlineData("leaid,name,kind,status\n0800001,Alpha,4-Regional Education Service Agency,1-Open\n", "Alpha 0800001 BOCES -")]
    [InlineData("leaid,name,students\n0800001,Alpha,-50\n", "Alpha 0800001 DISTRICT -")]
    public async Task A_strangers_next_file_imports_too(string text, string expected)
    {
        foreach (var encoding in (Encoding[])[new UTF8Encoding(), Encoding.Unicode, Encoding.BigEndianUnicode])
        {
            var (_, districts) = await TakeOverAsync(encoding.GetBytes(text));
            Assert.Equal(expected, districts);
        }
    }

    [Fact]
    public async Task Letters_of_Windows_are_read_and_told_and_a_declared_charset_is_heeded()
    {
        const string Text = "leaid,name\n0800001,Cañon Río\n";
        var windows = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;
        var (guessed, districts) = await TakeOverAsync(windows.GetBytes(Text));
        Assert.Equal("Cañon Río 0800001 DISTRICT -", districts);
        Assert.Contains("ENCODING_GUESSED", Codes(guessed));

        var (declared, same) = await TakeOverAsync(windows.GetBytes(Text), type: "text/csv; charset=windows-1252");
        Assert.Equal("Cañon Río 0800001 DISTRICT -", same);
        Assert.Empty(Codes(declared));

        var dos = CodePagesEncodingProvider.Instance.GetEncoding(850)!;
        Assert.Equal("Cañon Río 0800001 DISTRICT -", (await TakeOverAsync(dos.GetBytes(Text), type: "text/csv; charset=ibm850")).Districts);
        Assert.Equal("Cañon Río 0800001 DISTRICT -", (await TakeOverAsync(Encoding.Unicode.GetBytes($"\uFEFF{Text}"), type: "text/csv; charset=windows-1252")).Districts);
        Assert.Equal((415, "UNSUPPORTED_CHARSET"), await RefusedAsync("text/csv; charset=klingon"));
    }

    [Fact]
    public async Task A_school_export_of_NCES_brings_its_districts_on_with_the_schools()
    {
        const string Export = "ELSI Export\n\nSchool Name,State Name [Public School] Latest available year,School ID (12-digit) - NCES Assigned [Public School] Latest available year,"
            + "Agency Name [Public School] 2023-24,Agency ID - NCES Assigned [Public School] Latest available year,Total Students All Grades (Excludes AE) [Public School] 2023-24\n"
            + "PAGOSA HIGH,COLORADO,=\"080219000123\",ARCHULETA COUNTY 50 JT,=\"0802190\",\"500\"\nPAGOSA MIDDLE,COLORADO,=\"080219000124\",ARCHULETA COUNTY 50 JT,=\"0802190\",\"†\"\n"
            + "ALPINE HIGH,UTAH,=\"490003000001\",ALPINE,=\"4900030\",\"1\"\n\"Data Source: NCES\"\n";
        var agency = await server.FoundAgencyAsync();
        var import = await server.Api.StartImportAsync(agency, Export);
        await server.Api.TakeOverAsync((string)import["id"]!, agency);
        Assert.Equal("ARCHULETA COUNTY 50 JT 0802190: PAGOSA HIGH 080219000123, PAGOSA MIDDLE 080219000124", await SchoolsAsync(agency));
    }

    [Fact]
    public async Task OneRosters_orgs_are_read_with_their_codes_under_their_parents()
    {
        const string Orgs = "\"sourcedId\",\"status\",\"dateLastModified\",\"name\",\"type\",\"identifier\",\"parentSourcedId\"\n"
            + "s1,active,2026-01-01,Pagosa High,school,080219000123,dep\ndep,,,High schools,department,,d1\nstate,,,Colorado,state,08,\nd1,active,2026-01-01,Archuleta,district,0802190,state\n"
            + "d2,active,2026-01-01,Denver,district,0880,state\ns2,,,East High,school,2398,d2\ns3,,,Nowhere,school,9,\n";
        var agency = await server.FoundAgencyAsync();
        var import = await server.Api.StartImportAsync(agency, Orgs, fileName: "orgs.csv");
        Assert.Equal(["DISTRICT_UNKNOWN"], Codes(import));
        await server.Api.TakeOverAsync((string)import["id"]!, agency);
        Assert.Equal("Archuleta 0802190: Pagosa High 080219000123; Denver 0880: East High 2398", await SchoolsAsync(agency));
        Assert.Equal(0, (int)(await server.Api.StartImportAsync(agency, Orgs))["total"]!);
    }

    [Theory]
    [InlineData("<!DOCTYPE html><html><body>Sign in</body></html>", "web page")]
    [InlineData("{\"districts\":[{\"leaid\":\"0800001\"}]}", "JSON")]
    [InlineData("%PDF-1.7 x", "PDF")]
    public async Task A_wrong_kind_of_file_is_named_with_what_to_do(string content, string named)
    {
        var import = await server.Api.StartImportAsync(server.AgencyToken, content);
        Assert.Equal("FAILED", (string)import["state"]!);
        Assert.Contains(named, (string)import["reason"]!, StringComparison.Ordinal);
        Assert.Equal(["WRONG_KIND"], Codes(import));
    }

    private static string Data(string file) => Path.Combine(SchemaSnapshotTests.Root(), "tests", "data", "onboarding", file);

    private static List<string> Codes(JsonNode import) => [.. import["findings"]!["nodes"]!.AsArray().Select(edge => (string)edge!["node"]!["code"]!)];

    private async Task<(int, string)> RefusedAsync(string type)
    {
        var (status, answer) = await SendAsync(server.AgencyToken, "leaid,name\n0800001,A\n"u8.ToArray(), "", type);
        return (status, (string)answer["errors"]![0]!["code"]!);
    }

    private async Task<(JsonNode Import, string Districts)> TakeOverAsync(byte[] content, string query = "", string type = "text/csv")
    {
        var agency = await server.FoundAgencyAsync();
        var (_, answer) = await SendAsync(agency, content, query, type);
        Assert.True((string?)answer["state"] == "PLANNED", answer.ToJsonString());
        var import = (await server.Api.ImportAsync((string)answer["importId"]!, agency))!;
        await server.Api.TakeOverAsync((string)import["id"]!, agency);
        var districts = await server.Api.AskAsync("{ districts(first: 100) { edges { node { name leaid stateAssignedId kind pupils } } } }", token: agency);
        return (import, string.Join("; ", districts["data"]!["districts"]!["edges"]!.AsArray().Select(edge => edge!["node"]!)
            .Select(node => $"{node["name"]} {node["leaid"] ?? node["stateAssignedId"]} {node["kind"]} {node["pupils"]?.ToString() ?? "-"}")));
    }

    private async Task<(int Status, JsonNode Answer)> SendAsync(string token, byte[] content, string query, string type)
    {
        using var http = new HttpClient();
        using var body = new ByteArrayContent(content);
        body.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{server.Url}/onboarding/files{query}") { Content = body };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);
        return ((int)answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!);
    }

    private async Task<string> SchoolsAsync(string agency)
    {
        var answer = await server.Api.AskAsync("{ districts { edges { node { name leaid stateAssignedId schools { edges { node { name ncesId stateAssignedId } } } } } } }", token: agency);
        return string.Join("; ", answer["data"]!["districts"]!["edges"]!.AsArray().Select(edge => edge!["node"]!).Select(node =>
            $"{node["name"]} {node["leaid"] ?? node["stateAssignedId"]}: {string.Join(", ", node["schools"]!["edges"]!.AsArray().Select(edge => edge!["node"]!).Select(school => $"{school["name"]} {school["ncesId"] ?? school["stateAssignedId"]}"))}"));
    }
}
