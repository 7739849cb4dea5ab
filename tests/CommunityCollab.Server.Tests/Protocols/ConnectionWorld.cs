using CommunityCollab.Core.Identity;
using CommunityCollab.Server.Tests.Api;
using CommunityCollab.Server.Tests.Onboarding;
using CommunityCollab.Server.Tests.Programmes;

namespace CommunityCollab.Server.Tests.Protocols;

/// <summary>An agency that has several of everything that is listed.</summary>
public sealed class ConnectionWorld : IAsyncLifetime
{
    // People come with a sign-in and a roll-up's districts with agreements and campaigns that ran, which tests of their own have.
    private static readonly string[] MayBeEmpty = ["Query.staff", "AgencyRollup.districts"];

    private static readonly string[] OfDistrict = ["Query.campaigns", "Query.credentials"];

    private static readonly string[] Participation = ["PARTICIPATION"];

    private readonly ServerFixture _server = new();
    private readonly Dictionary<string, string> _parents = [];

    public ApiClient Api => _server.Api;

    /// <summary>Someone of a district who may do everything there.</summary>
    public string Staff { get; private set; } = "";

    /// <summary>An opinion activity with several statements.</summary>
    public string Opinion { get; private set; } = "";

    /// <summary>Another one.</summary>
    public string OtherOpinion { get; private set; } = "";

    public static object Confidential(object config) => new { title = "An activity", identity = "CONFIDENTIAL", responses = "ONE_PER_PARTICIPANT", config };

    /// <summary>How many things a list must have for its pages to show anything.</summary>
    public static int FewestIn(string list) => MayBeEmpty.Contains(list) ? 0 : 2;

    public async ValueTask InitializeAsync()
    {
        var (one, other) = (await Api.NewDistrictAsync(_server.AgencyToken), await Api.NewDistrictAsync(_server.AgencyToken));
        Staff = await Api.CredentialAsync(_server.AgencyToken, one, ApiClient.DistrictScopes);
        await Api.CredentialAsync(_server.AgencyToken, one, ["campaigns:read"]);
        var statements = Enumerable.Range(1, 12).Select(number => new { key = $"s{number}", label = $"Statement {number}" }).ToArray();
        Opinion = await Api.OpenActivityAsync(Staff, Confidential(new { opinion = new { question = "What do you think?", statements } }));
        OtherOpinion = await Api.OpenActivityAsync(Staff, Confidential(new { opinion = new { question = "And of this?", statements } }));
        await AgreeAsync(Staff);
        await AgreeAsync(await Api.CredentialAsync(_server.AgencyToken, other, ApiClient.DistrictScopes));
        var programme = await ProgrammeAsync("One");
        await ProgrammeAsync("Two");
        string[] districtIds = [one, other];
        await Api.ChangeAsync("offerProgramme", "OfferProgrammeInput", "programme { id }", new { id = programme, districtIds }, _server.AgencyToken);
        foreach (var email in (string[])["one@agency.example", "two@agency.example"])
        {
            await Api.ChangeAsync("inviteStaff", "InviteStaffInput", "invitation { id }", new { email, role = "AGENCY_ANALYST" }, _server.AgencyToken);
        }

        var known = await Api.StartImportAsync(_server.AgencyToken, "leaid;name\n0800008;Eight Mile\n0800009;Nine Mile\n", "CO");
        await Api.TakeOverAsync((string)known["id"]!, _server.AgencyToken);
        var import = await Api.StartImportAsync(_server.AgencyToken,
            "leaid;name;school_id;school_name;students\n800001;One;;;10\n0800001;;080000100001;High;\n0800001;;080000100002;Middle;\n0800002;Two;;;-7\n0800018;EIGHT  MILE;;;\n0800019;NINE  MILE;;;\n", "CO");
        await Api.ChangeAsync("decideImport", "DecideImportInput", "import { state }", new { id = (string)import["id"]!, others = new { decision = "KEEP_APART" } }, _server.AgencyToken);
        await Api.ChangeImportAsync("confirm", (string)import["id"]!, _server.AgencyToken);
        await Api.TakeOverAsync((string)import["id"]!, _server.AgencyToken);
        var found = await Api.AskAsync("{ districts(search: \"One\") { edges { node { id } } } }", token: _server.AgencyToken);
        _parents["District"] = (string)found["data"]!["districts"]!["edges"]![0]!["node"]!["id"]!;
        _parents["Import"] = (string)import["id"]!;
        _parents["Activity"] = Opinion;
        _parents["Programme"] = programme;
        _parents["AgencyRollup"] = GlobalId.Of("AgencyRollup", GlobalId.Read(programme)!.Value.Id);
    }

    private Task<System.Text.Json.Nodes.JsonNode> AgreeAsync(string staff) => Api.ChangeAsync("registerAgreement", "RegisterAgreementInput", "agreement { id }",
        new { dataElements = Participation, purpose = "Planning", startsOn = "2026-01-01", endsOn = "2030-01-01" }, staff);

    private async Task<string> ProgrammeAsync(string title) =>
        (string)(await Api.ChangeAsync("createProgramme", "CreateProgrammeInput", "programme { id }", new { programme = SomeProgramme.Of(title) }, _server.AgencyToken))["programme"]!["id"]!;

    public async ValueTask DisposeAsync() => await _server.DisposeAsync();

    /// <summary>The statements or thoughts of an activity, as the public reads them.</summary>
    public ConnectionList TextItems(string activity) => new(Api, "Activity.textItems", activity, Staff);

    /// <summary>A list of the schema, read by someone who may.</summary>
    public ConnectionList List(string type, string field)
    {
        var name = $"{type}.{field}";
        var parent = type == "Query" ? null : _parents.TryGetValue(type, out var id) ? id : throw new InvalidOperationException($"Put a {type} into the world of this test.");
        return new ConnectionList(Api, name, parent, OfDistrict.Contains(name) ? Staff : _server.AgencyToken);
    }
}
