using CommunityCollab.Core.Activities;
using CommunityCollab.Core.Activities.Exchange;
using CommunityCollab.Core.Activities.Survey;
using CommunityCollab.Core.Campaigns;
using CommunityCollab.Core.Identity;

namespace CommunityCollab.Server.Demo;

/// <summary>A demo campaign with the contributions invented people make to it.</summary>
/// <param name="District">The district's name.</param>
/// <param name="Plan">What the campaign says.</param>
/// <param name="Activities">Its activities.</param>
internal sealed record Story(string District, CampaignPlan Plan, IReadOnlyList<StoryActivity> Activities);

/// <summary>An activity of a demo campaign.</summary>
/// <param name="Definition">The activity; its ids are given when it is made.</param>
/// <param name="Contributions">What invented people say in it.</param>
internal sealed record StoryActivity(Activity Definition, IReadOnlyList<InventedContribution> Contributions);

/// <summary>The two demo campaigns, after the stories of Mesa County Valley School District 51 and Archuleta 50 JT. The decisions
/// follow public accounts; every person and every answer is invented.</summary>
internal static class Stories
{
    /// <summary>The district that asked before it decided, as the state writes its name.</summary>
    public const string District51 = "MESA COUNTY VALLEY 51";

    /// <summary>The district that wanted to meet its community again, as the state writes its name.</summary>
    public const string Archuleta = "ARCHULETA COUNTY 50 JT";

    private static readonly StakeholderGroup[] Groups =
    [
        new("guardian", "Parents and guardians"),
        new("licensed", "Licensed staff"),
        new("classified", "Classified staff"),
        new("resident", "Residents without children in school"),
        new("employer", "Employers"),
        new("tribal", "Tribal community"),
    ];

    /// <summary>Both stories, open from now on.</summary>
    public static IReadOnlyList<Story> All(DateTimeOffset now) => [VisionOf51(now), FacilitiesOfArchuleta(now)];

    /// <summary>A request that contributes to the first survey, for a shell to send.</summary>
    public static string Example(IEnumerable<Campaign> campaigns) =>
        """{"query":"mutation($i:SubmitContributionInput!){submitContribution(input:$i){receipt{receivedAt} errors{... on Problem{code message path}}}}","variables":{"i":{"activityId":"ID","submissionId":"'$(cat /proc/sys/kernel/random/uuid)'","contribution":{"survey":{"answers":[{"item":"served","scale":4},{"item":"need","choice":"thinking"}]}}}}}"""
            .Replace("\"ID\"", $"\"{FirstSurvey(campaigns)}\"", StringComparison.Ordinal);

    /// <summary>A request that watches the first survey's tally, for a shell to send.</summary>
    public static string Watch(IEnumerable<Campaign> campaigns) =>
        """{"query":"subscription($id:ID!){tally(activityId:$id){version respondents cells{key n value state}}}","variables":{"id":"ID"}}"""
            .Replace("\"ID\"", $"\"{FirstSurvey(campaigns)}\"", StringComparison.Ordinal);

    private static string FirstSurvey(IEnumerable<Campaign> campaigns) =>
        GlobalId.Of("Activity", campaigns.SelectMany(campaign => campaign.Activities).First(activity => activity.Identity == IdentityMode.Anonymous).Id);

    private static Story VisionOf51(DateTimeOffset now) => new(
        District51,
        Plan(now) with
        {
            Title = "A vision for our schools",
            Decision = "Which vision statement guides our schools for the next five years",
            DecisionOwner = "Board of education",
            NotOpen = "State standards and the length of the school year",
        },
        [
            new(GuidingSurvey(), InventedPeople.AnswerGuidingSurvey(240)),
            new(GuidingExchange(), InventedPeople.Exchange(60, 24)),
        ]);

    private static Story FacilitiesOfArchuleta(DateTimeOffset now) => new(
        Archuleta,
        Plan(now) with
        {
            Title = "Our school buildings",
            Decision = "Whether to repair or to replace the elementary school",
            DecisionOwner = "Board of education",
            NotOpen = "The board does not campaign for any outcome",
            Level = SpectrumLevel.Involve,
        },
        [new(BuildingsSurvey(), InventedPeople.AnswerBuildingsSurvey(166))]);

    private static CampaignPlan Plan(DateTimeOffset now) => new()
    {
        Title = "",
        DecisionDate = DateOnly.FromDateTime(now.UtcDateTime).AddDays(120),
        ReportBackDate = DateOnly.FromDateTime(now.UtcDateTime).AddDays(150),
        OpensAt = now,
        ClosesAt = now.AddDays(90),
        Groups = Groups,
    };

    private static Activity GuidingSurvey() => Bare("What do graduates need?", IdentityMode.Anonymous, Responses.Open, new SurveyConfig(
    [
        new ScaleItem { Key = "served", Prompt = "How well are all students served in our district?", LowLabel = "Not well", HighLabel = "Very well" },
        new SingleChoiceItem
        {
            Key = "need",
            Prompt = "What do graduates from this school district need most in the 21st century to be successful?",
            Options =
            [
                new("thinking", "Thinking for themselves"), new("working", "Working with others"),
                new("trade", "A trade or craft"), new("college", "Readiness for college"),
            ],
        },
        new MultipleChoiceItem
        {
            Key = "environment",
            Prompt = "What could learning environments in this district look like?",
            Options = [new("projects", "Projects with local employers"), new("outdoors", "More learning outdoors"), new("pace", "Each student at their own pace"), new("small", "Smaller classes")],
        },
        new LongTextItem { Key = "hope", Prompt = "What do you hope and expect students in this district will know and be able to do?" },
    ]));

    private static Activity GuidingExchange() => Bare("Hopes for our graduates", IdentityMode.Confidential, Responses.OnePerParticipant,
        new ExchangeConfig("What could learning environments in this district look like to ensure that students are prepared for the world once they graduate?"));

    private static Activity BuildingsSurvey() => Bare("Repair or replace?", IdentityMode.Anonymous, Responses.Open, new SurveyConfig(
    [
        new SingleChoiceItem
        {
            Key = "plan",
            Prompt = "Which plan for the elementary school would you support?",
            Options = [new("repair", "Repair the building"), new("replace", "Build a new one"), new("wait", "Wait five years"), new("unsure", "Not sure yet")],
        },
        new NumberItem { Key = "visits", Prompt = "How often were you inside one of our schools last year?", High = 400 },
        new SingleChoiceItem
        {
            Key = "meeting",
            Prompt = "Would you come to a meeting with food and child care?",
            Options = [new("yes", "Yes"), new("no", "No")],
        },
        new ShortTextItem { Key = "site", Prompt = "Where should it be?", VisibleIf = [new Condition("meeting", ConditionOperator.AnyOf, ["yes"])] },
    ]));

    private static Activity Bare(string title, IdentityMode identity, Responses responses, ActivityConfig config) => new()
    {
        Id = Guid.Empty,
        CampaignId = Guid.Empty,
        Title = title,
        Identity = identity,
        Responses = responses,
        Config = config,
    };
}
