using CommunityCollab.Core.Campaigns;
using CommunityCollab.Core.Problems;

namespace CommunityCollab.Core.Tests.Campaigns;

public sealed class ReviewRulesTests
{
    private static readonly CampaignActor Author = new(Guid.NewGuid(), "Author", ActorRole.CampaignLead);
    private static readonly CampaignActor Sender = new(Guid.NewGuid(), "Sender", ActorRole.CampaignLead);
    private static readonly CampaignActor Other = new(Guid.NewGuid(), "Other", ActorRole.DistrictAdministrator);

    [Fact]
    public void Who_wrote_it_or_sent_it_to_review_does_not_approve_it_where_two_may()
    {
        foreach (var who in (CampaignActor[])[Author, Sender])
        {
            var problem = CampaignLifecycle.Move(InReview(), CampaignState.Scheduled, SomeCampaign.Now, who, null, reviewers: 2).Problems.Single();
            Assert.Equal((ProblemCode.Forbidden, "to"), (problem.Code, problem.Path.Single()));
        }

        Assert.False(CampaignLifecycle.Move(InReview(), CampaignState.Scheduled, SomeCampaign.Now, Other, null, reviewers: 2).Value!.IsReviewedByAuthor);
    }

    [Fact]
    public void Where_one_may_it_is_said_that_its_author_approved_it() =>
        Assert.True(CampaignLifecycle.Move(InReview(), CampaignState.Scheduled, SomeCampaign.Now, Author, null, reviewers: 1).Value!.IsReviewedByAuthor);

    [Fact]
    public void Sent_back_and_sent_again_by_another_it_is_approved_by_the_first()
    {
        var again = Moved(Moved(InReview(), CampaignState.Draft, Author), CampaignState.InReview, Other);
        Assert.NotNull(CampaignLifecycle.Move(again, CampaignState.Scheduled, SomeCampaign.Now, Sender, null, reviewers: 2).Value);
        Assert.Null(CampaignLifecycle.Move(again, CampaignState.Scheduled, SomeCampaign.Now, Other, null, reviewers: 2).Value);
    }

    private static Campaign InReview() =>
        Moved(ChangeRules.Replan(SomeCampaign.In(CampaignState.Draft), SomeCampaign.Plan, null, Author, SomeCampaign.Now).Value!, CampaignState.InReview, Sender);

    private static Campaign Moved(Campaign campaign, CampaignState to, CampaignActor who) => CampaignLifecycle.Move(campaign, to, SomeCampaign.Now, who, null).Value!;
}
