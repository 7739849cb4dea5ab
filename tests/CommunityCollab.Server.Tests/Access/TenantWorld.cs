using CommunityCollab.Core.Access;
using CommunityCollab.Core.Identity;
using CommunityCollab.Server.Tests.Api;
using CommunityCollab.Server.Tests.Programmes;
using CommunityCollab.Server.Tests.SignIn;

namespace CommunityCollab.Server.Tests.Access;

/// <summary>A tenant with something of every kind, each of which carries a mark that nobody else may ever see.</summary>
internal sealed record TenantWorld
{
    private static readonly string[] ReadCampaigns = ["campaigns:read"];
    private static readonly string[] Participation = ["PARTICIPATION"];

    /// <summary>A word in everything of the tenant that is not public.</summary>
    public required string Mark { get; init; }

    public required string AgencyToken { get; init; }

    public required string DistrictId { get; init; }

    /// <summary>The user names of its people, one a role; of its district's, and of its agency's.</summary>
    public required IReadOnlyDictionary<Role, string> People { get; init; }

    /// <summary>The ids of its things, by kind.</summary>
    public required IReadOnlyDictionary<string, string> Ids { get; init; }

    /// <summary>Builds one with an administrator, by whom everything of the district is made.</summary>
    public static async Task<TenantWorld> BuildAsync(ApiClient api, Newcomers newcomers, string agencyToken)
    {
        var mark = $"mark{Guid.NewGuid():N}";
        var district = await api.NewDistrictAsync(agencyToken);
        await api.ChangeAsync("updateDistrict", "UpdateDistrictInput", "district { id }", new { id = district, name = $"District of {mark}" }, agencyToken);
        var boces = await api.ChangeAsync("addDistricts", "AddDistrictsInput", "districts { id }", new { districts = new[] { new { name = $"BOCES {mark}", kind = "BOCES" } } }, agencyToken);
        var joined = await api.ChangeAsync("addMembership", "AddMembershipInput", "district { memberships { id } }",
            new { memberId = district, ofId = (string)boces["districts"]![0]!["id"]!, from = "2024-07-01" }, agencyToken);
        var people = Enum.GetValues<Role>().ToDictionary(role => role, role => $"{mark}-{role}@district.example");
        var staff = await newcomers.FirstAdministratorAsync(people[Role.DistrictAdministrator], district, agencyToken);
        foreach (var (role, user) in people.Where(person => person.Key != Role.DistrictAdministrator))
        {
            await newcomers.JoinAsync(user, ApiClient.Constant(role), Roles.IsOfAgency(role) ? agencyToken : staff);
        }

        var (person, grant) = await PersonAsync(api, staff, people[Role.Analyst]);
        var now = DateTimeOffset.UtcNow;
        var draft = await api.ChangeAsync("createCampaign", "CreateCampaignInput", "campaign { id }", new { plan = new { title = $"Draft {mark}", opensAt = now.AddDays(1), closesAt = now.AddDays(2) } }, staff);
        var draftId = (string)draft["campaign"]!["id"]!;
        var activity = await api.ChangeAsync("addActivity", "AddActivityInput", "activity { id }", new
        {
            campaignId = draftId,
            activity = new { title = $"Activity {mark}", identity = "ANONYMOUS", responses = "OPEN", config = new { poll = new { question = mark, options = new[] { new { key = "a", label = "A" }, new { key = "b", label = "B" } } } } },
        }, staff);
        var credential = await api.ChangeAsync("createCredential", "CreateCredentialInput", "credential { id }", new { name = $"Credential {mark}", scopes = ReadCampaigns, expiresAt = now.AddDays(1) }, staff);
        var invited = await api.ChangeAsync("inviteAdministrator", "InviteAdministratorInput", "invitation { id }", new { email = $"{mark}@district.example" }, staff);
        var import = await api.ChangeAsync("startImport", "StartImportInput", "import { id }", new { fileName = $"File {mark}.csv", content = $"name\nImported {mark}\n" }, agencyToken);
        var agreed = await api.ChangeAsync("registerAgreement", "RegisterAgreementInput", "agreement { id }",
            new { dataElements = Participation, purpose = $"Purpose {mark}", startsOn = "2026-01-01", endsOn = "2030-01-01" }, staff);
        var (programme, offer) = await ProgrammeAsync(api, agencyToken, district, mark);
        var agency = (string)(await api.AskAsync("{ viewer { agency { id } } }", token: agencyToken))["data"]!["viewer"]!["agency"]!["id"]!;
        return new()
        {
            Mark = mark,
            AgencyToken = agencyToken,
            DistrictId = district,
            People = people,
            Ids = new Dictionary<string, string>
            {
                ["Agency"] = agency,
                ["District"] = district,
                ["Campaign"] = draftId,
                ["Activity"] = (string)activity["activity"]!["id"]!,
                ["Membership"] = (string)joined["district"]!["memberships"]![0]!["id"]!,
                ["Invitation"] = (string)invited["invitation"]!["id"]!,
                ["Agreement"] = (string)agreed["agreement"]!["id"]!,
                ["Credential"] = (string)credential["credential"]!["id"]!,
                ["Import"] = (string)import["import"]!["id"]!,
                ["ImportProgress"] = Same("ImportProgress", (string)import["import"]!["id"]!),
                ["Finding"] = PartOf("Finding", (string)import["import"]!["id"]!, "0"),
                ["Tally"] = PartOf("Tally", (string)activity["activity"]!["id"]!, "Public"),
                ["DistrictActivity"] = Same("DistrictActivity", district),
                ["AgencyRollup"] = Same("AgencyRollup", programme),
                ["Programme"] = programme,
                ["Offer"] = offer,
                ["Person"] = person,
                ["Grant"] = grant,
            },
        };
    }

    private static async Task<(string Person, string Grant)> PersonAsync(ApiClient api, string administrator, string user)
    {
        var staff = (await api.AskAsync("{ staff(first: 100) { edges { node { id email roles { id } } } } }", token: administrator))["data"]!["staff"]!["edges"]!.AsArray();
        var person = staff.Select(edge => edge!["node"]!).Single(person => (string?)person["email"] == user);
        return ((string)person["id"]!, (string)person["roles"]![0]!["id"]!);
    }

    // Offered to this district alone, so that its neighbour knows nothing of it.
    private static async Task<(string Programme, string Offer)> ProgrammeAsync(ApiClient api, string agencyToken, string district, string mark)
    {
        var made = await api.ChangeAsync("createProgramme", "CreateProgrammeInput", "programme { id }", new { programme = SomeProgramme.Of(mark) }, agencyToken);
        var id = (string)made["programme"]!["id"]!;
        string[] districtIds = [district];
        var offered = await api.ChangeAsync("offerProgramme", "OfferProgrammeInput", "programme { offers { edges { node { id } } } }", new { id, districtIds }, agencyToken);
        return (id, (string)offered["programme"]!["offers"]!["edges"]![0]!["node"]!["id"]!);
    }

    // What is known by another thing's id, and has one of its own all the same.
    private static string Same(string kind, string id) => GlobalId.Of(kind, GlobalId.Read(id)!.Value.Id);

    private static string PartOf(string kind, string id, string part) => GlobalId.Of(kind, GlobalId.Read(id)!.Value.Id, part);

    /// <summary>An id of a kind that names nothing.</summary>
    public static string UnknownId(string kind) => GlobalId.Of(kind, Guid.NewGuid());

    /// <summary>The id of its thing of a kind; one that names nothing where it has none.</summary>
    public string IdOf(string kind) => Ids.TryGetValue(kind, out var id) ? id : UnknownId(kind);
}
