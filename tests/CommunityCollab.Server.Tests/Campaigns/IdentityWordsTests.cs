using System.Text.Json.Nodes;
using CommunityCollab.GraphQL.Campaigns;
using CommunityCollab.GraphQL.Programmes;
using CommunityCollab.Server.Tests.Api;

namespace CommunityCollab.Server.Tests.Campaigns;

/// <summary>Nobody can write another identity mode over a campaign, in whatever field.</summary>
public sealed class IdentityWordsTests(ServerFixture server)
{
    private static readonly string[] Scopes = ["campaigns:read", "campaigns:write", "campaigns:correct"];

    private ApiClient Api => server.Api;

    [Fact]
    public async Task Every_field_in_which_an_author_writes_refuses_words_on_identity_that_are_not_true()
    {
        var seen = new HashSet<string>();
        foreach (var (mutation, type, selection, token, input) in await InputsAsync())
        {
            // Statements are what people agree with or not, ideas what they choose between.
            foreach (var place in AuthorInputs.Places(type, input).Where(place => !place.Path.Contains("statements") && !place.Path.Contains("ideas")))
            {
                seen.Add(place.Field);
                var answer = await Api.ChangeAsync(mutation, type.Name, selection, AuthorInputs.With(input, place, "It is all anónimo"), token);
                Assert.True(answer["errors"]!.AsArray().Any(error => IsAt(error!, place)), $"{mutation} {place}: {answer.ToJsonString()}");
            }
        }

        Assert.Empty(AuthorInputs.Types.SelectMany(AuthorInputs.Fields).Except(seen));
    }

    private static bool IsAt(JsonNode error, Place place) =>
        (string)error["code"]! == "FORBIDDEN" && error["path"]!.AsArray().Select(part => (string)part!).SequenceEqual(["input", .. place.Path]);

    private async Task<IEnumerable<(string Mutation, Type Type, string Selection, string Token, JsonNode Input)>> InputsAsync()
    {
        var staff = await Api.CredentialAsync(server.AgencyToken, await Api.NewDistrictAsync(server.AgencyToken), Scopes);
        var (draft, activityId) = await Api.CampaignAsync(staff, ApiClient.Poll(), null, "IN_REVIEW");
        var (open, _) = await Api.CampaignAsync(staff, ApiClient.Poll());
        await ApiClient.UntilAsync(async () => await Api.StateAsync(open) == "OPEN");
        var made = await Api.ChangeAsync("createProgramme", "CreateProgrammeInput", "programme { id }", new { programme = Programme }, server.AgencyToken);
        var programme = (string)made["programme"]!["id"]!;
        var activities = AuthorInputs.Configs.Select(config => new { title = "An activity", introduction = "Read this first.", identity = "CONFIDENTIAL", responses = "ONE_PER_PARTICIPANT", config });
        return
        [
            ("createCampaign", typeof(CreateCampaignInput), "campaign { id }", staff, AuthorInputs.Written(new { plan = Plan })),
            ("updateCampaign", typeof(UpdateCampaignInput), "campaign { id }", staff, AuthorInputs.Written(new { id = open, plan = Plan, note = "A word" })),
            ("moveCampaign", typeof(MoveCampaignInput), "campaign { id }", staff, AuthorInputs.Written(new { id = open, to = "CLOSED", note = "A word" })),
            ("undoClockMove", typeof(UndoClockMoveInput), "campaign { id }", staff, AuthorInputs.Written(new { id = open, reason = "A word" })),
            .. activities.Select(activity => ("addActivity", typeof(AddActivityInput), "activity { id }", staff, AuthorInputs.Written(new { campaignId = draft, activity }))),
            ("updateActivity", typeof(UpdateActivityInput), "activity { id }", staff, AuthorInputs.Written(new { id = activityId, activity = activities.First() })),
            ("createProgramme", typeof(CreateProgrammeInput), "programme { id }", server.AgencyToken, AuthorInputs.Written(new { programme = Programme })),
            ("updateProgramme", typeof(UpdateProgrammeInput), "programme { id }", server.AgencyToken, AuthorInputs.Written(new { id = programme, programme = Programme })),
            ("extendProgramme", typeof(ExtendProgrammeInput), "programme { id }", server.AgencyToken, AuthorInputs.Written(new { id = programme, closesAt = DateTimeOffset.UtcNow.AddDays(60), reason = "Snow" })),
        ];
    }

    private static object Groups { get; } = new[] { new { key = "guardian", name = "Guardians" } };

    private static object Plan { get; } = new
    {
        title = "A decision to take",
        decision = "What to do",
        decisionOwner = "Board of education",
        decisionDate = "2036-05-01",
        notOpen = "The sum",
        promise = "We listen.",
        reportBackDate = "2036-06-01",
        opensAt = DateTimeOffset.UtcNow,
        closesAt = DateTimeOffset.UtcNow.AddDays(40),
        groups = Groups,
    };

    private static object Programme { get; } = new
    {
        title = "Conditions",
        about = "What people who work in schools think of it.",
        opensAt = DateTimeOffset.UtcNow,
        closesAt = DateTimeOffset.UtcNow.AddDays(30),
        groups = Groups,
        core = new { title = "Conditions", introduction = "Read this first.", identity = "CONFIDENTIAL", responses = "ONE_PER_PARTICIPANT", items = AuthorInputs.Items },
    };
}
