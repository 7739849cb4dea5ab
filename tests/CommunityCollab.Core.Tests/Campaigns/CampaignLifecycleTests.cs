using CommunityCollab.Core.Campaigns;
using CommunityCollab.Core.Problems;

namespace CommunityCollab.Core.Tests.Campaigns;

/// <summary>Draft, in review, scheduled, open or paused, closed, analysed, reported, archived; or cancelled before opening.</summary>
public sealed class CampaignLifecycleTests
{
    private static readonly Dictionary<CampaignState, string> Allowed = new()
    {
        [CampaignState.Draft] = "IN_REVIEW, CANCELLED",
        [CampaignState.InReview] = "DRAFT, SCHEDULED, CANCELLED",
        [CampaignState.Scheduled] = "DRAFT, OPEN, CANCELLED",
        [CampaignState.Open] = "PAUSED, CLOSED",
        [CampaignState.Paused] = "OPEN, CLOSED",
        [CampaignState.Closed] = "OPEN, ANALYSED",
        [CampaignState.Analysed] = "REPORTED",
        [CampaignState.Reported] = "ARCHIVED",
        [CampaignState.Archived] = "",
        [CampaignState.Cancelled] = "",
    };

    public static TheoryData<CampaignState, CampaignState> EveryMove { get; } =
        [.. from before in Enum.GetValues<CampaignState>() from after in Enum.GetValues<CampaignState>() select (before, after)];

    [Theory, MemberData(nameof(EveryMove))]
    public void A_campaign_makes_the_moves_of_its_state_and_a_refusal_names_them(CampaignState before, CampaignState after)
    {
        var outcome = CampaignLifecycle.Move(SomeCampaign.In(before), after, SomeCampaign.Now, SomeCampaign.Lead, "because");
        if (Allowed[before].Split(", ").Contains(Name(after)))
        {
            Assert.Empty(outcome.Problems);
            Assert.Equal(after, outcome.Value!.State);
            Assert.Equal(new CampaignMove(before, after, SomeCampaign.Now, SomeCampaign.Lead.Name, "because") { ActorId = SomeCampaign.Lead.Id }, outcome.Value.Moves.Single());
            return;
        }

        var problem = outcome.Problems.Single();
        Assert.Null(outcome.Value);
        Assert.Equal((ProblemCode.WrongState, "to"), (problem.Code, problem.Path.Single()));
        Assert.Equal(Allowed[before], problem.Details["allowed"]);
        Assert.Contains(Name(before), problem.Message, StringComparison.Ordinal);
        Assert.Contains(Allowed[before], problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Moves_are_kept_oldest_first()
    {
        var campaign = SomeCampaign.In(CampaignState.Draft);
        foreach (var to in new[] { CampaignState.InReview, CampaignState.Scheduled, CampaignState.Open, CampaignState.Closed })
        {
            campaign = CampaignLifecycle.Move(campaign, to, SomeCampaign.Now, SomeCampaign.Lead, "As agreed").Value!;
        }

        Assert.Equal([CampaignState.Draft, CampaignState.InReview, CampaignState.Scheduled, CampaignState.Open], campaign.Moves.Select(move => move.From));
    }

    [Theory]
    [InlineData(CampaignState.Draft, CampaignState.InReview)]
    [InlineData(CampaignState.InReview, CampaignState.Scheduled)]
    [InlineData(CampaignState.Scheduled, CampaignState.Open)]
    public void Nothing_goes_to_people_that_is_not_ready(CampaignState before, CampaignState after)
    {
        var campaign = SomeCampaign.In(before) with { Plan = SomeCampaign.Plan with { Decision = null } };
        Assert.Equal(["decision"], CampaignLifecycle.Move(campaign, after, SomeCampaign.Now, SomeCampaign.Lead, null).Problems.Single().Path);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("  ")]
    public void Reopening_needs_a_note_that_the_public_reads(string? note)
    {
        var problem = CampaignLifecycle.Move(SomeCampaign.In(CampaignState.Closed), CampaignState.Open, SomeCampaign.Now, SomeCampaign.Lead, note).Problems.Single();
        Assert.Equal((ProblemCode.Required, "note"), (problem.Code, problem.Path.Single()));
    }

    [Fact]
    public void Reopened_after_its_closing_time_a_campaign_takes_contributions_until_somebody_closes_it()
    {
        var later = SomeCampaign.Plan.ClosesAt!.Value.AddDays(3);
        var reopened = CampaignLifecycle.Move(SomeCampaign.In(CampaignState.Closed), CampaignState.Open, later, SomeCampaign.Lead, "The bus survey came late.").Value!;
        Assert.True(reopened.TakesContributionsAt(later));
        Assert.Null(CampaignLifecycle.Due(reopened, later.AddYears(1)));
    }

    [Fact]
    public void Opening_early_and_closing_early_move_the_window_to_that_moment()
    {
        var opened = CampaignLifecycle.Move(SomeCampaign.In(CampaignState.Scheduled), CampaignState.Open, SomeCampaign.Now, SomeCampaign.Lead, null).Value!;
        Assert.Equal(SomeCampaign.Now, opened.Plan.OpensAt);
        var closed = CampaignLifecycle.Move(opened, CampaignState.Closed, SomeCampaign.Now.AddHours(1), SomeCampaign.Lead, "All have answered.").Value!;
        Assert.Equal(SomeCampaign.Now.AddHours(1), closed.Plan.ClosesAt);
    }

    [Fact]
    public void Closing_before_the_time_people_were_told_needs_a_note_and_closing_after_it_none()
    {
        var open = SomeCampaign.In(CampaignState.Open);
        Assert.Equal(["note"], CampaignLifecycle.Move(open, CampaignState.Closed, SomeCampaign.Now, SomeCampaign.Lead, " ").Problems.Single().Path);
        var closed = CampaignLifecycle.Move(open, CampaignState.Closed, SomeCampaign.Now, SomeCampaign.Lead, "All have answered.").Value!;
        Assert.Equal(["state", "closesAt"], closed.Changes.Single().Fields.Select(field => field.Field));
        Assert.Empty(CampaignLifecycle.Move(open with { Plan = open.Plan with { ClosesAt = null } }, CampaignState.Closed, SomeCampaign.Now, SomeCampaign.Lead, null).Problems);
    }

    [Fact]
    public void A_campaign_is_not_opened_again_once_it_is_decided()
    {
        var decided = new DateTimeOffset(2026, 11, 2, 8, 0, 0, TimeSpan.Zero);
        Assert.Equal(["to"], CampaignLifecycle.Move(SomeCampaign.In(CampaignState.Closed), CampaignState.Open, decided, SomeCampaign.Lead, "More to say").Problems.Single().Path);
    }

    [Fact]
    public void What_is_scheduled_after_its_opening_time_opens_at_that_moment_and_not_in_the_past()
    {
        var late = SomeCampaign.Plan.OpensAt!.Value.AddHours(2);
        var scheduled = CampaignLifecycle.Move(SomeCampaign.In(CampaignState.InReview), CampaignState.Scheduled, late, SomeCampaign.Lead, null).Value!;
        Assert.Equal(late, scheduled.Plan.OpensAt);
    }

    private static string Name(CampaignState state) => state == CampaignState.InReview ? "IN_REVIEW" : state.ToString().ToUpperInvariant();
}
