using CommunityCollab.Server.Tests.Api;
using CommunityCollab.Server.Tests.Programmes;

namespace CommunityCollab.Server.Tests.Hostile;

/// <summary>Every mutation and every query, as a client that means well would send them.</summary>
internal static class ValidOperations
{
    private const string CampaignFields = "campaign { id state allowedMoves activities { id } }";

    private static readonly string[] OpenStates = ["OPEN"];

    private static readonly string[] English = ["en"];

    private static readonly string[] Participation = ["PARTICIPATION"];

    public static IReadOnlyList<string> ReadTenants { get; } = ["tenants:read"];

    public static IReadOnlyList<Operation> Of(HostileWorld world) => [.. Staff(world), .. Tenancy(world), .. Programmes(world), .. Contributions(world), .. Queries(world)];

    private static IEnumerable<Operation> Staff(HostileWorld world)
    {
        var now = DateTimeOffset.UtcNow;
        var plan = new
        {
            title = "A decision",
            decision = "What to do",
            decisionOwner = "Board",
            decisionDate = "2030-05-01",
            notOpen = "The sum",
            level = "CONSULT",
            reportBackDate = "2030-06-01",
            opensAt = now.AddDays(1),
            closesAt = now.AddDays(30),
            timeZone = "America/Denver",
            groups = new[] { new { key = "parents", name = "Parents" } },
            includesStudents = false,
            minN = 10,
        };
        yield return Operation.Mutation("createCampaign", CampaignFields, new { plan }, world.Staff);
        yield return Operation.Mutation("updateCampaign", CampaignFields, new { id = world.DraftCampaign, plan, note = "A word" }, world.Staff);
        foreach (var (campaign, to) in world.Movable.Zip(["OPEN", "DRAFT", "SCHEDULED", "CANCELLED"]))
        {
            yield return Operation.Mutation("moveCampaign", CampaignFields, new { id = campaign, to, note = "A word" }, world.Mover);
        }

        yield return Operation.Mutation("addActivity", "activity { id }", new { campaignId = world.DraftCampaign, activity = HostileWorld.SurveyOf() }, world.Staff);
        yield return Operation.Mutation("addActivity", "activity { id }", new { campaignId = world.Movable[0], activity = ApiClient.Poll() }, world.Staff);
        yield return Operation.Mutation("updateActivity", "activity { id }", new { id = world.DraftActivity, activity = ApiClient.Poll() }, world.Staff);
        yield return Operation.Mutation("removeActivity", CampaignFields, new { id = world.Anonymous }, world.Staff);
        yield return Operation.Mutation("moderateText", "item { id key state }", new { activityId = world.Opinion, key = "s1", state = "REMOVED", reason = "OFF_TOPIC", note = "Not about buses" }, world.Staff);
        yield return Operation.Mutation("issueOneTimeTokens", "tokens", new { activityId = world.OneTime, count = 2 }, world.Staff);
    }

    private static IEnumerable<Operation> Tenancy(HostileWorld world)
    {
        yield return Operation.Mutation("addDistricts", "districts { id }", new { districts = new[] { new { name = "A new district", pupils = 100, pupilsSource = "Count of 2025" } } }, world.Agency);
        yield return Operation.Mutation("createCredential", "credential { id } token", new { name = "reader", scopes = ReadTenants, expiresAt = DateTimeOffset.UtcNow.AddDays(1) }, world.Agency);
        yield return Operation.Mutation("revokeCredential", "credential { id }", new { id = world.Credentials[0] }, world.Agency);
        yield return Operation.Mutation("moveDistrict", "district { standing }", new { id = world.OtherDistrict, to = "SUSPENDED", reason = "A word" }, world.Agency);
        yield return Operation.Mutation("updateDistrict", "district { name }", new { id = world.OtherDistrict, name = "A new name", closedOn = "2030-07-01" }, world.Agency);
        yield return Operation.Mutation("addMembership", "district { id }", new { memberId = world.OtherDistrict, ofId = world.OtherDistrict, from = "2030-07-01" }, world.Agency);
        yield return Operation.Mutation("endMembership", "membershipId", new { id = world.OtherDistrict, until = "2031-07-01" }, world.Agency);
        yield return Operation.Mutation("grantRole", "person { id }", new { personId = world.OtherDistrict, role = "ANALYST", from = "2030-01-01T00:00:00Z", until = "2031-01-01T00:00:00Z" }, world.Agency);
        yield return Operation.Mutation("publishPolicyPack", "version", new { effectiveFrom = "2030-07-01", publicMinN = 12, studentMinN = 20, staffMinN = 6, categoryMinimum = 5, maskPercent = 6, noticeDays = 20, languages = English, retentionMonths = 24 }, world.Agency);
        yield return Operation.Mutation("registerAgreement", "agreement { id }", new { dataElements = Participation, purpose = "A word", startsOn = "2030-07-01", endsOn = "2031-07-01", destructionDays = 30 }, world.Agency);
        yield return Operation.Mutation("terminateAgreement", "agreement { id }", new { id = world.OtherDistrict, reason = "A word" }, world.Agency);
        yield return Operation.Mutation("closeAccount", "person { id }", new { personId = world.OtherDistrict, reason = "A word" }, world.Agency);
        yield return Operation.Mutation("reopenAccount", "person { id }", new { personId = world.OtherDistrict }, world.Agency);
        yield return Operation.Mutation("startImport", "import { id findings { totalCount } }", new { fileName = "districts.csv", content = "name,students\nAcademy,10\n", stateCode = "08", mapping = new[] { new { field = "PUPILS", column = "students" } } }, world.Agency);
        foreach (var change in (string[])["commitImport", "confirmImport", "cancelImport"])
        {
            yield return Operation.Mutation(change, "import { state }", new { id = world.OtherDistrict }, world.Agency);
        }

        yield return Operation.Mutation("endRole", "person { id }", new { id = world.OtherDistrict, reason = "A word" }, world.Agency);
    }

    private static IEnumerable<Operation> Programmes(HostileWorld world)
    {
        var now = DateTimeOffset.UtcNow;
        yield return Operation.Mutation("createProgramme", "programme { id }", new { programme = SomeProgramme.Of("A word") }, world.Agency);
        yield return Operation.Mutation("updateProgramme", "programme { id }", new { id = world.OtherDistrict, programme = SomeProgramme.Of("A word") }, world.Agency);
        yield return Operation.Mutation("offerProgramme", "programme { id }", new { id = world.OtherDistrict, districtIds = new[] { world.OtherDistrict }, opensAt = now, closesAt = now.AddDays(9) }, world.Agency);
        yield return Operation.Mutation("extendProgramme", "programme { id }", new { id = world.OtherDistrict, districtIds = new[] { world.OtherDistrict }, closesAt = now.AddDays(9), reason = "A word" }, world.Agency);
        yield return Operation.Mutation("withdrawOffer", "offer { id }", new { id = world.OtherDistrict, reason = "A word" }, world.Agency);
        yield return Operation.Mutation("acceptOffer", "offer { id } campaign { id }", new { id = world.OtherDistrict }, world.Agency);
        yield return Operation.Mutation("declineOffer", "offer { id }", new { id = world.OtherDistrict, reason = "A word" }, world.Agency);
        yield return Operation.Mutation("signHeadCount", "campaign { id }", new { campaignId = world.DraftCampaign, count = 400, source = "A word", countedOn = "2026-01-01", reason = "A word" }, world.Agency);
    }

    private static IEnumerable<Operation> Contributions(HostileWorld world)
    {
        yield return Operation.Mutation("joinActivity", "participantToken", new { activityId = world.Confidential });
        yield return Operation.Mutation("joinActivity", "participantToken", new { activityId = world.Identified, name = "Ana" });
        yield return Submit(world.Anonymous, new { poll = new { choice = "a" } });
        yield return Submit(world.Confidential, new { poll = new { choice = "b" } }, world.Participant);
        yield return Submit(world.OneTime, new { poll = new { choice = "b" } });
        yield return Submit(world.Closed, new { poll = new { choice = "b" } });
        yield return Submit(world.Exchange, new { thought = new { text = "More time" } }, world.ExchangeParticipant);
        yield return Submit(world.Exchange, new { rating = new { thoughtKey = "t1", stars = 5 } }, world.ExchangeParticipant);
        yield return Submit(world.Exchange, new { skip = new { thoughtKey = "t1", reason = "UNCLEAR" } }, world.ExchangeParticipant);
        yield return Submit(world.Opinion, new { statement = new { text = "Less noise" } }, world.OpinionParticipant);
        yield return Submit(world.Opinion, new { vote = new { statementKey = "s1", vote = "AGREE" } }, world.OpinionParticipant);
        yield return Submit(world.Survey, new { survey = new { answers = Answers() } });
        yield return Operation.Mutation("withdrawContribution", "receipt { submissionId isReplay }", new { activityId = world.Confidential, submissionId = SubmissionIds.Some, participantToken = world.Participant });
    }

    private static object[] Answers() =>
    [
        new { item = "one", choice = "a" },
        new { item = "many", choices = new[] { "a", "b" } },
        new { item = "scale", scale = 3 },
        new { item = "matrix", cells = new[] { new { row = "a", column = "b" } } },
        new { item = "rank", ranking = new[] { "b", "a" } },
        new { item = "number", number = 7.5 },
        new { item = "date", date = "2026-12-01" },
        new { item = "text", text = "Because" },
    ];

    private static Operation Submit(string activityId, object contribution, string? participantToken = null) => Operation.Mutation(
        "submitContribution",
        "receipt { submissionId receivedAt isReplay }",
        new { activityId, submissionId = SubmissionIds.Some, participantToken, oneTimeToken = (string?)null, groups = Array.Empty<string>(), contribution });

    private static IEnumerable<Operation> Queries(HostileWorld world)
    {
        yield return Operation.Asking("{ guidingQuestions viewer { name scopes } }", new { });
        yield return Operation.Asking("query Q($id: ID!) { node(id: $id) { id ... on Campaign { title } } campaign(id: $id) { id state } activity(id: $id) { id kind } }", new { id = world.Anonymous }, world.Staff);
        yield return Operation.Asking("query Q($first: Int, $after: String, $districtId: ID, $states: [CampaignState!]) { campaigns(first: $first, after: $after, districtId: $districtId, states: $states) { edges { cursor node { id } } } }", new { first = 3, after = (string?)null, districtId = (string?)null, states = OpenStates });
        yield return Operation.Asking("query Q($first: Int, $after: String, $search: String) { districts(first: $first, after: $after, search: $search) { totalCount edges { cursor node { name } } } }", new { first = 3, after = (string?)null, search = "Dis" }, world.Agency);
        yield return Operation.Asking("query Q($id: ID!, $view: View!) { activity(id: $id) { tally(view: $view) { version cells { key n state } } opinionGroups(view: $view) { k } } }", new { id = world.Opinion, view = "STAFF" }, world.Staff);
        yield return Operation.Asking("query Q($id: ID!, $token: String!, $first: Int, $after: String) { activity(id: $id) { ownOpinionGroup(participantToken: $token) { state } textItems(first: $first, after: $after) { edges { cursor node { id text } } } nextTextItems(participantToken: $token, first: $first) { id } } }", new { id = world.Opinion, token = world.OpinionParticipant, first = 3, after = (string?)null });
    }
}
