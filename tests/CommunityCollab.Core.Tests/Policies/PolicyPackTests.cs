using CommunityCollab.Core.Campaigns;
using CommunityCollab.Core.Disclosure;
using CommunityCollab.Core.Policies;
using CommunityCollab.Core.Tests.Campaigns;
using CsCheck;

namespace CommunityCollab.Core.Tests.Policies;

public sealed class PolicyPackTests
{
    private static readonly DateOnly Today = new(2026, 9, 1);

    private static readonly Gen<PolicyPack> APack = Gen.Select(Gen.Int[10, 100], Gen.Int[10, 100], Gen.Int[5, 100], Gen.Int[4, 20], Gen.Int[5, 20]).Select(numbers => PolicyPack.Colorado with
    {
        PublicMinN = numbers.Item1,
        StudentMinN = numbers.Item2,
        StaffMinN = numbers.Item3,
        CategoryMinimum = numbers.Item4,
        MaskPercent = numbers.Item5,
    });

    [Fact]
    public void No_threshold_of_an_open_campaign_ever_falls_whatever_packs_come() =>
        Gen.Select(APack.Array[0, 6], Gen.Bool, Gen.Enum<CampaignState>().Where(state => state is not (CampaignState.Draft or CampaignState.InReview or CampaignState.Scheduled))).Sample(drawn =>
        {
            var campaign = SomeCampaign.In(drawn.Item3);
            foreach (var pack in drawn.Item1)
            {
                var before = campaign.Policy;
                campaign = campaign.Under(pack);
                foreach (var view in (View[])[View.Public, View.Staff])
                {
                    var (was, now) = (before.For(view, drawn.Item2, null), campaign.Policy.For(view, drawn.Item2, null));
                    Assert.True(now.MinN >= was.MinN && now.CategoryMinimum >= was.CategoryMinimum && now.MaskPercent >= was.MaskPercent);
                    Assert.True(now.MinN >= pack.For(view, drawn.Item2, null).MinN);
                }

                Assert.Equal(campaign.Policy == before ? before.Tightenings : before.Tightenings + 1, campaign.Policy.Tightenings);
            }
        });

    [Fact]
    public void A_campaign_that_has_not_opened_is_under_the_newest_pack_also_a_looser_one() =>
        Gen.Select(APack, APack).Sample((first, second) =>
            Assert.Equal(second, SomeCampaign.In(CampaignState.Scheduled).Under(first).Under(second).Policy));

    [Theory]
    [InlineData(View.Public, false, 10)]
    [InlineData(View.Public, true, 16)]
    [InlineData(View.Staff, false, 5)]
    [InlineData(View.Staff, true, 16)]
    public void Colorado_asks_16_of_students_10_in_public_and_5_among_staff(View view, bool students, int minN) =>
        Assert.Equal(minN, PolicyPack.Colorado.For(view, students, null).MinN);

    [Fact]
    public void A_pack_looser_than_the_floors_or_in_the_past_is_refused_naming_each_field()
    {
        var loose = PolicyPack.Colorado with { EffectiveFrom = Today.AddDays(-1), PublicMinN = 9, StudentMinN = 9, StaffMinN = 4, CategoryMinimum = 3, MaskPercent = 0, Languages = ["english"] };
        Assert.Equal(
            ["effectiveFrom", "publicMinN", "studentMinN", "staffMinN", "categoryMinimum", "maskPercent", "languages/0"],
            PolicyPackRules.Check(loose, Today).Select(problem => string.Join('/', problem.Path)));
        Assert.Empty(PolicyPackRules.Check(PolicyPack.Colorado with { EffectiveFrom = Today }, Today));
    }
}
