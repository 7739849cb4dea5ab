using System.Text.Json.Nodes;
using CommunityCollab.Server.Tests.Api;

namespace CommunityCollab.Server.Tests.Audit;

/// <summary>An act stands in the log of each tenant that it concerns.</summary>
public sealed class EachTenantsLogTests(AuditedServer server)
{
    private static readonly string[] Reading = ["campaigns:read"];

    [Fact]
    public async Task A_district_sees_that_it_was_suspended_by_whom_and_why_and_so_does_the_agency()
    {
        var (district, token) = await DistrictAsync();
        await server.Api.MoveDistrictAsync(server.AgencyToken, district, "SUSPENDED", "Their agreement ended");
        await server.Api.MoveDistrictAsync(server.AgencyToken, district, "ACTIVE");

        var seen = await LinesAsync(token, district);
        var own = await LinesAsync(server.AgencyToken, district);

        Assert.Equal(["district.added", "district.moved.active", "district.moved.suspended", "district.moved.active"], seen.Select(Action));
        Assert.Equal(own.Select(line => line.ToJsonString()), seen.Select(line => line.ToJsonString()));
        Assert.Equal("Their agreement ended", (string)seen[2]["reason"]!);
        Assert.Equal("bootstrap", (string)seen[2]["actor"]!);
    }

    [Fact]
    public async Task A_district_sees_the_credentials_that_its_agency_makes_and_ends_for_it()
    {
        var (district, token) = await DistrictAsync();
        var made = await server.Api.ChangeAsync("createCredential", "CreateCredentialInput", "credential { id }",
            new { name = "machine", districtId = district, scopes = Reading, expiresAt = DateTimeOffset.UtcNow.AddDays(1) }, server.AgencyToken);
        var id = (string)made["credential"]!["id"]!;
        await server.Api.ChangeAsync("revokeCredential", "RevokeCredentialInput", "credential { id }", new { id, reason = "Lost" }, server.AgencyToken);

        Assert.Equal(["credential.created", "credential.revoked"], (await LinesAsync(token, id)).Select(Action));
        Assert.Equal(["credential.created", "credential.revoked"], (await LinesAsync(server.AgencyToken, id)).Select(Action));
    }

    [Fact]
    public async Task Another_district_sees_none_of_it()
    {
        var (district, _) = await DistrictAsync();
        var (_, foreign) = await DistrictAsync();
        await server.Api.MoveDistrictAsync(server.AgencyToken, district, "SUSPENDED", "Their agreement ended");

        Assert.Empty(await LinesAsync(foreign, district));
    }

    [Fact]
    public async Task The_agencys_log_begins_with_its_founding_and_the_operators_credential()
    {
        var first = (await server.Api.AskAsync("{ auditLog(action: \"agency\") { edges { node { action actor actorKind } } } }", token: server.AgencyToken))
            ["data"]!["auditLog"]!["edges"]![0]!["node"]!;
        Assert.Equal(("agency.founded", "operator", "SERVER"), (Action(first), (string)first["actor"]!, (string)first["actorKind"]!));
        var operators = await server.Api.AskAsync("{ auditLog(last: 100, action: \"credential.created\") { edges { node { actorKind } } } }", token: server.AgencyToken);
        Assert.Contains("SERVER", operators["data"]!["auditLog"]!["edges"]!.AsArray().Select(edge => (string)edge!["node"]!["actorKind"]!));
    }

    [Fact]
    public async Task Whoever_is_refused_exact_results_is_in_the_districts_log_and_in_their_own()
    {
        var (district, token) = await DistrictAsync();
        var activity = await server.Api.OpenActivityAsync(token, ApiClient.Poll());
        var narrow = await server.Api.CredentialAsync(server.AgencyToken, district, ["results:read"]);
        var (_, foreign) = await DistrictAsync();
        const string Rows = "query($id: ID!) { activity(id: $id) { tally(view: ROWS) { version } } }";

        Assert.Equal("FORBIDDEN", await server.Api.CodeAsync(Rows, narrow, new { id = activity }));
        await server.Api.AskAsync(Rows, new { id = activity }, foreign);
        await server.Api.AskAsync(Rows, new { id = activity }, token);

        Assert.Equal(["tally.refused.rows", "tally.refused.rows", "tally.read.rows"], (await LinesAsync(token, activity)).Select(Action).Where(action => action.StartsWith("tally", StringComparison.Ordinal)));
        Assert.Equal(["tally.refused.rows"], (await LinesAsync(foreign, activity)).Select(Action));
    }

    private static string Action(JsonNode line) => (string)line["action"]!;

    private async Task<(string District, string Token)> DistrictAsync()
    {
        var district = await server.Api.NewDistrictAsync(server.AgencyToken);
        return (district, await server.Api.CredentialAsync(server.AgencyToken, district, ["campaigns:read", "campaigns:write", "results:read", "results:rows", "audit:read"]));
    }

    private async Task<List<JsonNode>> LinesAsync(string token, string subject)
    {
        var answer = await server.Api.AskAsync("query($subject: ID!) { auditLog(last: 100, subjectId: $subject) { edges { node { action actor reason at } } } }", new { subject }, token);
        return [.. answer["data"]!["auditLog"]!["edges"]!.AsArray().Select(edge => edge!["node"]!)];
    }
}
