using System.Text.RegularExpressions;
using CommunityCollab.Core.Access;
using CommunityCollab.Server.Tests.Api;
using CommunityCollab.Server.Tests.GraphQL;
using Microsoft.Extensions.DependencyInjection;

namespace CommunityCollab.Server.Tests.Access;

/// <summary>Nothing of an agency's making reads a district's rows once the district has an administrator, whatever the agency sends.</summary>
public sealed partial class AgencyRowsTests(AgencyAndDistrict world) : IClassFixture<AgencyAndDistrict>
{
    /// <summary>Whoever sends: the agency's machine, its administrator, and what it made for the district.</summary>
    public static TheoryData<string> Senders => ["machine", "administrator", "made for the district"];

    [Theory]
    [MemberData(nameof(Senders))]
    public async Task Whatever_mutation_it_sends(string sender)
    {
        var token = sender switch
        {
            "machine" => world.AgencyToken,
            "administrator" => world.AgencyAdministrator,
            _ => await world.Api.CredentialAsync(world.AgencyToken, world.District, [.. ApiClient.DistrictScopes.Where(scope => !GivingRules.IsTheDistrictsOwn(scope))]),
        };
        var stranger = $"{Guid.NewGuid():N}@agency.example";
        var made = new List<string>();
        foreach (var operation in Mutations(stranger))
        {
            foreach (var ids in world.Ids)
            {
                var answer = (await world.Api.AskAsync(operation.Query, operation.With(kind => ids.GetValueOrDefault(kind) ?? TenantWorld.UnknownId(kind)), token)).ToJsonString();
                var given = Tokens().Matches(answer).Select(match => match.Value).ToList();
                made.AddRange(given);
                await world.ActivateAsync();
                await AssertNobodyReadsAsync(given, $"{sender} {operation} {operation.Template}: {answer}");
            }

            await world.AcceptIfInvitedAsync(stranger);
            Assert.False(await world.ReadsAsync(await world.Newcomers.TokenAsync(stranger)), $"{sender} {operation} {operation.Template}");
        }

        await AssertNobodyReadsAsync(made, sender);
        Assert.True(await world.ReadsAsync(world.Administrator), "The district's administrator reads no more, so this test shows nothing.");
    }

    [Fact]
    public async Task What_it_made_before_loses_the_right_as_the_first_administrator_comes_and_its_streams_end()
    {
        var district = await world.Api.NewDistrictAsync(world.AgencyToken);
        var made = await world.Api.CredentialAsync(world.AgencyToken, district, ApiClient.DistrictScopes);
        var child = await world.Api.CredentialAsync(made, null, ["results:rows"]);
        var kept = await world.Api.CredentialAsync(world.AgencyToken, district, ["campaigns:read", "results:read", "audit:read"]);
        var activity = await world.Api.OpenActivityAsync(made, ApiClient.Poll());
        var plant = NewUser();
        await world.Newcomers.JoinAsync(plant, "ANALYST", made);
        var (further, analyst) = (NewUser(), NewUser());
        await world.Api.ChangeAsync("inviteAdministrator", "InviteAdministratorInput", "invitation { id }", new { email = further, districtId = district }, world.AgencyToken);
        await world.Api.ChangeAsync("inviteStaff", "InviteStaffInput", "invitation { id }", new { email = analyst, role = "ANALYST" }, made);
        const string Watch = "subscription($id: ID!) { tally(activityId: $id, view: STAFF) { version } }";
        await using var watching = await EventReader.OpenAsync(world.Url, Watch, new { id = activity }, made);
        await using var plantWatching = await EventReader.OpenAsync(world.Url, Watch, new { id = activity }, await world.Newcomers.TokenAsync(plant));
        Assert.True(await watching.HasEventAsync(TimeSpan.FromSeconds(60)) && await plantWatching.HasEventAsync(TimeSpan.FromSeconds(60)));

        var administrator = await world.Newcomers.FirstAdministratorAsync(NewUser(), district, world.AgencyToken);

        Assert.True(await watching.HasEndedAsync(TimeSpan.FromSeconds(60)));
        Assert.True(await plantWatching.HasEndedAsync(TimeSpan.FromSeconds(60)));
        foreach (var token in (string[])[made, child, kept, await world.Newcomers.TokenAsync(plant)])
        {
            Assert.False(await world.ReadsAsync(token, activity));
        }

        Assert.Equal(["audit:read", "campaigns:read"], await ScopesAsync(kept));
        Assert.Null(await ScopesAsync(child));
        Assert.Equal("WRONG_STATE", await world.Newcomers.AcceptAsync(further, by: further));
        Assert.Equal("WRONG_STATE", await world.Newcomers.AcceptAsync(analyst, by: analyst));
        var log = (await world.Api.AskAsync("{ auditLog(first: 100) { edges { node { action } } } }", token: administrator))["data"]!["auditLog"]!.ToJsonString();
        Assert.Equal((2, 1, 1), (Count(log, "credential.narrowed"), Count(log, "credential.revoked"), Count(log, "role.ended.analyst")));
    }

    [Fact]
    public async Task A_district_whose_administrators_time_is_over_is_helped_by_its_agency_again()
    {
        var district = await world.Api.NewDistrictAsync(world.AgencyToken);
        var made = await world.Api.CredentialAsync(world.AgencyToken, district, ApiClient.DistrictScopes);
        await world.Newcomers.JoinAsync(NewUser(), "TRANSLATOR", made);
        var personId = (string)(await world.Api.AskAsync("{ staff { edges { node { id } } } }", token: made))["data"]!["staff"]!["edges"]![0]!["node"]!["id"]!;
        await world.Api.ChangeAsync("grantRole", "GrantRoleInput", "person { id }", new { personId, role = "DISTRICT_ADMINISTRATOR", until = DateTimeOffset.UtcNow.AddSeconds(10) }, made);
        Assert.Equal("FORBIDDEN", await MakeRowsAsync(district));

        await ApiClient.UntilAsync(async () => await MakeRowsAsync(district) is null);
        await world.Newcomers.FirstAdministratorAsync(NewUser(), district, world.AgencyToken);
        Assert.Equal("FORBIDDEN", await MakeRowsAsync(district));
    }

    private static string NewUser() => $"{Guid.NewGuid():N}@district.example";

    private static int Count(string text, string what) => text.Split($"\"{what}\"").Length - 1;

    private static IEnumerable<SchemaOperation> Mutations(string stranger) =>
        [.. new SchemaOperations(ApiSchema.Instance).Mutations(new Dictionary<string, string[]> { ["scopes"] = [.. Scopes.All], ["email"] = [stranger] })];

    private async Task<string?> MakeRowsAsync(string districtId)
    {
        var made = await world.Api.ChangeAsync("createCredential", "CreateCredentialInput", "token",
            new { name = "Rows", districtId, scopes = (string[])["results:rows"], expiresAt = DateTimeOffset.UtcNow.AddDays(1) }, world.AgencyToken);
        return (string?)made["errors"]!.AsArray().FirstOrDefault()?["code"];
    }

    private async Task AssertNobodyReadsAsync(IEnumerable<string> tokens, string why)
    {
        foreach (var token in tokens.Concat([world.AgencyToken, world.MadeForDistrict, world.AgencyAdministrator, world.Plant]))
        {
            Assert.False(await world.ReadsAsync(token), why);
        }
    }

    private async Task<IEnumerable<string>?> ScopesAsync(string token) =>
        (await world.Api.AskAsync("{ viewer { scopes } }", token: token))["data"]?["viewer"]?["scopes"]?.AsArray().Select(scope => (string)scope!).Order(StringComparer.Ordinal);

    [GeneratedRegex("cc_[A-Za-z0-9_-]{60,}")]
    private static partial Regex Tokens();
}
