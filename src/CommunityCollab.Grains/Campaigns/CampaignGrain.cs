using CommunityCollab.Core.Access;
using CommunityCollab.Core.Activities;
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
    /// <param name="note">A public note, which a change of what people were told needs.</param>
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

    /// <summary>Takes back what the clock did last, while nobody has seen anything published of it.</summary>
    /// <param name="closesAt">A later closing time; null for the one it had.</param>
    /// <param name="reason">Why, which the public reads.</param>
    /// <param name="who">Who undoes it.</param>
    [Alias("UndoClock")]
    Task<Outcome<Campaign>> UndoClockAsync(DateTimeOffset? closesAt, string reason, Principal who);

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
    Task<Outcome<TextItem>> ModerateAsync(Guid activityId, ModerationAct act, Principal who);
}

/// <inheritdoc cref="ICampaignGrain"/>
internal sealed class CampaignGrain(Records records, AuditLog audit, TimeProvider time) : Grain, ICampaignGrain
{
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
        ChangeAsync(who, AuditAction.CampaignChanged, note, (context, campaign) => ChangeRules.Replan(campaign, plan, note, context.ActorOf(who), time.GetUtcNow()));

    /// <inheritdoc/>
    public Task<Outcome<Campaign>> PutActivityAsync(Activity activity, Principal who) =>
        ChangeAsync((context, _) => audit.Add(context, who, AuditAction.ActivityPut, activity.Id, []), (context, campaign) => WhileDrafting(campaign, () =>
        {
            IReadOnlyList<Problem> problems = [.. ActivityRules.MustBeWellFormed(activity), .. CampaignRules.CoreBlockStays(campaign, activity)];
            return problems.Count > 0
                ? Outcome.Refused<Campaign>(problems)
                : campaign with { Activities = Put(campaign.Activities, activity), LastChangedBy = context.OriginOf(who.Id) };
        }));

    /// <inheritdoc/>
    public Task<Outcome<Campaign>> RemoveActivityAsync(Guid activityId, Principal who) =>
        ChangeAsync((context, _) => audit.Add(context, who, AuditAction.ActivityRemoved, activityId, []), (context, campaign) => WhileDrafting(campaign, () => campaign.Activities.All(activity => activity.Id != activityId)
            ? Problem.At(ProblemCode.NotFound, "There is no such activity.", "id")
            : campaign.Programme?.CoreActivityId == activityId
            ? Problem.At(ProblemCode.Forbidden, "This activity carries the programme's core block, so it stays.", "id")
            : campaign with { Activities = [.. campaign.Activities.Where(activity => activity.Id != activityId)], LastChangedBy = context.OriginOf(who.Id) }));

    /// <inheritdoc/>
    public async Task<Outcome<Campaign>> MoveAsync(CampaignState to, Principal who, string? note)
    {
        await RunClockAsync();
        var now = time.GetUtcNow();
        return await ApplyAsync(
            (context, campaign) => CampaignLifecycle.Move(campaign, to, now, context.ActorOf(who), note, Reviewers.Count(context, who.AgencyId, campaign.DistrictId, now)),
            (context, moved) => audit.Add(context, who, AuditAction.CampaignMoved(to), moved.Id, [], moved.Moves[^1].IsOwnReview ? $"{ReviewRules.OwnReview} {note}" : note));
    }

    /// <inheritdoc/>
    public async Task<Outcome<Campaign>> UndoClockAsync(DateTimeOffset? closesAt, string reason, Principal who)
    {
        var now = time.GetUtcNow();
        return await ApplyAsync(
            (context, campaign) => ClockUndo.Undo(campaign, closesAt, reason, HasContributions(context, campaign), context.ActorOf(who), now),
            (context, campaign) => audit.Add(context, who, AuditAction.ClockReverted, campaign.Id, [], reason));
    }

    /// <inheritdoc/>
    public Task<Outcome<Campaign>> SignHeadCountAsync(int count, string source, DateOnly countedOn, string? reason, Principal who) =>
        ChangeAsync(who, AuditAction.HeadCountSigned, reason, (_, campaign) =>
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
        ChangeAsync(who, AuditAction.CampaignExtended, reason, (_, campaign) => ProgrammeRules.Extend(campaign, closesAt, reason, time.GetUtcNow()));

    /// <inheritdoc/>
    public async Task TakePolicyAsync(PolicyPack pack)
    {
        await RunClockAsync();
        await ApplyAsync((_, campaign) => campaign.Under(pack), AsClock(_ => AuditAction.PolicyTaken));
    }

    /// <inheritdoc/>
    public async Task ReloadAsync()
    {
        _campaign = await records.FindCampaignAsync(this.GetPrimaryKey(), CancellationToken.None);
        await Task.WhenAll((_campaign?.Activities ?? []).Select(activity => GrainFactory.TellActivityAsync(activity.Id)));
    }

    /// <inheritdoc/>
    public async Task RunClockAsync()
    {
        while (_campaign is not null && CampaignLifecycle.Due(_campaign, time.GetUtcNow()) is not null)
        {
            await ApplyAsync(
                (_, campaign) => CampaignLifecycle.Due(campaign, time.GetUtcNow()) is { } due ? CampaignLifecycle.MoveByClock(campaign, due, time.GetUtcNow()) : campaign,
                AsClock(moved => AuditAction.CampaignMoved(moved.State)));
        }

        if (_campaign?.ReleaseDueAt <= time.GetUtcNow())
        {
            await DecideReleaseAsync(_campaign.Programme!);
        }
    }

    /// <inheritdoc/>
    public async Task<Outcome<TextItem>> ModerateAsync(Guid activityId, ModerationAct act, Principal who)
    {
        if (_campaign is null || _campaign.Activities.All(activity => activity.Id != activityId))
        {
            return Problem.At(ProblemCode.NotFound, "There is no such activity.", "activityId");
        }

        if (act.Check().ToList() is { Count: > 0 } problems)
        {
            return Outcome.Refused<TextItem>(problems);
        }

        Problem? refused = null;
        await records.WriteAsync(context =>
        {
            refused = context.Moderate(activityId, act with { At = time.GetUtcNow(), By = who.Id });
            if (refused is null)
            {
                audit.Add(context, who, AuditAction.TextModerated(act.To), activityId, [], act.Why);
            }
        });
        if (refused is not null)
        {
            return refused;
        }

        await GrainFactory.TellActivityAsync(activityId);
        return new TextItem(act.Key, null, act.To);
    }

    // The shards are asked themselves, since the tally may still be waiting for what they took in last, and the rule's bounds are exact.
    private async Task DecideReleaseAsync(ProgrammePart part)
    {
        var shards = await Task.WhenAll(Enumerable.Range(0, Shards.PerActivity).Select(shard =>
            GrainFactory.GetGrain<IIntakeGrain>(part.CoreActivityId, Shards.Key(shard)).GetTallyAsync()));
        var now = time.GetUtcNow();
        var verdict = part.Rule!.On(shards.Sum(shard => shard.Tally.Respondents), part.HeadCount?.Count, now);
        await ApplyAsync(
            (_, campaign) => campaign.ReleaseDueAt <= now ? campaign with { Programme = campaign.Programme! with { Release = new ReleaseOutcome(verdict, now) } } : campaign,
            AsClock(_ => AuditAction.ReleaseDecided));
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

    private Task<Outcome<Campaign>> ChangeAsync(Principal who, AuditAction action, string? reason, Func<CollabContext, Campaign, Outcome<Campaign>> change) =>
        ChangeAsync((context, campaign) => audit.Add(context, who, action, campaign.Id, [who.District(campaign.DistrictId)], reason), change);

    // A campaign that is due has already opened or closed for everyone who looks, so a change is made to that state, also
    // before the clock's next tick.
    private async Task<Outcome<Campaign>> ChangeAsync(Action<CollabContext, Campaign> log, Func<CollabContext, Campaign, Outcome<Campaign>> change)
    {
        await RunClockAsync();
        return await ApplyAsync(change, log);
    }

    private Action<CollabContext, Campaign> AsClock(Func<Campaign, AuditAction> action) => (context, campaign) =>
        audit.Add(context, Principal.Server(CampaignLifecycle.Clock, context.TenantOf(campaign.DistrictId)), action(campaign), campaign.Id, []);

    // What is decided on is read in the transaction that writes what was decided, and its line in the log with it.
    private async Task<Outcome<Campaign>> ApplyAsync(Func<CollabContext, Campaign, Outcome<Campaign>> change, Action<CollabContext, Campaign> log)
    {
        Outcome<Campaign> outcome = Unknown;
        var hadBegun = false;
        await records.WriteAsync(context =>
        {
            if (context.Campaigns.Include(row => row.Activities).SingleOrDefault(row => row.Id == this.GetPrimaryKey()) is not { } row)
            {
                return;
            }

            var before = row.ToCampaign();
            outcome = change(context, before);
            if (outcome.Value is { } after && !ReferenceEquals(before, after))
            {
                hadBegun = HasBegun(before);
                row.Take(after);
                KeepFirstTexts(context, before, after);
                log(context, after);
            }
        });
        if (outcome.Value is { } changed)
        {
            _campaign = changed;
            if (hadBegun || HasBegun(changed))
            {
                await Task.WhenAll(changed.Activities.Select(activity => GrainFactory.TellActivityAsync(activity.Id)));
            }
        }

        return outcome;
    }

    private static bool HasContributions(CollabContext context, Campaign campaign)
    {
        var activities = campaign.Activities.Select(activity => activity.Id).ToList();
        return context.Journal.Any(row => activities.Contains(row.ActivityId));
    }

    private static void KeepFirstTexts(CollabContext context, Campaign before, Campaign after)
    {
        if (!HasBegun(before) && HasBegun(after))
        {
            context.TextItems.AddRange(after.Activities.SelectMany(activity => FirstTexts(activity, after.DistrictId)));
        }
        else if (HasBegun(before) && !HasBegun(after))
        {
            var activities = after.Activities.Select(activity => activity.Id).ToList();
            context.TextItems.RemoveRange(context.TextItems.Where(row => activities.Contains(row.ActivityId)));
        }
    }

    // The texts an activity starts with are offered like those people add. They are there before it
    // opens, since it opens at its moment, and not when the clock next looks.
    private static IEnumerable<TextItemRow> FirstTexts(Activity activity, Guid districtId) =>
        activity.Config.Type.FirstTexts(activity.Config).Select((text, place) => new TextItemRow
        {
            ActivityId = activity.Id,
            DistrictId = districtId,
            Id = text.Key,
            Place = place + 1,
            Text = text.Label,
        });
}
