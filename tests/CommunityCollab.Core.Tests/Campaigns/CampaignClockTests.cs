using CommunityCollab.Core.Campaigns;

namespace CommunityCollab.Core.Tests.Campaigns;

/// <summary>A campaign opens and closes exactly when it said, whether or not anybody was watching the clock.</summary>
public sealed class CampaignClockTests
{
    private static readonly DateTimeOffset Opens = SomeCampaign.Plan.OpensAt!.Value;
    private static readonly DateTimeOffset Closes = SomeCampaign.Plan.ClosesAt!.Value;

    [Theory]
    [InlineData(CampaignState.Scheduled)]
    [InlineData(CampaignState.Open)]
    public void Contributions_are_taken_from_the_opening_tick_up_to_the_one_before_closing(CampaignState state)
    {
        var campaign = SomeCampaign.In(state);
        Assert.Equal(state == CampaignState.Open, campaign.TakesContributionsAt(Opens.AddTicks(-1)));
        Assert.True(campaign.TakesContributionsAt(Opens));
        Assert.True(campaign.TakesContributionsAt(Closes.AddTicks(-1)));
        Assert.False(campaign.TakesContributionsAt(Closes));
        Assert.False(campaign.TakesContributionsAt(Closes.AddYears(1)));
    }

    [Theory]
    [InlineData(CampaignState.Draft)]
    [InlineData(CampaignState.InReview)]
    [InlineData(CampaignState.Paused)]
    [InlineData(CampaignState.Closed)]
    [InlineData(CampaignState.Analysed)]
    [InlineData(CampaignState.Reported)]
    [InlineData(CampaignState.Archived)]
    [InlineData(CampaignState.Cancelled)]
    public void No_other_state_takes_any(CampaignState state) => Assert.False(SomeCampaign.In(state).TakesContributionsAt(Opens.AddHours(1)));

    [Fact]
    public void The_clock_opens_and_closes_at_the_hour_and_not_before()
    {
        Assert.Null(CampaignLifecycle.Due(SomeCampaign.In(CampaignState.Scheduled), Opens.AddTicks(-1)));
        Assert.Equal(CampaignState.Open, CampaignLifecycle.Due(SomeCampaign.In(CampaignState.Scheduled), Opens));
        Assert.Null(CampaignLifecycle.Due(SomeCampaign.In(CampaignState.Open), Closes.AddTicks(-1)));
        Assert.Equal(CampaignState.Closed, CampaignLifecycle.Due(SomeCampaign.In(CampaignState.Open), Closes));
        Assert.Equal(CampaignState.Closed, CampaignLifecycle.Due(SomeCampaign.In(CampaignState.Paused), Closes));
    }

    [Fact]
    public void A_window_that_passed_while_the_server_was_down_still_opens_and_then_closes()
    {
        var late = Closes.AddDays(30);
        var campaign = SomeCampaign.In(CampaignState.Scheduled);
        Assert.False(campaign.TakesContributionsAt(late));
        while (CampaignLifecycle.Due(campaign, late) is { } due)
        {
            campaign = CampaignLifecycle.MoveByClock(campaign, due, late);
        }

        Assert.Equal([CampaignState.Open, CampaignState.Closed], campaign.Moves.Select(move => move.To));
        Assert.Equal((Opens, Closes), (campaign.Plan.OpensAt, campaign.Plan.ClosesAt));
    }

    [Fact]
    public void What_was_scheduled_before_a_rule_came_opens_all_the_same()
    {
        var plan = SomeCampaign.Plan with { DecisionDate = new DateOnly(2020, 1, 1), TimeZone = "Mountain Standard Time" };
        var scheduled = SomeCampaign.In(CampaignState.Scheduled) with { Plan = plan };
        Assert.NotEmpty(CampaignRules.MustBeReady(scheduled, Opens));
        Assert.Equal(CampaignState.Open, CampaignLifecycle.MoveByClock(scheduled, CampaignLifecycle.Due(scheduled, Opens)!.Value, Opens).State);
    }

    [Theory]
    [InlineData(CampaignState.Draft)]
    [InlineData(CampaignState.InReview)]
    [InlineData(CampaignState.Closed)]
    [InlineData(CampaignState.Cancelled)]
    [InlineData(CampaignState.Archived)]
    public void The_clock_leaves_the_others_alone(CampaignState state) => Assert.Null(CampaignLifecycle.Due(SomeCampaign.In(state), Closes.AddYears(1)));
}
