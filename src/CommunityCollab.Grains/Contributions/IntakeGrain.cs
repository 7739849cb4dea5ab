using System.Globalization;
using System.Text.Json;
using CommunityCollab.Core.Activities;
using CommunityCollab.Core.Campaigns;
using CommunityCollab.Core.Problems;
using CommunityCollab.Core.Tallies;
using CommunityCollab.Data;
using CommunityCollab.Data.Campaigns;
using CommunityCollab.Data.Contributions;
using CommunityCollab.Grains.Tallies;
using Orleans.Concurrency;
using Orleans.Serialization;

namespace CommunityCollab.Grains.Contributions;

/// <inheritdoc cref="IIntakeGrain"/>
/// <remarks>Reentrant, because appends wait for the disk together: while one waits, the next is validated. The journal
/// alone numbers the entries, and they are folded in its order.</remarks>
[Reentrant]
internal sealed class IntakeGrain(IJournal journal, Records records, Serializer<Tally> serializer, TimeProvider time) : Grain, IIntakeGrain
{
    private const int SnapshotEvery = 20_000;
    private const int SnapshotWorthwhile = 1_000;

    private static readonly TimeSpan HandOverDelay = TimeSpan.FromMilliseconds(150);

    private readonly TextItemCache _textItems = new(records);
    private readonly Dictionary<long, JournalEntry> _early = [];
    private Guid _activityId;
    private int _shard;
    private Campaign? _campaign;
    private Activity? _activity;
    private ShardWriter? _writer;
    private Tally _tally = new();
    private long _folded;
    private long _snapshot;
    private Task _lastAppend = Task.CompletedTask;
    private bool _handOverIsDue;
    private bool _snapshotIsDue;

    private IActivityType Type => _activity!.Config.Type;

    /// <inheritdoc/>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _activityId = this.GetPrimaryKey(out var shard);
        _shard = int.Parse(shard!, CultureInfo.InvariantCulture);
        await LoadCampaignAsync(cancellationToken);
        if (_activity is null)
        {
            this.LeaveSoon();
            return;
        }

        // One that is not public yet is found no sooner the second time than one that is not there.
        if (!_campaign!.IsPublic)
        {
            this.LeaveSoon();
        }

        var start = await journal.OpenAsync(_activityId, _shard, cancellationToken);
        _writer = start.Writer;
        _tally = start.Snapshot is null ? new Tally() : serializer.Deserialize(start.Snapshot)!;
        _folded = _snapshot = start.SnapshotSequence;
        await foreach (var entry in journal.ReadAsync(_activityId, _shard, _folded, cancellationToken))
        {
            Fold(entry.Sequence, entry.Added, entry.Replaced);
        }
    }

    /// <inheritdoc/>
    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        if (_folded - _snapshot >= SnapshotWorthwhile && _writer is { IsFenced: false })
        {
            await SaveSnapshotAsync();
        }

        if (_handOverIsDue && reason.ReasonCode != DeactivationReasonCode.ShuttingDown)
        {
            // The timer goes with the activation. Not awaited: the tally may be waking up, and waiting for this shard.
            HandOverAsync().Ignore();
        }
    }

    /// <inheritdoc/>
    public async Task<Outcome<Receipt>> SubmitAsync(Submission submission)
    {
        if (MustTakeContributions() is { } closed)
        {
            return closed;
        }

        var body = Type.Clean(submission.Body);
        var problems = await ProblemsOfAsync(submission, body);
        if (problems.Count > 0)
        {
            return Outcome.Refused<Receipt>(problems);
        }

        // Looking a thought up may have taken a while; the campaign may have closed meanwhile.
        return MustTakeContributions() is { } closedSince
            ? closedSince
            : await AppendAsync(RequestFor(submission, Type.Keep(body)));
    }

    /// <inheritdoc/>
    public async Task<Outcome<Receipt>> WithdrawAsync(Guid submissionId, string participant) =>
        MustTakeContributions() is { } closed
            ? closed
            : await AppendAsync(new AppendRequest
            {
                DistrictId = _campaign!.DistrictId,
                SubmissionId = submissionId,
                Participant = participant,
                ReceivedAt = time.GetUtcNow(),
            });

    /// <inheritdoc/>
    public Task<ShardTally> GetTallyAsync() => Task.FromResult(new ShardTally(_shard, _folded, _tally.Copy()));

    /// <inheritdoc/>
    public async Task ReloadAsync()
    {
        await LoadCampaignAsync(CancellationToken.None);
        _textItems.Clear();
        await _lastAppend.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
    }

    private static Contribution ToContribution(StoredContribution stored) => new(
        JsonSerializer.Deserialize(stored.Body, RecordJson.Default.ContributionBody)!,
        stored.Participant,
        stored.Groups is null ? [] : JsonSerializer.Deserialize(stored.Groups, RecordJson.Default.IReadOnlyListString)!,
        stored.TextId ?? "");

    private async Task LoadCampaignAsync(CancellationToken cancellation)
    {
        _campaign = await records.FindCampaignOfActivityAsync(_activityId, cancellation);
        _activity = _campaign?.Activities.First(activity => activity.Id == _activityId);
    }

    private Problem? MustTakeContributions() => _activity is null || !_campaign!.IsPublic
        ? Problem.At(ProblemCode.NotFound, "There is no such activity.", "activityId")
        : CampaignWindow.MustBeOpen(_campaign, time.GetUtcNow(), "activityId");

    private async ValueTask<IReadOnlyList<Problem>> ProblemsOfAsync(Submission submission, ContributionBody body)
    {
        if (IntakeRules.MustComeAsPromised(_activity!, submission) is { } problem)
        {
            return [problem];
        }

        if (IntakeRules.MustKnowGroups(_campaign!.Plan, submission.Groups) is { } unknown)
        {
            return [unknown];
        }

        var referred = await _textItems.FindAsync(_activityId, Type.RefersTo(body));
        return Type.Validate(body, _activity!.Config, submission.Participant, referred);
    }

    private AppendRequest RequestFor(Submission submission, ContributionBody body)
    {
        var shared = Type.SharedText(body);
        return new AppendRequest
        {
            DistrictId = _campaign!.DistrictId,
            SubmissionId = submission.SubmissionId,
            Participant = submission.Participant,
            // A thing that may be said any number of times is a say of its own, so that it too can be withdrawn.
            Say = submission.Participant is null ? null : Type.SayOn(body) ?? submission.SubmissionId.ToString("N"),
            Groups = submission.Groups.Count == 0 ? null : JsonSerializer.Serialize(submission.Groups, RecordJson.Default.IReadOnlyListString),
            ReceivedAt = IntakeRules.AsCoarseAsPromised(_activity!.Identity, time.GetUtcNow()),
            Body = JsonSerializer.SerializeToUtf8Bytes(body, RecordJson.Default.ContributionBody),
            TokenHash = submission.TokenHash,
            Shares = shared is null ? null : IntakeRules.Share(shared, Type.Sharing(_activity.Config)),
            SaysOn = Type.RefersTo(body),
        };
    }

    private async Task<Outcome<Receipt>> AppendAsync(AppendRequest request)
    {
        AppendResult result;
        try
        {
            var append = journal.AppendAsync(_writer!, request);
            _lastAppend = append;
            result = await append;
        }
        catch
        {
            // Whether the entry is on disk is not known here; the next activation reads it from the journal.
            Leave();
            throw;
        }

        switch (result.Status)
        {
            case AppendStatus.Appended:
                var added = request.Body is null ? null : new StoredContribution(result.Sequence, request.Participant, request.Groups, request.Body, request.Shares?.Id);
                FoldInOrder(new JournalEntry(result.Sequence, added, result.Replaced));
                AfterFold();
                if (request.Body is null && result.Replaced?.TextId is not null)
                {
                    // A text that its author took back takes no more ratings or votes, and those it has are in no figure.
                    await GrainFactory.TellActivityAsync(_activityId);
                }

                return new Receipt(request.SubmissionId, result.ReceivedAt, IsReplay: false, result.Standing);
            case AppendStatus.Duplicate:
                return new Receipt(request.SubmissionId, result.ReceivedAt, IsReplay: true, result.Standing);
            case AppendStatus.Fenced:
                Leave();
                throw new ShardTakenOverException(_activityId, _shard);
            default:
                return IntakeRules.Refusal(result.Status, Type.Sharing(_activity!.Config));
        }
    }

    private void Leave()
    {
        _writer!.Abandon();
        DeactivateOnIdle();
    }

    // An append that was on disk before it was awaited goes on at once, ahead of earlier ones whose turn is queued. A revision
    // must not be folded before what it takes the place of, so an early entry waits for those before it; there are no gaps.
    private void FoldInOrder(JournalEntry entry)
    {
        _early.Add(entry.Sequence, entry);
        while (_early.Remove(_folded + 1, out var next))
        {
            Fold(next.Sequence, next.Added, next.Replaced);
        }
    }

    private void Fold(long sequence, StoredContribution? added, StoredContribution? replaced)
    {
        if (replaced is not null)
        {
            Type.Unfold(_tally, ToContribution(replaced), _activity!.Config);
        }

        if (added is not null)
        {
            Type.Fold(_tally, ToContribution(added), _activity!.Config);
        }

        _folded = sequence;
    }

    private void AfterFold()
    {
        HandOverLater();
        if (_folded - _snapshot >= SnapshotEvery && !_snapshotIsDue)
        {
            _snapshotIsDue = true;
            this.RegisterGrainTimer(SaveSnapshotInTurnAsync, new GrainTimerCreationOptions(TimeSpan.Zero, Timeout.InfiniteTimeSpan) { Interleave = true });
        }
    }

    private void HandOverLater()
    {
        if (!_handOverIsDue)
        {
            _handOverIsDue = true;
            this.RegisterGrainTimer(HandOverInTurnAsync, new GrainTimerCreationOptions(HandOverDelay, Timeout.InfiniteTimeSpan) { Interleave = true });
        }
    }

    private async Task HandOverInTurnAsync(CancellationToken cancellation)
    {
        _handOverIsDue = false;
        try
        {
            await HandOverAsync();
        }
        catch
        {
            // Watchers must not wait for the next contribution to see this one.
            HandOverLater();
            throw;
        }
    }

    private Task HandOverAsync() => GrainFactory.GetGrain<ITallyGrain>(_activityId).OfferAsync(new ShardTally(_shard, _folded, _tally.Copy()));

    private async Task SaveSnapshotInTurnAsync(CancellationToken cancellation)
    {
        try
        {
            await SaveSnapshotAsync();
        }
        finally
        {
            _snapshotIsDue = false;
        }
    }

    private async Task SaveSnapshotAsync()
    {
        var folded = _folded;
        await journal.SaveSnapshotAsync(_activityId, _shard, folded, serializer.SerializeToArray(_tally));
        _snapshot = folded;
    }
}
