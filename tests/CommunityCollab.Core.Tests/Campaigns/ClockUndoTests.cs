using CommunityCollab.Core.Campaigns;
using CommunityCollab.Core.Problems;
using CommunityCollab.Core.Programmes;

namespace CommunityCollab.Core.Tests.Campaigns;

/// <summary>A clock that jumped ahead and came back has closed nothing for good.</summary>
public sealed class ClockUndoTests
{
    private const string Reason = "The server's clock was wrong.";

    private static readonly DateTimeOffset Opens = SomeCampaign.Plan.OpensAt!.Value;
    private static readonly DateTimeOffset Closes = SomeCampaign.Plan.ClosesAt!.Value;
    private static readonly DateTimeOffset Ahead = Closes.AddYears(1);

    [Theory]
    [InlineData(CampaignState.Open)]
    [InlineData(CampaignState.Paused)]
    public void What_the_clock_closed_goes_on_as_it_was_until_the_time_that_people_were_told(CampaignState state)
    {
        var undone = Undo(Jumped(state), Opens.AddDays(1)).Value!;
        Assert.Equal((state, Closes), (undone.State, undone.Plan.ClosesAt));
        var told = undone.Changes.Single();
        Assert.Equal((Reason, "state", "CLOSED"), (told.Note, told.Fields.Single().Field, told.Fields.Single().Before));
        Assert.Equal(CampaignState.Closed, CampaignLifecycle.Due(undone, Closes));
    }

    [Fact]
    public void When_that_time_has_come_meanwhile_a_later_one_is_asked_for()
    {
        var jumped = Jumped(CampaignState.Open);
        Assert.Equal(["closesAt"], Undo(jumped, Closes.AddHours(1)).Problems.Single().Path);
        Assert.Equal(["closesAt"], Undo(jumped, Opens.AddDays(1), Closes.AddDays(-1)).Problems.Single().Path);
        Assert.Equal(Closes.AddDays(2), Undo(jumped, Closes.AddHours(1), Closes.AddDays(2)).Value!.Plan.ClosesAt);
        Assert.Equal(["closesAt"], Undo(jumped, Closes.AddHours(1), Closes.AddYears(1)).Problems.Single().Path);
    }

    [Fact]
    public void What_opened_and_closed_before_its_time_waits_again_unless_somebody_contributed()
    {
        var jumped = Jumped(CampaignState.Scheduled);
        var before = Opens.AddHours(-1);
        Assert.Equal(CampaignState.Scheduled, Undo(jumped, before).Value!.State);
        Assert.Equal(ProblemCode.Forbidden, Undo(jumped, before, hasContributions: true).Problems.Single().Code);
        Assert.Equal(CampaignState.Open, Undo(jumped, Opens.AddHours(1), hasContributions: true).Value!.State);
    }

    [Fact]
    public void What_opened_at_its_time_stays_open()
    {
        var opened = CampaignLifecycle.MoveByClock(SomeCampaign.In(CampaignState.Scheduled), CampaignState.Open, Opens);
        Assert.Equal(CampaignState.Scheduled, Undo(opened, Opens.AddHours(-1)).Value!.State);
        Assert.Equal(ProblemCode.WrongState, Undo(opened, Opens.AddHours(1)).Problems[0].Code);
    }

    [Fact]
    public void What_somebody_did_or_has_seen_since_stays()
    {
        var closed = CampaignLifecycle.Move(SomeCampaign.In(CampaignState.Open), CampaignState.Closed, Opens.AddDays(1), SomeCampaign.Lead, "Done").Value!;
        Assert.Equal(ProblemCode.WrongState, Undo(closed, Opens.AddDays(2)).Problems.Single().Code);
        var analysed = CampaignLifecycle.Move(Jumped(CampaignState.Open), CampaignState.Analysed, Ahead, SomeCampaign.Lead, null).Value!;
        Assert.Equal(ProblemCode.WrongState, Undo(analysed, Opens.AddDays(2)).Problems.Single().Code);
    }

    [Theory]
    [InlineData(ReleaseVerdict.Released, false)]
    [InlineData(ReleaseVerdict.RateTooLow, true)]
    [InlineData(ReleaseVerdict.TooFewRespondents, true)]
    public void A_release_that_was_made_stays_and_one_that_failed_is_decided_anew(ReleaseVerdict verdict, bool isUndone)
    {
        var core = new CoreBlock("Core", "", [], IdentityMode.Confidential, Responses.OnePerParticipant, 10);
        var part = new ProgrammePart { ProgrammeId = Guid.NewGuid(), Title = "Conditions", CoreActivityId = Guid.NewGuid(), Core = core, ClosesAt = Closes, Rule = new ReleaseRule(null, 50, 5), Release = new(verdict, Ahead) };
        foreach (var state in (CampaignState[])[CampaignState.Open, CampaignState.Paused])
        {
            var outcome = Undo(Jumped(state) with { Programme = part }, Opens.AddDays(1));
            Assert.Equal(isUndone, outcome.Value is not null);
            Assert.Null(outcome.Value?.Programme!.Release);
        }

        Assert.Equal(["closesAt"], Undo(Jumped(CampaignState.Open) with { Programme = part with { Release = null } }, Opens.AddDays(1), Closes.AddDays(1)).Problems.Single().Path);
    }

    [Fact]
    public void The_public_is_told_why() =>
        Assert.Equal(["reason"], ClockUndo.Undo(Jumped(CampaignState.Open), null, " ", false, SomeCampaign.Lead, Opens.AddDays(1)).Problems.Single().Path);

    private static Campaign Jumped(CampaignState state)
    {
        var campaign = SomeCampaign.In(state);
        while (CampaignLifecycle.Due(campaign, Ahead) is { } due)
        {
            campaign = CampaignLifecycle.MoveByClock(campaign, due, Ahead);
        }

        return campaign;
    }

    private static Outcome<Campaign> Undo(Campaign campaign, DateTimeOffset now, DateTimeOffset? closesAt = null, bool hasContributions = false) =>
        ClockUndo.Undo(campaign, closesAt, Reason, hasContributions, SomeCampaign.Lead, now);
}
