using System.Text.Json.Nodes;
using CommunityCollab.Server.Tests.Api;

namespace CommunityCollab.Server.Tests.Agreements;

public sealed class AgreementTests(ServerFixture server)
{
    private static readonly string[] Scopes = ["tenants:read", "agreements:write", "audit:read"];
    private static readonly string[] Participation = ["PARTICIPATION"];

    [Fact]
    public async Task A_district_registers_what_it_shares_its_agency_sees_it_and_the_district_ends_it()
    {
        var (staff, other) = (await StaffAsync(), await StaffAsync());
        var registered = (await RegisterAsync(staff))["agreement"]!;
        Assert.Equal("ACTIVE", (string)registered["state"]!);
        var id = (string)registered["id"]!;

        Assert.Contains(id, await ListAsync(staff), StringComparison.Ordinal);
        Assert.Contains(id, await ListAsync(server.AgencyToken), StringComparison.Ordinal);
        Assert.DoesNotContain(id, await ListAsync(other), StringComparison.Ordinal);
        Assert.Equal("NOT_FOUND", (string)(await TerminateAsync(other, id))["errors"]![0]!["code"]!);

        Assert.Equal("TERMINATED", (string)(await TerminateAsync(staff, id))["agreement"]!["state"]!);
        Assert.Equal("WRONG_STATE", (string)(await TerminateAsync(staff, id))["errors"]![0]!["code"]!);
        var log = (await server.Api.AskAsync("{ auditLog(last: 100) { edges { node { action reason } } } }", token: staff)).ToJsonString();
        Assert.Contains("agreement.registered", log, StringComparison.Ordinal);
        Assert.Contains("The board withdrew", log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_agency_cannot_register_what_a_district_shares() =>
        Assert.Equal("NOT_FOUND", (string)(await RegisterAsync(server.AgencyToken))["errors"]![0]!["code"]!);

    private async Task<string> StaffAsync() =>
        await server.Api.CredentialAsync(server.AgencyToken, await server.Api.NewDistrictAsync(server.AgencyToken), Scopes);

    private Task<JsonNode> RegisterAsync(string token)
    {
        var today = DateOnly.FromDateTime(DateTime.UtcNow);
        return server.Api.ChangeAsync("registerAgreement", "RegisterAgreementInput", "agreement { id state }",
            new { dataElements = Participation, purpose = "Statewide climate", startsOn = today, endsOn = today.AddYears(1) }, token);
    }

    private Task<JsonNode> TerminateAsync(string token, string id) =>
        server.Api.ChangeAsync("terminateAgreement", "TerminateAgreementInput", "agreement { state destroyedBy }", new { id, reason = "The board withdrew" }, token);

    private async Task<string> ListAsync(string token) =>
        (await server.Api.AskAsync("{ agreements(first: 100) { edges { node { id state } } } }", token: token))["data"]!["agreements"]!["edges"]!.ToJsonString();
}
