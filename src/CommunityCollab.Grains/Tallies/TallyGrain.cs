using CommunityCollab.Core.Activities.Opinion;
using CommunityCollab.Core.Campaigns;
using CommunityCollab.Core.Disclosure;
using CommunityCollab.Core.Tallies;
using CommunityCollab.Core.Tenancy;
using CommunityCollab.Data;
using CommunityCollab.Data.Campaigns;
using CommunityCollab.Data.Contributions;
using CommunityCollab.Grains.Contributions;
using Orleans.Serialization;

namespace CommunityCollab.Grains.Tallies;

/// <inheritdoc cref="ITallyGrain"/>
internal sealed class TallyGrain(Records records, TallyFeed feed, Serializer<Tally> serializer, TimeProvider time) : Grain, ITallyGrain
{
    private static readonly TimeSpan PublishDelay = TimeSpan.FromMilliseconds(50);

    private readonly ShardTally?[] _shards = new ShardTally?[Shards.PerActivity];
    private readonly Dictionary<View, PublishedTally> _published = [];
    private Publication? _publication;
    private OpinionGroupsOfTally? _opinionGroups;
    private Tally _live = new();
    private Tally _shown = new();
    private long _shownVersion;
    private DateTimeOffset _shownAsOf;
    private Moderation _moderation = Moderation.None;
    private long _version = -1;
    private DateTimeOffset _asOf;
    private bool _publishIsDue;
    private bool _isGone;
    private bool _isReleased;

    // Moderation, a stricter minN, which may only rise, and a release, which is never taken back, change what is published without a contribution; the version
    // tells of them too, the same after a restart.
    private long RuleChanges => _moderation.Changes + (_publication?.MinN ?? 0) + (_publication?.Pack.Tightenings ?? 0) + (_isReleased ? 1 : 0);

    /// <inheritdoc/>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (_publication is null)
        {
            this.LeaveSoon();
            return;
        }

        _shownAsOf = time.GetUtcNow();
        if (await records.FindPublicStepAsync(this.GetPrimaryKey(), cancellationToken) is { } step)
        {
            _shown = serializer.Deserialize(step.Tally)!;
            _shownVersion = step.Version;
            _shownAsOf = step.AsOf;
        }

        var tallies = await Task.WhenAll(Enumerable.Range(0, Shards.PerActivity).Select(shard =>
            GrainFactory.GetGrain<IIntakeGrain>(this.GetPrimaryKey(), Shards.Key(shard)).GetTallyAsync()));
        foreach (var tally in tallies)
        {
            _shards[tally.Shard] = tally;
        }

        await MergeAsync();
    }

    /// <inheritdoc/>
    public Task OfferAsync(ShardTally shard)
    {
        if (shard.Version > (_shards[shard.Shard]?.Version ?? -1))
        {
            _shards[shard.Shard] = shard;
            PublishLater();
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<PublishedTally?> GetAsync(View view) => Task.FromResult(_publication is null ? null : Published(view));

    /// <inheritdoc/>
    public async Task<PublishedOpinionGroups?> GetOpinionGroupsAsync(View view)
    {
        if (_opinionGroups is null || view == View.Public)
        {
            return null;
        }

        var (version, policy) = (_version, _publication!.PolicyFor(View.Staff));
        return PublishedOpinionGroups.Of(await _opinionGroups.FindAsync(_live, version), version + RuleChanges, policy);
    }

    /// <inheritdoc/>
    public async Task<OwnOpinionGroup?> GetOwnOpinionGroupAsync(string participant)
    {
        if (_opinionGroups is null)
        {
            return null;
        }

        var (version, policy) = (_version, _publication!.PolicyFor(View.Public));
        return OwnOpinionGroup.Of(await _opinionGroups.FindAsync(_live, version), version + RuleChanges, participant, policy);
    }

    /// <inheritdoc/>
    public async Task ReloadAsync()
    {
        _opinionGroups?.Forget();
        await LoadAsync(CancellationToken.None);
        if (_publication is null)
        {
            return;
        }

        _published.Clear();
        await PublishAsync(CancellationToken.None);
        if (_isGone)
        {
            feed.End(this.GetPrimaryKey());
        }
    }

    private async Task LoadAsync(CancellationToken cancellation)
    {
        var campaign = await records.FindCampaignOfActivityAsync(this.GetPrimaryKey(), cancellation);
        _moderation = await records.FindModerationAsync(this.GetPrimaryKey(), cancellation);
        _publication = campaign is null ? null : PublicationOf(campaign);
        _isReleased = campaign?.Programme is { Rule: not null, IsWithheld: false };
        _isGone = campaign?.DistrictStanding == TenantStanding.Offboarded;
        _opinionGroups ??= _publication?.Config is OpinionConfig ? new OpinionGroupsOfTally(records, this.GetPrimaryKey()) : null;
    }

    private Publication PublicationOf(Campaign campaign)
    {
        var config = campaign.Activities.First(activity => activity.Id == this.GetPrimaryKey()).Config;
        return new(this.GetPrimaryKey(), config, [.. campaign.Plan.Groups.Select(group => group.Key)], campaign.Plan.IncludesStudents, campaign.Plan.MinN)
        {
            Pack = campaign.Policy,
            Moderated = _moderation.Hidden,
            IsWithheld = campaign.Programme is { IsWithheld: true } part && part.CoreActivityId == this.GetPrimaryKey(),
        };
    }

    private void PublishLater()
    {
        if (!_publishIsDue)
        {
            _publishIsDue = true;
            this.RegisterGrainTimer(PublishAsync, new GrainTimerCreationOptions(PublishDelay, Timeout.InfiniteTimeSpan));
        }
    }

    private async Task PublishAsync(CancellationToken cancellation)
    {
        _publishIsDue = false;
        try
        {
            await MergeAsync();
        }
        catch
        {
            // Nothing of it was shown; it is tried again.
            PublishLater();
            throw;
        }

        foreach (var view in Enum.GetValues<View>().Where(view => feed.IsWatched(this.GetPrimaryKey(), view)))
        {
            feed.Publish(Published(view));
        }
    }

    private async Task MergeAsync()
    {
        var version = _shards.Sum(shard => shard?.Version ?? 0);
        if (version == _version)
        {
            return;
        }

        var live = new Tally();
        foreach (var shard in _shards)
        {
            if (shard is not null)
            {
                live.Merge(shard.Tally);
            }
        }

        var asOf = time.GetUtcNow();
        await AdvanceAsync(live, version, asOf);
        (_live, _version, _asOf) = (live, version, asOf);
        _published.Remove(View.Staff);
        _published.Remove(View.Rows);
    }

    // The public's next step is on disk before anyone sees it.
    private async Task AdvanceAsync(Tally live, long version, DateTimeOffset asOf)
    {
        var next = _shown.Copy();
        if (_publication!.Advance(next, live))
        {
            await records.SavePublicStepAsync(new PublicStepRow { ActivityId = this.GetPrimaryKey(), Version = version, AsOf = asOf, Tally = serializer.SerializeToArray(next) });
            (_shown, _shownVersion, _shownAsOf) = (next, version, asOf);
            _published.Remove(View.Public);
        }
    }

    private PublishedTally Published(View view)
    {
        if (!_published.TryGetValue(view, out var published))
        {
            published = view == View.Public
                ? _publication!.Of(view, _shown, _shownAsOf, _shownVersion + RuleChanges)
                : _publication!.Of(view, _live, _asOf, _version + RuleChanges);
            _published[view] = published;
        }

        return published;
    }
}
