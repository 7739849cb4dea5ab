using CommunityCollab.Core.Activities.Survey;
using CommunityCollab.Core.Campaigns;
using CommunityCollab.Core.Disclosure;
using CommunityCollab.Core.Programmes;
using CommunityCollab.Core.RollUps;
using CommunityCollab.Core.Tallies;
using CommunityCollab.Core.Tests.Campaigns;
using CommunityCollab.Core.Tests.Disclosure;
using CsCheck;

namespace CommunityCollab.Core.Tests.RollUps;

public sealed class RollUpsTests
{
    private static readonly SurveyItem Item = Questions.Choice(3);
    private static readonly Publication Publication = Questions.Publication(Item);

    // How many chose each of three answers, in each of one to six districts, small ones most of all.
    private static readonly Gen<int[][]> SomeDistricts = Gen.Int[0, 30].Array[3].Array[1, 6];

    [Fact]
    public void A_total_is_the_sum_of_the_districts_that_publish_the_whole_item_and_of_no_other() =>
        SomeDistricts.Sample(counts =>
        {
            var published = counts.Select(Publish).ToList();
            var whole = published.Where(tally => tally.Cells.All(cell => cell.State == CellState.Shown)).ToList();
            foreach (var cell in Of(published).Cells)
            {
                long? sum = whole.Count == 0 ? null : whole.Sum(tally => tally.Cells.Single(other => other.Option == cell.Option).N!.Value);
                Assert.Equal((sum, whole.Count, counts.Length - whole.Count), (cell.N, cell.Districts, cell.Hidden));
            }
        });

    [Fact]
    public void Whatever_a_district_hides_the_roll_up_stays_the_same_so_nobody_can_work_it_out() =>
        Cases.Of(cases => Gen.Select(SomeDistricts, Gen.Int[0, 6].Array[3], Gen.Int[0, 6].Array[3]).Sample((others, one, another) =>
        {
            var (first, second) = (Publish(one), Publish(another));
            if (cases.Met(!one.SequenceEqual(another) && first.Cells.SequenceEqual(second.Cells) && first.Respondents == second.Respondents))
            {
                var rest = others.Select(Publish).ToList();
                Assert.True(Of([.. rest, first]).SaysTheSameAs(Of([.. rest, second])));
            }
        }));

    [Fact]
    public void Taking_the_districts_that_show_from_the_total_never_leaves_a_hidden_one() =>
        SomeDistricts.Sample(counts =>
        {
            var rollUp = Of([.. counts.Select(Publish)]);
            var shown = rollUp.Districts.Where(district => district.Respondents is not null).ToList();
            Assert.Equal(0, (rollUp.Participation.Respondents ?? 0) - shown.Sum(district => district.Respondents!.Value));
            Assert.Equal((shown.Count, counts.Length - shown.Count), (rollUp.Participation.Districts, rollUp.Participation.TooFew));
        });

    [Fact]
    public void Every_total_is_of_nobody_or_of_at_least_minN() =>
        Cases.Of(cases => SomeDistricts.Sample(counts =>
            Assert.All(cases.Met(Of([.. counts.Select(Publish)]).Cells.Where(cell => cell is { Option: null, N: not null })), cell => Assert.True(cell.N >= 10))));

    [Fact]
    public void The_worked_case_210_120_41_20_6_totals_391_and_tells_nothing_of_the_6()
    {
        var rollUp = Of([.. ((int[])[210, 120, 41, 20, 6]).Select(people => Publish([people / 2, people - (people / 2) - (people / 4), people / 4]))]);
        Assert.Equal((391L, 4, 1), (rollUp.Participation.Respondents!.Value, rollUp.Participation.Districts, rollUp.Participation.TooFew));
        Assert.Equal([null, 20, 41, 120, 210], rollUp.Districts.Select(district => district.Respondents).Order());
    }

    [Fact]
    public void Districts_that_do_not_share_or_are_withheld_are_counted_and_add_nothing()
    {
        var tally = Publish([20, 20, 20]);
        var part = Part(0, tally);
        var withheld = part with { Campaign = part.Campaign with { Programme = part.Campaign.Programme! with { Rule = new ReleaseRule(null, 50, 5) } } };
        var rollUp = CommunityCollab.Core.RollUps.RollUps.Of(
            Guid.Empty, Core(), [OfferState.Accepted, OfferState.Accepted, OfferState.Accepted, OfferState.Declined, OfferState.Offered, OfferState.Withdrawn],
            [part, withheld with { DistrictId = Guid.CreateVersion7() }, part with { SharesParticipation = false, SharesResults = false, Tally = null }], SomeCampaign.Now, 1);
        Assert.Equal(new RollUpCounts(5, 3, 1, 1, 1, 2, 1), rollUp.Counts);
        Assert.Equal(60, rollUp.Cells[0].N);
        Assert.Equal(120, rollUp.Participation.Respondents);
    }

    [Fact]
    public void A_band_says_nothing_over_fewer_than_five_districts_and_names_none() =>
        Gen.Select(Gen.Int[0, 12], Gen.Int[0, 30].Array[3], Gen.Int[0, 9_000].Array[12]).Sample((others, counts, pupils) =>
        {
            var own = Part(0, Publish([20, 20, 20])) with { Pupils = 100 };
            List<DistrictPart> parts = [own, .. Enumerable.Range(1, others).Select(place => Part(place, Publish(counts)) with { Pupils = pupils[place - 1] })];
            var bands = Benchmark.Of(Guid.Empty, Core(), parts, own).Bands;
            Assert.Equal([BandKind.Own, BandKind.State, BandKind.Size], bands.Select(band => band.Kind));
            Assert.Equal(60, bands[0].Cells[0].N);
            Assert.All(bands.Skip(1).SelectMany(band => band.Cells), cell => Assert.Equal(cell.Districts >= 5, cell.State == CellState.Shown && cell.N is not null));
            Assert.All(bands, band => Assert.DoesNotContain(parts.Skip(1), part => part.Name == band.Name));
        });

    [Theory]
    [InlineData(20L, 8L, 2.5)]
    [InlineData(1L, 3L, 0.3333)]
    [InlineData(0L, 3L, 0.0)]
    [InlineData(null, 3L, null)]
    [InlineData(20L, null, null)]
    public void A_rate_is_exact_never_clipped_and_unknown_without_a_head_count(long? respondents, long? headCount, double? rate) =>
        Assert.Equal((decimal?)rate, ParticipationRate.Of(respondents, headCount));

    private static PublishedTally Publish(int[] counts)
    {
        var (live, shown) = (Tables.Answered("q", counts), new Tally());
        Publication.Advance(shown, live);
        return Publication.Of(View.Public, shown);
    }

    private static CoreBlock Core() => new("Conditions", "", [Item], IdentityMode.Confidential, Responses.OnePerParticipant, 0);

    private static DistrictPart Part(int place, PublishedTally tally) => new(
        Guid.CreateVersion7(),
        $"District {place}",
        SomeCampaign.In(CampaignState.Open) with
        {
            Programme = new ProgrammePart
            {
                ProgrammeId = Guid.Empty,
                Title = "Conditions",
                CoreActivityId = Guid.AllBitsSet,
                ClosesAt = SomeCampaign.Plan.ClosesAt!.Value,
                Core = Core(),
                HeadCounts = [new HeadCount(1, 400, "Payroll", new DateOnly(2026, 12, 1), "A. Clerk", SomeCampaign.Now, null)],
            },
        },
        CampaignState.Open,
        SharesParticipation: true,
        SharesResults: true,
        tally);

    private static RollUp Of(List<PublishedTally> published)
    {
        var parts = published.Select((tally, place) => Part(place, tally) with { DistrictId = new Guid(place, 0, 0, new byte[8]), Campaign = Campaign }).ToList();
        return CommunityCollab.Core.RollUps.RollUps.Of(Guid.Empty, Core(), [.. parts.Select(_ => OfferState.Accepted)], parts, SomeCampaign.Now, 1);
    }

    private static Campaign Campaign { get; } = Part(0, Publish([0, 0, 0])).Campaign;
}
