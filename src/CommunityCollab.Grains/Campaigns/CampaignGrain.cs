using CommunityCollab.Core.Access;
using CommunityCollab.Core.Activities;
using CommunityCollab.Core.Activities.Opinion;
using CommunityCollab.Core.Campaigns;
using CommunityCollab.Core.Policies;
using CommunityCollab.Core.Problems;
using CommunityCollab.Core.Programmes;
using CommunityCollab.Data;
using CommunityCollab.Data.Access;
using CommunityCollab.Data.Campaigns;
using CommunityCollab.Data.Contributions;
using CommunityCollab.Data.Tenancy;
using CommunityCollab.Grains.Contributions;
using CommunityCollab.Grains.Tallies;
using Microsoft.EntityFrameworkCore;

namespace CommunityCollab.Grains.Campaigns;

/// <summary>A campaign: its plan, its activities, and the moves between its states.</summary>
[Alias("ICampaignGrain")]
public interface ICampaignGrain : IGrainWithGuidKey
{
    /// <summary>The campaign; null if there is none of this id.</summary>
    [Alias("Get")]
    Task<Campaign?> GetAsync();

    /// <summary>Changes the plan, as far as the state allows.</summary>
    /// <param name="plan">The whole new plan.</param>
    /// <param name="note">A public note, where the change needs one.</param>
    /// <param name="who">Who changes it.</param>
    [Alias("Replan")]
    Task<Outcome<Campaign>> ReplanAsync(CampaignPlan plan, string? note, Principal who);

    /// <summary>Adds an activity, or replaces the one of the same id; only before the campaign is scheduled.</summary>
    [Alias("PutActivity")]
    Task<Outcome<Campaign>> PutActivityAsync(Activity activity, Principal who);

    /// <summary>Takes an activity out; only before the campaign is scheduled.</summary>
    [Alias("RemoveActivity")]
    Task<Outcome<Campaign>> RemoveActivityAsync(Guid activityId, Principal who);

    /// <summary>Moves the campaign to another state, or says which ones it may move to.</summary>
    [Alias("Move")]
    Task<Outcome<Campaign>> MoveAsync(CampaignState to, Principal who, string? note);

    /// <summary>Signs how many people a programme's campaign asks. A newer count takes the place of the one before, which is kept.</summary>
    /// <param name="count">How many.</param>
    /// <param name="source">Where the count comes from.</param>
    /// <param name="countedOn">The day it was counted.</param>
    /// <param name="reason">Why it takes the place of the one before.</param>
    /// <param name="who">Who signs it.</param>
    [Alias("SignHeadCount")]
    Task<Outcome<Campaign>> SignHeadCountAsync(int count, string source, DateOnly countedOn, string? reason, Principal who);

    /// <summary>Lets a programme's campaign close later. It is in the district's log too, though the agency does it.</summary>
    /// <param name="closesAt">When it closes now.</param>
    /// <param name="reason">Why.</param>
    /// <param name="who">Who extends it.</param>
    [Alias("Extend")]
    Task<Outcome<Campaign>> ExtendAsync(DateTimeOffset closesAt, string reason, Principal who);

    /// <summary>Puts the campaign under a newer pack; once it has opened, only as far as that is stricter.</summary>
    [Alias("TakePolicy")]
    Task TakePolicyAsync(PolicyPack pack);

    /// <summary>Reads the campaign again, after its district's standing has changed.</summary>
    [Alias("Reload")]
    Task ReloadAsync();

    /// <summary>Makes whatever moves the clock owes, and decides on a release that is due.</summary>
    [Alias("RunClock")]
    Task RunClockAsync();

    /// <summary>Shows, holds or removes a thought or statement. What people said of it is kept.</summary>
    [Alias("Moderate")]
    Task<Outcome<TextItem>> ModerateAsync(Guid activityId, string itemId, TextItemState state, string? reason, Principal who);
}

/// <inheritdoc cref="ICampaignGrain"/>
internal sealed class CampaignGrain(Records records, AuditLog audit, TimeProvider time) : Grain, ICampaignGrain
{
    private const string Clock = "clock";

    private Campaign? _campaign;

    private static Problem Unknown => Problem.At(ProblemCode.NotFound, "There is no such campaign.", "campaign");

    /// <inheritdoc/>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _campaign = await records.FindCampaignAsync(this.GetPrimaryKey(), cancellationToken);
        if (_campaign is null)
        {
            this.LeaveSoon();
        }
    }

    /// <inheritdoc/>
    public Task<Campaign?> GetAsync() => Task.FromResult(_campaign);

    /// <inheritdoc/>
    public Task<Outcome<Campaign>> ReplanAsync(CampaignPlan plan, string? note, Principal who) =>
        ChangeAsync(who, AuditAction.CampaignChanged, note, campaign =>
        {
            var bound = CampaignRules.Bound(campaign, plan);
            var problems = CampaignRules.MayChange(campaign, bound, note);
            return problems.Count > 0 ? Outcome.Refused<Campaign>(problems) : campaign with { Plan = bound };
        });

    /// <inheritdoc/>
    public Task<Outcome<Campaign>> PutActivityAsync(Activity activity, Principal who) =>
        ChangeAsync(context => audit.Add(context, who, AuditAction.ActivityPut, activity.Id, []), campaign => WhileDrafting(campaign, () =>
        {
            IReadOnlyList<Problem> problems = [.. ActivityRules.MustBeWellFormed(activity), .. CampaignRules.CoreBlockStays(campaign, activity)];
            return problems.Count > 0
                ? Outcome.Refused<Campaign>(problems)
                : campaign with { Activities = Put(campaign.Activities, activity) };
        }));

    /// <inheritdoc/>
    public Task<Outcome<Campaign>> RemoveActivityAsync(Guid activityId, Principal who) =>
        ChangeAsync(context => audit.Add(context, who, AuditAction.ActivityRemoved, activityId, []), campaign => WhileDrafting(campaign, () => campaign.Activities.All(activity => activity.Id != activityId)
            ? Problem.At(ProblemCode.NotFound, "There is no such activity.", "id")
            : campaign.Programme?.CoreActivityId == activityId
            ? Problem.At(ProblemCode.Forbidden, "This activity carries the programme's core block, so it stays.", "id")
            : campaign with { Activities = [.. campaign.Activities.Where(activity => activity.Id != activityId)] }));

    /// <inheritdoc/>
    public Task<Outcome<Campaign>> MoveAsync(CampaignState to, Principal who, string? note) =>
        ChangeAsync(who, AuditAction.CampaignMoved(to), note, campaign => CampaignLifecycle.Move(campaign, to, time.GetUtcNow(), who.Name, note));

    /// <inheritdoc/>
    public Task<Outcome<Campaign>> SignHeadCountAsync(int count, string source, DateOnly countedOn, string? reason, Principal who) =>
        ChangeAsync(who, AuditAction.HeadCountSigned, reason, campaign =>
        {
            if (campaign.Programme is not { } part || campaign.State is CampaignState.Cancelled or CampaignState.Archived)
            {
                return Problem.At(ProblemCode.WrongState, "Head counts are signed for a campaign of a programme, until it is archived.", "campaignId");
            }

            var now = time.GetUtcNow();
            var signed = new HeadCount((part.HeadCount?.Version ?? 0) + 1, count, source, countedOn, who.Name, now, Reasons.Clean(reason));
            var problems = signed.Check(part.HeadCount, DateOnly.FromDateTime(now.UtcDateTime)).ToList();
            return problems.Count > 0 ? Outcome.Refused<Campaign>(problems) : campaign with { Programme = part.With(signed) };
        });

    /// <inheritdoc/>
    public Task<Outcome<Campaign>> ExtendAsync(DateTimeOffset closesAt, string reason, Principal who) =>
        ChangeAsync(who, AuditAction.CampaignExtended, reason, campaign =>
            campaign.Plan.ClosesAt is { } before && ProgrammeRules.MayExtend(campaign, new Window(before, before), closesAt, time.GetUtcNow()) is { } problem
                ? problem
                : campaign with { Plan = campaign.Plan with { ClosesAt = closesAt }, Programme = campaign.Programme! with { ClosesAt = closesAt } });

    /// <inheritdoc/>
    public async Task TakePolicyAsync(PolicyPack pack)
    {
        await RunClockAsync();
        await ApplyAsync(AsClock(AuditAction.PolicyTaken), campaign => campaign.Under(pack));
    }

    /// <inheritdoc/>
    public async Task ReloadAsync()
    {
        _campaign = await records.FindCampaignAsync(this.GetPrimaryKey(), CancellationToken.None);
        await Task.WhenAll((_campaign?.Activities ?? []).Select(activity => TellActivityAsync(activity.Id)));
    }

    /// <inheritdoc/>
    public async Task RunClockAsync()
    {
        while (_campaign is not null && CampaignLifecycle.Due(_campaign, time.GetUtcNow()) is { } to)
        {
            var outcome = await ApplyAsync(AsClock(AuditAction.CampaignMoved(to)), campaign => CampaignLifecycle.Move(campaign, to, time.GetUtcNow(), Clock, note: null));
            if (outcome.Value is null)
            {
                throw new InvalidOperationException($"The clock could not move a campaign to {to}: {outcome.Problems[0].Message}");
            }
        }

        if (_campaign?.ReleaseDueAt <= time.GetUtcNow())
        {
            await DecideReleaseAsync(_campaign.Programme!);
        }
    }

    /// <inheritdoc/>
    public async Task<Outcome<TextItem>> ModerateAsync(Guid activityId, string itemId, TextItemState state, string? reason, Principal who)
    {
        if (_campaign is null || _campaign.Activities.All(activity => activity.Id != activityId))
        {
            return Problem.At(ProblemCode.NotFound, "There is no such activity.", "activityId");
        }

        if (state == TextItemState.Removed && string.IsNullOrWhiteSpace(reason))
        {
            return Problem.At(ProblemCode.Required, "Give the reason for which it is removed; it is kept with it.", "reason");
        }

        if (Reasons.Check(reason) is { } tooLong)
        {
            return tooLong;
        }

        var found = false;
        await records.WriteAsync(context =>
        {
            found = context.Moderate(activityId, itemId, state, reason);
            if (found)
            {
                audit.Add(context, who, AuditAction.TextModerated(state), activityId, [], reason);
            }
        });
        if (!found)
        {
            return Problem.At(ProblemCode.NotFound, "There is no such thought or statement.", "key");
        }

        await TellActivityAsync(activityId);
        return new TextItem(itemId, null, state);
    }

    // The shards are asked themselves, since the tally may still be waiting for what they took in last, and the rule's bounds are exact.
    private async Task DecideReleaseAsync(ProgrammePart part)
    {
        var shards = await Task.WhenAll(Enumerable.Range(0, Shards.PerActivity).Select(shard =>
            GrainFactory.GetGrain<IIntakeGrain>(part.CoreActivityId, Shards.Key(shard)).GetTallyAsync()));
        var now = time.GetUtcNow();
        var verdict = part.Rule!.On(shards.Sum(shard => shard.Tally.Respondents), part.HeadCount?.Count, now);
        await ApplyAsync(AsClock(AuditAction.ReleaseDecided), campaign => campaign with { Programme = part with { Release = new ReleaseOutcome(verdict, now) } });
    }

    private static Outcome<Campaign> WhileDrafting(Campaign campaign, Func<Outcome<Campaign>> change) =>
        campaign.State is CampaignState.Draft or CampaignState.InReview
            ? change()
            : Problem.At(ProblemCode.WrongState, "Activities are fixed once a campaign is scheduled. Move it back to DRAFT first, if it has not opened.", "campaign");

    private static IReadOnlyList<Activity> Put(IReadOnlyList<Activity> activities, Activity activity) =>
        activities.Any(other => other.Id == activity.Id)
            ? [.. activities.Select(other => other.Id == activity.Id ? activity : other)]
            : [.. activities, activity];

    private static bool HasBegun(Campaign campaign) => campaign.State is not (CampaignState.Draft or CampaignState.InReview);

    private Task<Outcome<Campaign>> ChangeAsync(Principal who, AuditAction action, string? reason, Func<Campaign, Outcome<Campaign>> change) =>
        ChangeAsync(context => audit.Add(context, who, action, this.GetPrimaryKey(), [who.District(_campaign!.DistrictId)], reason), change);

    // A campaign that is due has already opened or closed for everyone who looks, so a change is made to that state, also
    // before the clock's next tick.
    private async Task<Outcome<Campaign>> ChangeAsync(Action<CollabContext> log, Func<Campaign, Outcome<Campaign>> change)
    {
        await RunClockAsync();
        return await ApplyAsync(log, change);
    }

    private Action<CollabContext> AsClock(AuditAction action) => context =>
        audit.Add(context, Principal.Server(Clock, context.TenantOf(_campaign!.DistrictId)), action, this.GetPrimaryKey(), []);

    private async Task<Outcome<Campaign>> ApplyAsync(Action<CollabContext> log, Func<Campaign, Outcome<Campaign>> change)
    {
        if (_campaign is null)
        {
            return Unknown;
        }

        var outcome = change(_campaign);
        if (outcome.Value is { } changed)
        {
            var before = _campaign;
            await SaveAsync(before, changed, log);
            _campaign = changed;
            if (HasBegun(before) || HasBegun(changed))
            {
                await Task.WhenAll(changed.Activities.Select(activity => TellActivityAsync(activity.Id)));
            }
        }

        return outcome;
    }

    private Task SaveAsync(Campaign before, Campaign after, Action<CollabContext> log) =>
        records.WriteAsync(context =>
        {
            log(context);
            context.Campaigns.Include(row => row.Activities).Single(row => row.Id == after.Id).Take(after);
            if (!HasBegun(before) && HasBegun(after))
            {
                context.TextItems.AddRange(after.Activities.SelectMany(FirstStatements));
            }
            else if (HasBegun(before) && !HasBegun(after))
            {
                var activities = after.Activities.Select(activity => activity.Id).ToList();
                context.TextItems.RemoveRange(context.TextItems.Where(row => activities.Contains(row.ActivityId)));
            }
        });

    // The statements an opinion activity starts with are offered and voted on like those people add. They are there before it
    // opens, since it opens at its moment, and not when the clock next looks.
    private IEnumerable<TextItemRow> FirstStatements(Activity activity) =>
        (activity.Config as OpinionConfig)?.Statements.Select(statement => new TextItemRow
        {
            ActivityId = activity.Id,
            DistrictId = _campaign!.DistrictId,
            Id = statement.Key,
            Text = statement.Label,
        }) ?? [];

    // Answers once every shard knows, so that nothing is accepted after a close is confirmed.
    private Task TellActivityAsync(Guid activityId) => Task.WhenAll(
    [
        .. Enumerable.Range(0, Shards.PerActivity).Select(shard => GrainFactory.GetGrain<IIntakeGrain>(activityId, Shards.Key(shard)).ReloadAsync()),
        GrainFactory.GetGrain<ITallyGrain>(activityId).ReloadAsync(),
    ]);
}
