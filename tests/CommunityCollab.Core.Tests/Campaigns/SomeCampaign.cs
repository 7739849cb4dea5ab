using CommunityCollab.Core.Activities.Poll;
using CommunityCollab.Core.Campaigns;
using CommunityCollab.Core.Tests.Activities;

namespace CommunityCollab.Core.Tests.Campaigns;

/// <summary>A campaign with nothing wrong with it, to change one thing of.</summary>
public static class SomeCampaign
{
    public static DateTimeOffset Now { get; } = new(2026, 8, 20, 15, 0, 0, TimeSpan.Zero);

    public static CampaignActor Lead { get; } = new(new Guid(1, 0, 0, new byte[8]), "A. Lead", ActorRole.CampaignLead);

    public static CampaignPlan Plan { get; } = new()
    {
        Title = "The start of the school day",
        Decision = "When the school day starts from next August",
        DecisionOwner = "Board of Education",
        DecisionDate = new DateOnly(2026, 11, 1),
        ReportBackDate = new DateOnly(2026, 12, 1),
        OpensAt = Now.AddDays(1),
        ClosesAt = Now.AddDays(15),
        Groups = [new StakeholderGroup("guardian", "Guardians"), new StakeholderGroup("student", "Students")],
    };

    public static Activity Activity { get; } = new()
    {
        Id = Guid.AllBitsSet,
        CampaignId = Guid.Empty,
        Title = "A quick poll",
        Config = new PollConfig("When?", Scenes.Options(2)),
        Identity = IdentityMode.Confidential,
    };

    public static Campaign In(CampaignState state) => new()
    {
        Id = Guid.Empty,
        DistrictId = Guid.Empty,
        Plan = Plan,
        Activities = [Activity],
        State = state,
    };
}
