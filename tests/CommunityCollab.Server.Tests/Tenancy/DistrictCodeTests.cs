using System.Text.Json.Nodes;
using CommunityCollab.Server.Tests.Api;
using CommunityCollab.Server.Tests.Onboarding;

namespace CommunityCollab.Server.Tests.Tenancy;

public sealed class DistrictCodeTests(ServerFixture server)
{
    private ApiClient Api => server.Api;

    [Fact]
    public async Task Districts_are_brought_on_with_their_codes_and_the_same_ones_never_twice()
    {
        var agency = await server.FoundAgencyAsync();
        var first = await AddAsync(agency, new { name = "Archuleta County 50", leaid = "0802190", stateAssignedId = "0220" }, new { name = "Denver" });
        var again = await AddAsync(agency, new { name = "Archuleta, as we call it", leaid = "0802190" }, new { name = "DENVER " }, new { name = "ARCHULETA\u00A0county  50" });
        Assert.Equal(2, again["districts"]!.AsArray().Count);
        Assert.Equal(2, (int)(await Api.AskAsync("{ districts { totalCount } }", token: agency))["data"]!["districts"]!["totalCount"]!);
        Assert.Equal(["0802190 0220", " "], first["districts"]!.AsArray().Select(district => $"{district!["leaid"]} {district["stateAssignedId"]}"));
        Assert.Null((await AddAsync(agency, new { name = "Denver", leaid = "0802190", stateAssignedId = "0220" }))["errors"]!.AsArray().FirstOrDefault());
    }

    [Theory]
    [InlineData("802190", null, "INVALID", "leaid")]
    [InlineData("4900030", null, "INVALID", "leaid")]
    [InlineData("08O2190", null, "INVALID", "leaid")]
    [InlineData(null, " ", "INVALID", "stateAssignedId")]
    [InlineData(null, "0220", "CONFLICT", "stateAssignedId")]
    [InlineData(null, "220", "CONFLICT", "stateAssignedId")]
    public async Task A_code_that_is_malformed_or_anothers_is_refused_where_it_stands(string? leaid, string? stateAssignedId, string code, string field)
    {
        var agency = await server.FoundAgencyAsync();
        await AddAsync(agency, new { name = "Archuleta", leaid = "0802190", stateAssignedId = "0220" });
        var added = await AddAsync(agency, new { name = "Fine" }, new { name = "Other", leaid, stateAssignedId });
        AssertError(added, code, $"input/districts/1/{field}");
        Assert.Equal(1, (int)(await Api.AskAsync("{ districts { totalCount } }", token: agency))["data"]!["districts"]!["totalCount"]!);

        var id = (string)(await AddAsync(agency, new { name = "Other" }))["districts"]![0]!["id"]!;
        AssertError(await UpdateAsync(agency, new { id, leaid, stateAssignedId }), code, $"input/{field}");
    }

    [Fact]
    public async Task A_district_gets_its_codes_and_keeps_those_it_had_as_history()
    {
        var agency = await server.FoundAgencyAsync();
        await AddAsync(agency, new { name = "Archuleta", leaid = "0802190" });
        var id = (string)(await AddAsync(agency, new { name = "Denver" }))["districts"]![0]!["id"]!;
        Assert.Equal("0803360 0880", Written((await UpdateAsync(agency, new { id, leaid = "0803360", stateAssignedId = "0880" }))["district"]!));
        AssertError(await UpdateAsync(agency, new { id, leaid = "0802190" }), "CONFLICT", "input/leaid");
        var changed = (await UpdateAsync(agency, new { id, stateAssignedId = "0881" }))["district"]!;
        Assert.Equal("0803360 0881", Written(changed));
        Assert.Equal(["0803360 0880", " "], changed["formerNames"]!.AsArray().Select(name => Written(name!)).Order(StringComparer.Ordinal).Reverse());

        // A code that was lost to somebody else meanwhile is free again for them.
        Assert.Empty((await AddAsync(agency, new { name = "Third", stateAssignedId = "0880" }))["errors"]!.AsArray());
        AssertError(await AddAsync(agency, new { name = "Denver", leaid = "0809999" }), null, "");
    }

    private static string Written(JsonNode district) => $"{district["leaid"]} {district["stateAssignedId"]}";

    private static void AssertError(JsonNode payload, string? code, string path)
    {
        var error = payload["errors"]!.AsArray().FirstOrDefault();
        Assert.Equal((code, path), ((string?)error?["code"], error is null ? "" : string.Join('/', error["path"]!.AsArray().Select(part => (string)part!))));
    }

    private Task<JsonNode> AddAsync(string agency, params object[] districts) =>
        Api.ChangeAsync("addDistricts", "AddDistrictsInput", "districts { id leaid stateAssignedId }", new { districts }, agency);

    private Task<JsonNode> UpdateAsync(string agency, object input) =>
        Api.ChangeAsync("updateDistrict", "UpdateDistrictInput", "district { leaid stateAssignedId formerNames { leaid stateAssignedId } }", input, agency);
}
