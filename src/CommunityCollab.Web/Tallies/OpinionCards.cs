using CommunityCollab.Core.Activities;
using CommunityCollab.Core.Activities.Opinion;

namespace CommunityCollab.Web.Tallies;

public sealed partial class TallyCards
{
    private static readonly Option[] Votes = [new("agree", "Agree"), new("disagree", "Disagree"), new("pass", "Pass or unsure")];

    /// <inheritdoc/>
    public IEnumerable<TallyCard> Visit(OpinionConfig opinion)
    {
        var written = opinion.Statements.Select(statement => statement.Key).ToHashSet(StringComparer.Ordinal);
        var added = _cells.Select(item => item.Key).Where(item => !written.Contains(item));
        return opinion.Statements.Select(statement => statement.Key).Concat(added)
            .Where(_texts.ContainsKey)
            .SelectMany(item => Shares(_texts[item], "", item, Votes));
    }
}
