using CommunityCollab.Server.Tests.Api;

namespace CommunityCollab.Server.Tests.Onboarding;

public sealed class UploadTests(ServerFixture server)
{
    private const string Small = "leaid,name\n800001,First\n";

    [Fact]
    public async Task A_file_larger_than_a_request_to_the_API_is_uploaded_by_itself()
    {
        var agency = await server.FoundAgencyAsync();
        var (status, answer) = await Importing.UploadAsync(server.Url, agency, Importing.Template(2_000, 5), "?fileName=state.csv&stateCode=CO");
        Assert.Equal((200, "PLANNED"), (status, (string)answer["state"]!));
        var import = await server.Api.ImportAsync((string)answer["importId"]!, agency);
        Assert.Equal(("state.csv", 12_000), ((string)import!["fileName"]!, (int)import["total"]!));
    }

    [Fact]
    public async Task Columns_are_chosen_in_the_address()
    {
        var (_, answer) = await Importing.UploadAsync(server.Url, await server.FoundAgencyAsync(), "code,Agency\n0800001,First\n", "?column.LEAID=code&column.DISTRICT_NAME=Agency");
        Assert.Equal("PLANNED", (string)answer["state"]!);
    }

    [Theory]
    [InlineData("", "multipart/form-data", 415, "UNSUPPORTED_MEDIA_TYPE")]
    [InlineData("", "text/plain", 415, "UNSUPPORTED_MEDIA_TYPE")]
    [InlineData("?column.NOTHING=x", "text/csv", 400, "INVALID")]
    [InlineData("?column.3=x", "text/csv", 400, "INVALID")]
    [InlineData("?stateCode=UT", "text/csv", 400, "INVALID")]
    public async Task What_cannot_be_meant_is_refused(string query, string type, int status, string code)
    {
        var answer = await Importing.UploadAsync(server.Url, server.AgencyToken, Small, query, type);
        Assert.Equal((status, code), (answer.Status, (string)answer.Answer["errors"]![0]!["code"]!));
    }

    [Fact]
    public async Task A_file_of_nothing_but_line_breaks_is_refused_at_once()
    {
        var agency = await server.FoundAgencyAsync();
        var (status, answer) = await Importing.UploadAsync(server.Url, agency, $"leaid,name{new string('\n', 20_000_000)}0800001,First");
        Assert.Equal((200, "FAILED"), (status, (string)answer["state"]!));
        Assert.Contains("more than 1000000 lines", (string)answer["reason"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_takes_a_credential_of_the_agency_with_the_scope()
    {
        Assert.Equal(401, (await Importing.UploadAsync(server.Url, null, Small)).Status);
        Assert.Equal(401, (await Importing.UploadAsync(server.Url, "cc_wrong", Small)).Status);
        var narrow = await server.Api.CredentialAsync(server.AgencyToken, districtId: null, ["tenants:read"]);
        Assert.Equal(403, (await Importing.UploadAsync(server.Url, narrow, Small)).Status);
    }

    [Fact]
    public async Task A_quote_that_is_never_closed_spoils_its_own_line_alone_and_letters_that_are_not_UTF8_are_told()
    {
        var agency = await server.FoundAgencyAsync();
        var (_, answer) = await Importing.UploadAsync(server.Url, agency, "\uFEFFleaid,name\n0800001,\"First\n0800002,Second \"quoted\"\n0800003,Cañon City\n0800004,Ca\uFFFDon\n");
        var import = (await server.Api.ImportAsync((string)answer["importId"]!, agency))!;
        Assert.Equal([2, 3, 5], import["findings"]!["nodes"]!.AsArray().Select(edge => (int)edge!["node"]!["line"]!));
        Assert.All(import["findings"]!["nodes"]!.AsArray(), edge => Assert.Equal("UNREADABLE", (string)edge!["node"]!["code"]!));
        Assert.Equal(1, (int)import["counts"]!["districts"]!["created"]!);
    }
}
