using System.Text.Json.Nodes;
using CommunityCollab.Server.Tests.Api;
using CommunityCollab.Server.Tests.GraphQL;
using CommunityCollab.Server.Tests.Programmes;
using CommunityCollab.Server.Tests.SignIn;

namespace CommunityCollab.Server.Tests.Audit;

/// <summary>Every mutation of the schema is sent once, and each leaves its line in the log of each tenant that it concerns.</summary>
public sealed class EveryActTests(SignInFixture fixture) : IClassFixture<SignInFixture>
{
    // What participants do is nobody's act.
    private static readonly string[] OfParticipants = ["joinActivity", "submitContribution", "withdrawContribution"];

    private static readonly string[] DistrictScopes =
    [
        "tenants:read", "campaigns:read", "campaigns:write", "campaigns:correct", "moderation:write", "credentials:write", "staff:read", "staff:write", "audit:read", "programmes:answer", "agreements:write",
    ];

    private static readonly string[] Narrow = ["campaigns:read"];
    private static readonly string[] Shared = ["PARTICIPATION"];

    private readonly Acts _acts = new(fixture.Api);

    private string Agency => fixture.Server.AgencyToken;

    [Fact]
    public async Task Every_mutation_leaves_its_line()
    {
        var (district, staff) = await DistrictAsync();
        await CredentialsAsync(district, staff);
        await StaffAsync(district, staff);
        await CampaignAsync(staff);
        await ClockAsync(staff);
        await AgreementAsync(staff);
        await ProgrammeAsync(district, staff);
        await ImportAsync();
        await MergeAsync();

        Assert.Empty(ApiSchema.Instance.Mutation!.Fields.Select(field => field.Name).Except(_acts.Done).Except(OfParticipants));
    }

    private async Task<(string District, string Staff)> DistrictAsync()
    {
        var district = (string)(await _acts.DoAsync("addDistricts", "district.added", new { districts = new[] { new { name = $"District {Guid.NewGuid():N}" } } }, Agency, "districts { id }"))["districts"]![0]!["id"]!;
        var boces = (string)(await _acts.DoAsync("addDistricts", "district.added", new { districts = new[] { new { name = $"BOCES {Guid.NewGuid():N}", kind = "BOCES" } } }, Agency, "districts { id }"))["districts"]![0]!["id"]!;
        var made = await _acts.DoAsync("createCredential", "credential.created", new { name = "staff", districtId = district, scopes = DistrictScopes, expiresAt = DateTimeOffset.UtcNow.AddDays(1) }, Agency, "token");
        var staff = (string)made["token"]!;
        await _acts.DoAsync("moveDistrict", "district.moved.active", new { id = district, to = "ACTIVE" }, Agency, readers: [Agency, staff]);
        await _acts.DoAsync("updateDistrict", "district.renamed", new { id = district, name = $"Renamed {Guid.NewGuid():N}" }, Agency, readers: [Agency, staff]);
        var joined = await _acts.DoAsync("addMembership", "membership.added", new { memberId = district, ofId = boces, from = "2024-07-01" }, Agency, "district { memberships { id } }", Agency, staff);
        await _acts.DoAsync("endMembership", "membership.ended", new { id = (string)joined["district"]!["memberships"]![0]!["id"]!, until = "2026-01-01" }, Agency, readers: [Agency, staff]);
        await _acts.DoAsync("publishPolicyPack", "policy.published", new { effectiveFrom = "2031-01-01" }, Agency);
        return (district, staff);
    }

    private async Task CredentialsAsync(string district, string staff)
    {
        var made = await _acts.DoAsync("createCredential", "credential.created", new { name = "machine", districtId = district, scopes = Narrow, expiresAt = DateTimeOffset.UtcNow.AddDays(1) }, staff, "credential { id }");
        var id = (string)made["credential"]!["id"]!;
        await _acts.DoAsync("rotateCredential", "credential.rotated", new { id }, staff);
        await _acts.DoAsync("revokeCredential", "credential.revoked", new { id, reason = "Lost" }, staff);
    }

    private async Task StaffAsync(string district, string staff)
    {
        var bring = await _acts.DoAsync("inviteAdministrator", "invitation.sent", new { email = "one@district.example", districtId = district }, Agency, "invitation { id }", Agency, staff);
        await _acts.DoAsync("resendInvitation", "invitation.resent", new { id = Id(bring, "invitation") }, Agency, readers: [Agency, staff]);
        var asked = await _acts.DoAsync("inviteStaff", "invitation.sent", new { email = "two@district.example", role = "MODERATOR" }, staff, "invitation { id }");
        await _acts.DoAsync("withdrawInvitation", "invitation.withdrawn", new { id = Id(asked, "invitation"), reason = "Moved away" }, staff);
        var user = $"{Guid.NewGuid():N}@district.example";
        await _acts.DoAsync("inviteStaff", "invitation.sent", new { email = user, role = "TRANSLATOR" }, staff);
        var token = await fixture.Provider.TokenAsync(user, cancellation: TestContext.Current.CancellationToken);
        await _acts.DoAsync("acceptInvitation", "invitation.accepted", new { token = fixture.LinkTo(user) }, token, readers: staff);
        var personId = (string)(await PersonAsync(staff, user))["id"]!;
        await _acts.DoAsync("grantRole", "role.granted.moderator", new { personId, role = "MODERATOR" }, staff);
        var grant = (await PersonAsync(staff, user))["roles"]!.AsArray().First(role => (string)role!["role"]! == "MODERATOR")!;
        await _acts.DoAsync("endRole", "role.ended.moderator", new { id = (string)grant["id"]!, reason = "Left" }, staff);
        await _acts.DoAsync("closeAccount", "account.closed", new { personId, reason = "Retired" }, staff);
        await _acts.DoAsync("reopenAccount", "account.reopened", new { personId }, staff);
    }

    private async Task CampaignAsync(string staff)
    {
        var now = DateTimeOffset.UtcNow;
        var created = await _acts.DoAsync("createCampaign", "campaign.created", new { plan = ApiClient.Plan(now.AddDays(1), now.AddDays(30)) }, staff, "campaign { id }");
        var campaignId = Id(created, "campaign");
        await _acts.DoAsync("updateCampaign", "campaign.changed", new { id = campaignId, plan = ApiClient.Plan(now.AddDays(2), now.AddDays(30)) }, staff);
        var poll = await _acts.DoAsync("addActivity", "activity.put", new { campaignId, activity = ApiClient.Poll() }, staff, "activity { id }");
        await _acts.DoAsync("updateActivity", "activity.put", new { id = Id(poll, "activity"), activity = ApiClient.Poll(responses: "ONE_PER_TOKEN") }, staff);
        await _acts.DoAsync("issueOneTimeTokens", "tokens.issued", new { activityId = Id(poll, "activity"), count = 3 }, staff);
        var other = await _acts.DoAsync("addActivity", "activity.put", new { campaignId, activity = ApiClient.Poll() }, staff, "activity { id }");
        await _acts.DoAsync("removeActivity", "activity.removed", new { id = Id(other, "activity") }, staff);
        var opinion = new
        {
            title = "An opinion",
            identity = "CONFIDENTIAL",
            responses = "ONE_PER_PARTICIPANT",
            config = new { opinion = new { question = "What do you think?", statements = new[] { new { key = "s1", label = "More buses" }, new { key = "s2", label = "Fewer buses" } }, maxLength = 0 } },
        };
        var voted = await _acts.DoAsync("addActivity", "activity.put", new { campaignId, activity = opinion }, staff, "activity { id }");
        await _acts.DoAsync("moveCampaign", "campaign.moved.in-review", new { id = campaignId, to = "IN_REVIEW" }, staff);
        await _acts.DoAsync("moveCampaign", "campaign.moved.scheduled", new { id = campaignId, to = "SCHEDULED" }, staff);
        await _acts.DoAsync("moderateText", "text.moderated.held", new { activityId = Id(voted, "activity"), key = "s1", state = "HELD" }, staff);
    }

    private async Task ClockAsync(string staff)
    {
        var now = DateTimeOffset.UtcNow;
        var (id, _) = await fixture.Api.CampaignAsync(staff, ApiClient.Poll(), ApiClient.Plan(now, now.AddSeconds(5)));
        await ApiClient.UntilAsync(async () => (string?)(await fixture.Api.AskAsync("query($id: ID!) { campaign(id: $id) { moves { to } } }", new { id }, staff))["data"]!["campaign"]!["moves"]!.AsArray()[^1]!["to"] == "CLOSED");
        await _acts.DoAsync("undoClockMove", "clock.reverted", new { id, closesAt = now.AddDays(10), reason = "The clock was wrong" }, staff);
    }

    private async Task AgreementAsync(string staff)
    {
        var today = DateOnly.FromDateTime(DateTime.UtcNow);
        var agreed = await _acts.DoAsync("registerAgreement", "agreement.registered", new { dataElements = Shared, purpose = "Conditions", startsOn = today, endsOn = today.AddYears(1) }, staff, "agreement { id }", staff, Agency);
        await _acts.DoAsync("terminateAgreement", "agreement.terminated", new { id = Id(agreed, "agreement"), reason = "No longer wanted" }, staff, readers: [staff, Agency]);
    }

    private async Task ProgrammeAsync(string district, string staff)
    {
        var accepted = await OfferAsync(district, staff);
        var taken = await _acts.DoAsync("acceptOffer", "offer.accepted", new { id = accepted.Offer }, staff, "campaign { id }", staff, Agency);
        await _acts.DoAsync("signHeadCount", "head-count.signed", new { campaignId = Id(taken, "campaign"), count = 400, source = "Payroll", countedOn = "2026-10-01" }, staff);
        await _acts.DoAsync("extendProgramme", "programme.extended", new { id = accepted.Programme, closesAt = DateTimeOffset.UtcNow.AddDays(40), reason = "Snow" }, Agency, readers: [Agency, staff]);
        await _acts.DoAsync("declineOffer", "offer.declined", new { id = (await OfferAsync(district, staff)).Offer, reason = "No time" }, staff, readers: [staff, Agency]);
        await _acts.DoAsync("withdrawOffer", "offer.withdrawn", new { id = (await OfferAsync(district, staff)).Offer, reason = "A mistake" }, Agency, readers: [Agency, staff]);
    }

    private async Task<(string Programme, string Offer)> OfferAsync(string district, string staff)
    {
        var made = await _acts.DoAsync("createProgramme", "programme.put", new { programme = SomeProgramme.Of("Conditions") }, Agency, "programme { id }");
        var id = Id(made, "programme");
        await _acts.DoAsync("updateProgramme", "programme.put", new { id, programme = SomeProgramme.Of("Conditions of work") }, Agency);
        string[] districtIds = [district];
        var offered = await _acts.DoAsync("offerProgramme", "programme.offered", new { id, districtIds }, Agency, "programme { offers { edges { node { id } } } }", Agency, staff);
        return (id, (string)offered["programme"]!["offers"]!["edges"]![0]!["node"]!["id"]!);
    }

    private async Task ImportAsync()
    {
        var whole = await UploadAsync(10);
        await _acts.DoAsync("commitImport", "import.committed", new { id = whole }, Agency);
        await ApiClient.UntilAsync(async () => (string)(await fixture.Api.AskAsync("query($id: ID!) { import(id: $id) { state } }", new { id = whole }, Agency))["data"]!["import"]!["state"]! == "DONE");
        await _acts.DoAsync("confirmImport", "import.confirmed", new { id = await UploadAsync(2) }, Agency);
        await _acts.DoAsync("cancelImport", "import.cancelled", new { id = await UploadAsync(10) }, Agency);
        var mapped = await UploadAsync(10);
        await _acts.DoAsync("mapImport", "import.mapped", new { id = mapped, mapping = new[] { new { field = "DISTRICT_NAME", column = "name" } } }, Agency);
        var spelt = Id(await _acts.DoAsync("startImport", "import.uploaded", new { fileName = "districts.csv", content = "name\nIMPORTED  district 1\n" }, Agency, "import { id }"), "import");
        await _acts.DoAsync("decideImport", "import.decided", new { id = spelt, others = new { decision = "KEEP_APART" } }, Agency);
    }

    private async Task MergeAsync()
    {
        var (goes, stays) = (await fixture.Api.NewDistrictAsync(Agency), await fixture.Api.NewDistrictAsync(Agency));
        var reader = await fixture.Api.CredentialAsync(Agency, stays, ["audit:read"]);
        var confirmName = (string)(await fixture.Api.AskAsync("query($id: ID!) { node(id: $id) { ... on District { name } } }", new { id = goes }, Agency))["data"]!["node"]!["name"]!;
        await _acts.DoAsync("mergeDistricts", "district.merged", new { id = goes, intoId = stays, confirmName, reason = "Made twice" }, Agency, readers: [Agency, reader]);
    }

    private async Task<string> UploadAsync(int districts)
    {
        var lines = string.Join('\n', Enumerable.Range(1, districts).Select(number => $"Imported district {number}"));
        return Id(await _acts.DoAsync("startImport", "import.uploaded", new { fileName = "districts.csv", content = $"name\n{lines}\n" }, Agency, "import { id }"), "import");
    }

    private async Task<JsonNode> PersonAsync(string staff, string email)
    {
        var answer = await fixture.Api.AskAsync("{ staff { edges { node { id email roles { id role } } } } }", token: staff);
        return answer["data"]!["staff"]!["edges"]!.AsArray().Select(edge => edge!["node"]!).First(person => (string)person["email"]! == email);
    }

    private static string Id(JsonNode payload, string thing) => (string)payload[thing]!["id"]!;
}
