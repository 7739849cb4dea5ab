using CommunityCollab.Core.Agreements;
using CsCheck;

namespace CommunityCollab.Core.Tests.Agreements;

public sealed class AgreementNoticeTests
{
    private static readonly DateOnly Start = new(2026, 1, 1);

    [Fact]
    public void Looked_at_every_day_three_notices_are_sent_60_30_and_7_days_before_the_end()
    {
        var agreement = new Agreement(Guid.Empty, [DataElement.Results], "Statewide conditions", Start, Start.AddDays(200), 60, null);
        Assert.Equal([(60, 60), (30, 30), (7, 7)], Sent(agreement, Enumerable.Range(0, 300)));
    }

    [Fact]
    public void However_seldom_it_is_looked_at_each_notice_is_sent_at_most_once_and_never_after_the_end() =>
        Cases.Of(cases => Gen.Select(Gen.Int[0, 250].Array[1, 40], Gen.Int[1, 220]).Sample((days, length) =>
        {
            var agreement = new Agreement(Guid.Empty, [DataElement.Results], "Statewide conditions", Start, Start.AddDays(length), 60, null);
            var sent = Sent(agreement, days.Order());
            Assert.Equal(sent.Select(notice => notice.Due).Distinct(), sent.Select(notice => notice.Due));
            Assert.All(cases.Met(sent), notice => Assert.InRange(notice.Left, 0, notice.Due));
        }));

    [Fact]
    public void One_that_was_ended_early_is_not_told_of() =>
        Assert.Null(AgreementNotice.DueOn(new Agreement(Guid.Empty, [], "", Start, Start.AddDays(10), 60, Start), Start.AddDays(5), null));

    private static List<(int Due, int Left)> Sent(Agreement agreement, IEnumerable<int> days)
    {
        var sent = new List<(int Due, int Left)>();
        foreach (var day in days)
        {
            if (AgreementNotice.DueOn(agreement, Start.AddDays(day), sent.Count > 0 ? sent[^1].Due : null) is { } due)
            {
                sent.Add((due, agreement.EndsOn.DayNumber - Start.AddDays(day).DayNumber));
            }
        }

        return sent;
    }
}
