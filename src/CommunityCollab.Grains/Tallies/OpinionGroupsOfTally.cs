using CommunityCollab.Core.Activities;
using CommunityCollab.Core.Activities.Opinion;
using CommunityCollab.Core.Tallies;
using CommunityCollab.Data;
using CommunityCollab.Data.Campaigns;

namespace CommunityCollab.Grains.Tallies;

/// <summary>Finds the opinion groups in a tally, off the grain's own turn, and keeps them until the tally changes.</summary>
internal sealed class OpinionGroupsOfTally(Records records, Guid activityId)
{
    private Task<OpinionGroups>? _groups;
    private long _version;

    /// <summary>The groups in a tally of a version. Callers who ask while they are being found wait for the same finding.</summary>
    public Task<OpinionGroups> FindAsync(Tally tally, long version)
    {
        if (_groups is null || _version != version || _groups.IsFaulted)
        {
            _version = version;
            _groups = FindAnewAsync(tally);
        }

        return _groups;
    }

    /// <summary>Forgets what was found, after a moderator changed which statements count.</summary>
    public void Forget() => _groups = null;

    private async Task<OpinionGroups> FindAnewAsync(Tally tally)
    {
        var items = await records.FindTextItemStatesAsync(activityId, CancellationToken.None);
        return await Task.Run(() => OpinionGrouping.Find(MatrixOf(tally, items)));
    }

    private static VoteMatrix MatrixOf(Tally tally, IReadOnlyList<TextItem> items)
    {
        var places = items.Select((item, place) => (item.Id, place)).ToDictionary(StringComparer.Ordinal);
        return new VoteMatrix(
            [.. items.Select(item => new VotedStatement(item.Id, item.State == TextItemState.Visible))],
            tally.Participants.Select(participant => new ParticipantVotes(
                participant.Key,
                participant.Value.Votes.ToDictionary(vote => places[vote.Statement], vote => vote.Vote))));
    }
}
