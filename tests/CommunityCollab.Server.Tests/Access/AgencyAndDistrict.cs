using System.Text.Json.Nodes;
using CommunityCollab.Server.Tests.Api;
using CommunityCollab.Server.Tests.SignIn;

namespace CommunityCollab.Server.Tests.Access;

/// <summary>An agency, and a district of its that has an administrator, with all that the agency could prepare before they came.</summary>
public sealed class AgencyAndDistrict : IAsyncLifetime
{
    private const string HeldText = "What was held";

    private readonly SignInFixture _signIn = new();
    private readonly string _administrator = $"{Guid.NewGuid():N}@district.example";
    private readonly string _agencyAdministrator = $"{Guid.NewGuid():N}@agency.example";
    private readonly string _plant = $"{Guid.NewGuid():N}@agency.example";

    internal ApiClient Api => _signIn.Api;

    internal Newcomers Newcomers => _signIn.Newcomers;

    internal string Url => _signIn.Server.Url;

    internal string AgencyToken => _signIn.Server.AgencyToken;

    internal string District { get; private set; } = "";

    internal string Activity { get; private set; } = "";

    /// <summary>What the agency made for the district while it had no administrator, with every right.</summary>
    internal string MadeForDistrict { get; private set; } = "";

    /// <summary>Ids for every kind of thing: what the agency made, then what is the district's own.</summary>
    internal IReadOnlyList<IReadOnlyDictionary<string, string>> Ids { get; private set; } = [];

    internal string Administrator { get; private set; } = "";

    internal string AgencyAdministrator { get; private set; } = "";

    /// <summary>Someone whom the agency had made an analyst of the district.</summary>
    internal string Plant { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        AgencyAdministrator = await Newcomers.JoinAsync(_agencyAdministrator, "AGENCY_ADMINISTRATOR", AgencyToken);
        District = await Api.NewDistrictAsync(AgencyToken);
        (var agencys, MadeForDistrict) = await CredentialAsync(AgencyToken, District);
        Plant = await Newcomers.JoinAsync(_plant, "ANALYST", MadeForDistrict);
        var exchange = new { title = "Hopes", identity = "CONFIDENTIAL", responses = "ONE_PER_PARTICIPANT", config = new { exchange = new { question = "What do you hope for?", heldForModerator = true } } };
        var (campaign, activity) = await Api.CampaignAsync(MadeForDistrict, exchange);
        await ApiClient.UntilAsync(async () => await Api.StateAsync(campaign) == "OPEN");
        Activity = activity;
        await Api.ChangeAsync("submitContribution", "SubmitContributionInput", "receipt { receivedAt }",
            new { activityId = activity, submissionId = Guid.NewGuid(), participantToken = await Api.JoinAsync(activity), contribution = new { thought = new { text = HeldText } } });
        var further = await Api.ChangeAsync("inviteAdministrator", "InviteAdministratorInput", "invitation { id }", new { email = $"{Guid.NewGuid():N}@agency.example", districtId = District }, AgencyToken);
        Assert.True(await ReadsAsync(MadeForDistrict) && await ReadsAsync(Plant), "The agency could not read before, so that it cannot now shows nothing.");

        Administrator = await Newcomers.FirstAdministratorAsync(_administrator, District, AgencyToken);
        var (own, _) = await CredentialAsync(Administrator, null);
        var (agencyPerson, agencyGrant) = await PersonAsync(AgencyToken, _agencyAdministrator);
        var (plant, plantGrant) = await PersonAsync(Administrator, _plant);
        var shared = new Dictionary<string, string> { ["District"] = District, ["Campaign"] = campaign, ["Activity"] = activity, ["Invitation"] = (string)further["invitation"]!["id"]! };
        Ids =
        [
            new Dictionary<string, string>(shared) { ["Credential"] = agencys, ["Person"] = agencyPerson, ["Grant"] = agencyGrant },
            new Dictionary<string, string>(shared) { ["Credential"] = own, ["Person"] = plant, ["Grant"] = plantGrant },
        ];
    }

    public ValueTask DisposeAsync() => _signIn.DisposeAsync();

    /// <summary>Whether a token shows any of what people said that the public does not see.</summary>
    internal async Task<bool> ReadsAsync(string token, string? activity = null)
    {
        const string Rows = "query($id: ID!) { activity(id: $id) { rows: tally(view: ROWS) { version } staff: tally(view: STAFF) { version } textItems(first: 10) { edges { node { text } } } } }";
        var answer = await Api.AskAsync(Rows, new { id = activity ?? Activity }, token);
        return answer["data"]?["activity"] is JsonObject read && (read["rows"] is not null || read["staff"] is not null || read.ToJsonString().Contains(HeldText, StringComparison.Ordinal));
    }

    /// <summary>Makes the district active again, whatever was done to it, so that nobody is refused for that.</summary>
    internal Task ActivateAsync() => Api.MoveDistrictAsync(AgencyToken, District, "ACTIVE");

    /// <summary>Accepts the newest invitation of someone, if there is one.</summary>
    internal async Task AcceptIfInvitedAsync(string user)
    {
        if (Newcomers.IsInvited(user))
        {
            await Newcomers.AcceptAsync(user, by: user);
        }
    }

    private async Task<(string Id, string Token)> CredentialAsync(string maker, string? districtId)
    {
        var made = await Api.ChangeAsync("createCredential", "CreateCredentialInput", "credential { id } token", new { name = "Everything", districtId, scopes = ApiClient.DistrictScopes, expiresAt = DateTimeOffset.UtcNow.AddDays(1) }, maker);
        return ((string?)made["credential"]?["id"] ?? throw new InvalidOperationException(made.ToJsonString()), (string)made["token"]!);
    }

    private async Task<(string Person, string Grant)> PersonAsync(string reader, string user)
    {
        var all = (await Api.AskAsync("{ staff(first: 100) { edges { node { id email roles { id } } } } }", token: reader))["data"]!["staff"]!["edges"]!.AsArray();
        var person = all.Select(edge => edge!["node"]!).Single(person => (string?)person["email"] == user);
        return ((string)person["id"]!, (string)person["roles"]![0]!["id"]!);
    }
}
