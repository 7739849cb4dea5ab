using CommunityCollab.Core.Campaigns;
using CommunityCollab.Core.Programmes;
using CommunityCollab.Core.Tests.Campaigns;
using CsCheck;

namespace CommunityCollab.Core.Tests.Programmes;

public sealed class ReleaseRuleTests
{
    private static readonly DateTimeOffset Day = new(2027, 4, 1, 15, 0, 0, TimeSpan.Zero);
    private static readonly ReleaseRule Tlcc = new(null, 50, 5);

    [Theory]
    [InlineData(50, 100, ReleaseVerdict.RateTooLow)]
    [InlineData(51, 100, ReleaseVerdict.Released)]
    [InlineData(5, 9, ReleaseVerdict.Released)]
    [InlineData(5, 10, ReleaseVerdict.RateTooLow)]
    [InlineData(4, 4, ReleaseVerdict.TooFewRespondents)]
    [InlineData(500_001, 1_000_000, ReleaseVerdict.Released)]
    [InlineData(500_000, 1_000_000, ReleaseVerdict.RateTooLow)]
    [InlineData(12, 8, ReleaseVerdict.Released)]
    public void More_than_half_and_at_least_five_to_the_person(int respondents, int headCount, ReleaseVerdict verdict) =>
        Assert.Equal(verdict, Tlcc.On(respondents, headCount, Day));

    [Fact]
    public void Without_a_head_count_the_rate_is_unknown_and_does_not_pass() =>
        Assert.Equal(ReleaseVerdict.NoHeadCount, Tlcc.On(500, null, Day));

    [Fact]
    public void The_embargo_holds_until_its_very_moment()
    {
        var rule = new ReleaseRule(Day, null, 5);
        Assert.Equal(ReleaseVerdict.Embargoed, rule.On(100, null, Day.AddTicks(-1)));
        Assert.Equal(ReleaseVerdict.Released, rule.On(100, null, Day));
    }

    [Fact]
    public void What_is_released_is_exactly_what_the_words_say_for_every_number_of_people() =>
        Gen.Select(Gen.Long[0, 60], Gen.Int[1, 60], Gen.Int[0, 99], Gen.Int[5, 20]).Sample((respondents, headCount, percent, atLeast) =>
            Assert.Equal(
                (decimal)respondents / headCount > percent / 100m && respondents >= atLeast,
                new ReleaseRule(null, percent, atLeast).On(respondents, headCount, Day) == ReleaseVerdict.Released));

    [Theory]
    [InlineData(CampaignState.Open, null)]
    [InlineData(CampaignState.Paused, null)]
    [InlineData(CampaignState.Closed, 20)]
    [InlineData(CampaignState.Analysed, 20)]
    public void It_is_decided_once_the_campaign_is_over_and_the_day_has_come(CampaignState state, int? daysAfterOpening)
    {
        var opensAt = SomeCampaign.Plan.OpensAt!.Value;
        var campaign = SomeCampaign.In(state) with { Programme = Part(new ReleaseRule(opensAt.AddDays(20), null, 5)) };
        Assert.Equal(daysAfterOpening is { } days ? opensAt.AddDays(days) : null, campaign.ReleaseDueAt);
        Assert.Null((campaign with { Programme = campaign.Programme! with { Release = new(ReleaseVerdict.RateTooLow, Day) } }).ReleaseDueAt);
    }

    [Fact]
    public void A_new_head_count_reopens_a_release_that_failed_and_never_one_that_was_made()
    {
        var count = new HeadCount(1, 40, "Payroll", new DateOnly(2026, 12, 1), "A. Clerk", Day, null);
        Assert.Null((Part(Tlcc) with { Release = new(ReleaseVerdict.RateTooLow, Day) }).With(count).Release);
        Assert.False((Part(Tlcc) with { Release = new(ReleaseVerdict.Released, Day) }).With(count).IsWithheld);
    }

    [Fact]
    public void Closed_too_early_it_opens_again_until_the_agencys_closing_time_and_never_once_released()
    {
        var closesAt = SomeCampaign.Plan.ClosesAt!.Value;
        var before = closesAt.AddDays(-2);
        var closed = SomeCampaign.In(CampaignState.Closed) with { Plan = SomeCampaign.Plan with { ClosesAt = before }, Programme = Part(Tlcc) with { Release = new(ReleaseVerdict.RateTooLow, before) } };
        var reopened = CampaignLifecycle.Move(closed, CampaignState.Open, before.AddDays(1), SomeCampaign.Lead, "Closed by mistake").Value!;
        Assert.Equal((closesAt, null), (reopened.Plan.ClosesAt!.Value, reopened.Programme!.Release));

        Assert.Equal("note", Refused(closed, before, null));
        Assert.Equal("to", Refused(closed, closesAt, "Closed by mistake"));
        Assert.Equal("to", Refused(closed with { Programme = closed.Programme! with { Release = new(ReleaseVerdict.Released, before) } }, before, "Closed by mistake"));
    }

    [Fact]
    public void A_district_of_a_programme_does_not_open_before_its_agency_says()
    {
        var scheduled = SomeCampaign.In(CampaignState.Scheduled) with { Programme = Part(Tlcc) };
        Assert.Equal("to", Refused(scheduled, SomeCampaign.Now, null));
        Assert.Equal(CampaignState.Open, CampaignLifecycle.MoveByClock(scheduled, CampaignState.Open, scheduled.Plan.OpensAt!.Value).State);
    }

    private static string Refused(Campaign campaign, DateTimeOffset now, string? note) =>
        Assert.Single(CampaignLifecycle.Move(campaign, CampaignState.Open, now, SomeCampaign.Lead, note).Problems).Path[0];

    private static ProgrammePart Part(ReleaseRule rule) => new()
    {
        ProgrammeId = Guid.AllBitsSet,
        Title = "Conditions",
        CoreActivityId = SomeCampaign.Activity.Id,
        ClosesAt = SomeCampaign.Plan.ClosesAt!.Value,
        Core = new CoreBlock("Conditions", "", [], IdentityMode.Confidential, Responses.OnePerParticipant, 0),
        Rule = rule,
    };
}
