using CommunityCollab.Core.Activities.Poll;

namespace CommunityCollab.Web.Tallies;

public sealed partial class TallyCards
{
    /// <inheritdoc/>
    public IEnumerable<TallyCard> Visit(PollConfig poll) => Shares(poll.Question, "", PollType.Item, poll.Options);
}
