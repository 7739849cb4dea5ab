using CommunityCollab.Server.Tests.Api;

namespace CommunityCollab.Server.Tests.Hostile;

/// <summary>Two districts with campaigns in several states, for hostile requests to aim at.</summary>
internal sealed record HostileWorld
{
    public required string Agency { get; init; }

    public required string Staff { get; init; }

    /// <summary>Another district's staff. Its campaigns are moved about, so that those of <see cref="Staff"/> stay open.</summary>
    public required string Mover { get; init; }

    public required string Anonymous { get; init; }

    public required string Confidential { get; init; }

    public required string Identified { get; init; }

    public required string Survey { get; init; }

    public required string Exchange { get; init; }

    public required string Opinion { get; init; }

    public required string OneTime { get; init; }

    public required string Closed { get; init; }

    public required string DraftCampaign { get; init; }

    public required string DraftActivity { get; init; }

    public required string Participant { get; init; }

    public required string ExchangeParticipant { get; init; }

    public required string OpinionParticipant { get; init; }

    /// <summary>A district nothing else of the world needs.</summary>
    public required string OtherDistrict { get; init; }

    public required IReadOnlyList<string> Movable { get; init; }

    public required IReadOnlyList<string> Credentials { get; init; }

    /// <summary>Ids that requests mix up.</summary>
    public IReadOnlyList<string> Ids =>
        [Anonymous, Confidential, Identified, Survey, Exchange, Opinion, OneTime, Closed, DraftCampaign, DraftActivity, OtherDistrict, .. Movable, .. Credentials];

    /// <summary>The activities that take contributions.</summary>
    public IReadOnlyList<string> Open => [Anonymous, Confidential, Identified, Survey, Exchange, Opinion, OneTime];

    public static async Task<HostileWorld> BuildAsync(ApiClient api, string agency)
    {
        var staff = await api.StaffOfNewDistrictAsync(agency);
        var mover = await api.StaffOfNewDistrictAsync(agency);
        var (closedCampaign, closed) = await api.CampaignAsync(staff, ApiClient.Poll());
        await api.MoveAsync(staff, closedCampaign, "OPEN");
        await api.MoveAsync(staff, closedCampaign, "CLOSED");
        var draft = await api.CampaignAsync(staff, ApiClient.Poll(), null, "IN_REVIEW");
        var confidential = await api.OpenActivityAsync(staff, ApiClient.Poll("CONFIDENTIAL", "ONE_PER_PARTICIPANT"));
        var exchange = await api.OpenActivityAsync(staff, Of(new { exchange = new { question = "What matters?" } }, "CONFIDENTIAL", "ONE_PER_PARTICIPANT"));
        var statements = new[] { new { key = "s1", label = "Yes" } };
        var opinion = await api.OpenActivityAsync(staff, Of(new { opinion = new { question = "What do you think?", statements } }, "CONFIDENTIAL", "ONE_PER_PARTICIPANT"));
        List<string> movable = [], credentials = [];
        for (var n = 0; n < 4; n++)
        {
            movable.Add((await api.CampaignAsync(mover, ApiClient.Poll(), null, "IN_REVIEW")).CampaignId);
            credentials.Add(await CredentialIdAsync(api, agency));
        }

        return new()
        {
            Agency = agency,
            Staff = staff,
            Mover = mover,
            Anonymous = await api.OpenActivityAsync(staff, ApiClient.Poll()),
            Confidential = confidential,
            Identified = await api.OpenActivityAsync(staff, ApiClient.Poll("IDENTIFIED", "ONE_PER_PARTICIPANT")),
            OneTime = await api.OpenActivityAsync(staff, ApiClient.Poll("ANONYMOUS", "ONE_PER_TOKEN")),
            Survey = await api.OpenActivityAsync(staff, SurveyOf()),
            Exchange = exchange,
            Opinion = opinion,
            Closed = closed,
            DraftCampaign = draft.CampaignId,
            DraftActivity = draft.ActivityId,
            Participant = await api.JoinAsync(confidential),
            ExchangeParticipant = await api.JoinAsync(exchange),
            OpinionParticipant = await api.JoinAsync(opinion),
            OtherDistrict = await api.NewDistrictAsync(agency),
            Movable = movable,
            Credentials = credentials,
        };
    }

    public static object SurveyOf() => Of(new
    {
        survey = new
        {
            items = new object[]
            {
                new { key = "one", type = "SINGLE_CHOICE", prompt = "Which?", options = Options() },
                new { key = "many", type = "MULTIPLE_CHOICE", prompt = "Which ones?", options = Options(), fewest = 1, most = 2 },
                new { key = "scale", type = "SCALE", prompt = "How much?", low = 1, high = 5 },
                new { key = "matrix", type = "MATRIX", prompt = "Each?", rows = Options(), columns = Options() },
                new { key = "rank", type = "RANK", prompt = "In order?", options = Options() },
                new { key = "number", type = "NUMBER", prompt = "How many?", low = 0, high = 100, decimals = 1 },
                new { key = "date", type = "DATE", prompt = "When?", first = "2026-01-01", last = "2027-12-31" },
                new { key = "text", type = "LONG_TEXT", prompt = "Why?" },
            },
        },
    });

    private static object[] Options() => [new { key = "a", label = "A" }, new { key = "b", label = "B" }];

    private static object Of(object config, string identity = "ANONYMOUS", string responses = "OPEN") => new { title = "An activity", identity, responses, config };

    private static async Task<string> CredentialIdAsync(ApiClient api, string agency)
    {
        var made = await api.ChangeAsync("createCredential", "CreateCredentialInput", "credential { id }", new { name = "to end", scopes = ValidOperations.ReadTenants, expiresAt = DateTimeOffset.UtcNow.AddDays(1) }, agency);
        return (string?)made["credential"]?["id"] ?? throw new InvalidOperationException(made.ToJsonString());
    }

}
