using CommunityCollab.Core.Activities.Exchange;

namespace CommunityCollab.Web.Tallies;

public sealed partial class TallyCards
{
    /// <inheritdoc/>
    public IEnumerable<TallyCard> Visit(ExchangeConfig exchange)
    {
        if (Whole(ExchangeType.Thoughts) is { } thoughts)
        {
            yield return new TallyCard(exchange.Question, "People who shared thoughts", thoughts, Scaling.Share, []);
        }

        foreach (var card in Means("How people rated the thoughts", new Scaling("Mean stars (1 to 5)", 1, 5), Ranked()))
        {
            yield return card with { Detail = "Mean stars, from 1 to 5" };
        }
    }
}
