using System.IO.Compression;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using CommunityCollab.Server.Tests.Api;

namespace CommunityCollab.Server.Tests.Onboarding;

public sealed class WorkbookTests(ServerFixture server)
{
    private const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private const string Header = "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>leaid</t></is></c><c r=\"B1\" t=\"inlineStr\"><is><t>name</t></is></c>"
        + "<c r=\"C1\" t=\"inlineStr\"><is><t>students</t></is></c><c r=\"D1\" t=\"inlineStr\"><is><t>effective_date</t></is></c><c r=\"E1\" t=\"inlineStr\"><is><t>status</t></is></c></row>";

    [Fact]
    public async Task A_workbook_is_read_as_its_cells_show_it_from_the_sheet_that_fits()
    {
        // Text with its zero, a number shown with seven digits, a number that is one; and a shared text with an accent.
        const string Rows = "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>0800001</t></is></c><c r=\"B2\" t=\"s\"><v>0</v></c><c r=\"C2\"><v>1600</v></c><c r=\"D2\" s=\"2\"><v>45839</v></c></row>"
            + "<row r=\"4\"><c r=\"A4\" s=\"1\"><v>800002</v></c><c r=\"B4\" t=\"inlineStr\"><is><t>Beta</t></is></c><c r=\"C4\"><v>90.5</v></c></row>";
        var agency = await server.FoundAgencyAsync();
        var import = await ImportAsync(agency, Workbook(("Read me", "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>How to fill this in</t></is></c></row>"), ("Data", Header + Rows)));
        Assert.Equal("PLANNED", (string)import["state"]!);
        Assert.Equal([(null, "SHEET_CHOSEN"), (4, "COUNT_MALFORMED")], Findings(import));
        await server.Api.TakeOverAsync((string)import["id"]!, agency);
        var districts = await server.Api.AskAsync("{ districts { edges { node { name leaid pupils } } } }", token: agency);
        Assert.Equal(["Cañon 0800001 1600", "Beta 0800002 "], districts["data"]!["districts"]!["edges"]!.AsArray().Select(edge => $"{edge!["node"]!["name"]} {edge["node"]!["leaid"]} {edge["node"]!["pupils"]}"));
    }

    [Fact]
    public async Task A_date_of_a_cell_is_a_date()
    {
        var agency = await server.FoundAgencyAsync();
        await server.Api.TakeOverAsync((string)(await server.Api.StartImportAsync(agency, "leaid,name\n0800001,Alpha\n"))["id"]!, agency);
        var import = await ImportAsync(agency, Workbook(("Data", Header + "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>0800001</t></is></c><c r=\"B2\" t=\"inlineStr\"><is><t>Alpha</t></is></c>"
            + "<c r=\"D2\" s=\"2\"><v>45839</v></c><c r=\"E2\" t=\"inlineStr\"><is><t>CLOSED</t></is></c></row>")));
        await server.Api.TakeOverAsync((string)import["id"]!, agency);
        Assert.Contains("2025-07-01", (await server.Api.AskAsync("{ districts { edges { node { closedOn } } } }", token: agency)).ToJsonString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("word/document.xml", "Word")]
    [InlineData("ppt/presentation.xml", "presentation")]
    [InlineData("xl/workbook.bin", ".xlsb")]
    [InlineData("content.xml", "OpenDocument")]
    [InlineData("districts.csv", "archive")]
    public async Task Another_container_is_named(string entry, string named)
    {
        var import = await ImportAsync(server.AgencyToken, Zip((entry, "x")));
        Assert.Equal([(null, "WRONG_KIND")], Findings(import));
        Assert.Contains(named, (string)import["reason"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bomb_a_giant_sheet_and_a_damaged_workbook_are_refused_in_words()
    {
        var zeros = new string(' ', 64 * 1024 * 1024);
        Assert.Equal("TOO_LARGE", Assert.Single(Findings(await ImportAsync(server.AgencyToken, Zip([("xl/workbook.xml", "x"), .. Enumerable.Range(0, 5).Select(number => ($"bomb{number}", zeros))])))).Code);
        Assert.Equal("TOO_LARGE", Assert.Single(Findings(await ImportAsync(server.AgencyToken, Workbook(("Data", $"{Header}<row r=\"1048576\"><c r=\"A1048576\"><v>1</v></c></row>"))))).Code);
        Assert.Equal("TOO_LARGE", Assert.Single(Findings(await ImportAsync(server.AgencyToken, Workbook(("Data", $"{Header}<row r=\"2\"><c r=\"XFD2\"><v>1</v></c></row>"))))).Code);
        Assert.Equal("UNREADABLE", Assert.Single(Findings(await ImportAsync(server.AgencyToken, Workbook(("Data", "<row"))))).Code);
        Assert.Equal("UNREADABLE", Assert.Single(Findings(await ImportAsync(server.AgencyToken, Workbook(("Data", Header))[..200]))).Code);
        Assert.Equal("UNREADABLE", Assert.Single(Findings(await ImportAsync(server.AgencyToken, Zip(("xl/workbook.xml", "<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>"))))).Code);
    }

    private static List<(int? Line, string Code)> Findings(JsonNode import) =>
        [.. import["findings"]!["nodes"]!.AsArray().Select(edge => ((int?)edge!["node"]!["line"], (string)edge["node"]!["code"]!))];

    private static byte[] Workbook(params (string Name, string Rows)[] sheets)
    {
        const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        const string Links = "http://schemas.openxmlformats.org/package/2006/relationships";
        const string Types = "application/vnd.openxmlformats-officedocument.spreadsheetml";
        var numbered = sheets.Index().Select(one => (Number: one.Index + 1, one.Item.Name, one.Item.Rows)).ToList();
        return Zip(
        [
            ("[Content_Types].xml", $"<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"{Types}.sheet.main+xml\"/></Types>"),
            ("_rels/.rels", $"<Relationships xmlns=\"{Links}\"><Relationship Id=\"w\" Type=\"{Office}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"),
            ("xl/workbook.xml", $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Office}\"><sheets>{string.Concat(numbered.Select(sheet => $"<sheet name=\"{sheet.Name}\" sheetId=\"{sheet.Number}\" r:id=\"rId{sheet.Number}\"/>"))}</sheets></workbook>"),
            ("xl/_rels/workbook.xml.rels", $"<Relationships xmlns=\"{Links}\">{string.Concat(numbered.Select(sheet => $"<Relationship Id=\"rId{sheet.Number}\" Type=\"{Office}/worksheet\" Target=\"worksheets/sheet{sheet.Number}.xml\"/>"))}<Relationship Id=\"t\" Type=\"{Office}/sharedStrings\" Target=\"sharedStrings.xml\"/><Relationship Id=\"s\" Type=\"{Office}/styles\" Target=\"styles.xml\"/></Relationships>"),
            ("xl/sharedStrings.xml", $"<sst xmlns=\"{Main}\" count=\"1\" uniqueCount=\"1\"><si><r><t>Ca</t></r><r><t>ñon</t></r></si></sst>"),
            ("xl/styles.xml", $"<styleSheet xmlns=\"{Main}\"><numFmts count=\"1\"><numFmt numFmtId=\"164\" formatCode=\"0000000\"/></numFmts><cellXfs count=\"3\"><xf numFmtId=\"0\"/><xf numFmtId=\"164\" applyNumberFormat=\"1\"/><xf numFmtId=\"14\" applyNumberFormat=\"1\"/></cellXfs></styleSheet>"),
            .. numbered.Select(sheet => ($"xl/worksheets/sheet{sheet.Number}.xml", $"<worksheet xmlns=\"{Main}\"><sheetData>{sheet.Rows}</sheetData></worksheet>")),
        ]);
    }

    private static byte[] Zip(params (string Name, string Content)[] entries)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                using var entry = archive.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(content));
            }
        }

        return stream.ToArray();
    }

    private async Task<JsonNode> ImportAsync(string token, byte[] content)
    {
        using var http = new HttpClient();
        using var body = new ByteArrayContent(content);
        body.Headers.ContentType = MediaTypeHeaderValue.Parse(Xlsx);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{server.Url}/onboarding/files?fileName=districts.xlsx") { Content = body };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);
        var uploaded = JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        Assert.True(answer.IsSuccessStatusCode, uploaded.ToJsonString());
        return (await server.Api.ImportAsync((string)uploaded["importId"]!, token))!;
    }
}
