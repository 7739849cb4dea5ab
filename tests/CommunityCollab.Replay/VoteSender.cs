using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Threading.RateLimiting;

namespace CommunityCollab.Replay;

/// <summary>Sends the votes: those of one voter in order, those of different voters at once.</summary>
internal sealed class VoteSender(ApiClient api, string activityId, TallyWatcher watcher, int? perSecond)
{
    private const int AtOnce = 64;

    private readonly ConcurrentDictionary<string, string> _tokens = new(StringComparer.Ordinal);
    private int _acknowledged;

    /// <summary>How many votes the server has acknowledged.</summary>
    public int Acknowledged => _acknowledged;

    /// <summary>Each voter's participant token.</summary>
    public IReadOnlyDictionary<string, string> Tokens => _tokens;

    /// <summary>Sends every vote until it is acknowledged.</summary>
    /// <param name="votes">The votes, in order.</param>
    /// <param name="progress">Told of each acknowledgement.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task SendAsync(IReadOnlyList<RecordedVote> votes, Action progress, CancellationToken cancellation)
    {
        await using var pace = perSecond is { } rate ? Pace(rate) : null;
        var voters = votes.Index().GroupBy(entry => entry.Item.Voter);
        await Parallel.ForEachAsync(voters, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation }, async (voter, stop) =>
        {
            var joined = await api.ChangeAsync("joinActivity", "JoinActivityInput", "participantToken", new { activityId }, stop);
            var token = _tokens[voter.Key] = (string)joined["participantToken"]!;
            foreach (var (line, vote) in voter)
            {
                using var lease = pace is null ? null : await pace.AcquireAsync(1, stop);
                await SendAsync(line, vote, token, stop);
                progress();
            }
        });
    }

    private async Task SendAsync(int line, RecordedVote vote, string participantToken, CancellationToken cancellation)
    {
        await api.ChangeAsync("submitContribution", "SubmitContributionInput", "receipt { isReplay }", new
        {
            activityId,
            submissionId = SubmissionId(line),
            participantToken,
            contribution = new { vote = new { statementKey = RecordedStatement.ItemIdOf(vote.Statement), vote = vote.Vote switch { 1 => "AGREE", -1 => "DISAGREE", _ => "PASS" } } },
        }, cancellation);
        Interlocked.Increment(ref _acknowledged);
        watcher.Acknowledge();
    }

    // The same line has the same id each time it is sent, so that sending it again is safe.
    private Guid SubmissionId(int line) => new(SHA256.HashData(Encoding.UTF8.GetBytes($"{activityId} {line}")).AsSpan(0, 16));

    private static TokenBucketRateLimiter Pace(int rate) => new(new TokenBucketRateLimiterOptions
    {
        TokenLimit = Math.Max(1, rate / 20),
        TokensPerPeriod = Math.Max(1, rate / 20),
        ReplenishmentPeriod = TimeSpan.FromMilliseconds(1000.0 * Math.Max(1, rate / 20) / rate),
        QueueLimit = AtOnce,
    });
}
