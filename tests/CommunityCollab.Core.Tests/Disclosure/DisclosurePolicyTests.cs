using CommunityCollab.Core.Policies;
using CommunityCollab.Core.Disclosure;

namespace CommunityCollab.Core.Tests.Disclosure;

public sealed class DisclosurePolicyTests
{
    [Theory]
    [InlineData(View.Public, false, null, 10)]
    [InlineData(View.Public, true, null, 16)]
    [InlineData(View.Staff, false, null, 5)]
    [InlineData(View.Staff, true, null, 16)]
    [InlineData(View.Public, false, 12, 12)]
    [InlineData(View.Public, true, 12, 16)]
    [InlineData(View.Staff, false, 12, 12)]
    [InlineData(View.Staff, true, 30, 30)]
    public void A_district_may_raise_the_minimum_and_never_lower_it(View view, bool students, int? asked, int minN) =>
        Assert.Equal(minN, PolicyPack.Colorado.For(view, students, asked).MinN);

    [Fact]
    public void Only_the_public_sees_masks()
    {
        Assert.Equal(5, PolicyPack.Colorado.For(View.Public, true, null).MaskPercent);
        Assert.Equal(0, PolicyPack.Colorado.For(View.Staff, true, null).MaskPercent);
        Assert.Equal(-1, PolicyPack.Colorado.For(View.Staff, true, null).MaskedUpTo(1_000));
    }

    [Theory]
    [InlineData(10, 4)]
    [InlineData(80, 4)]
    [InlineData(99, 4)]
    [InlineData(100, 5)]
    [InlineData(1_000, 50)]
    public void A_mask_always_leaves_more_than_one_number_open(long people, long most) =>
        Assert.Equal(most, PolicyPack.Colorado.For(View.Public, false, null).MaskedUpTo(people));

    [Theory]
    [InlineData(View.Public, false)]
    [InlineData(View.Public, true)]
    [InlineData(View.Staff, false)]
    [InlineData(View.Staff, true)]
    public void Public_numbers_never_move_by_fewer_people_than_the_minimum(View view, bool students) =>
        Assert.True(PolicyPack.Colorado.For(view, students, null).Step >= PolicyPack.Colorado.For(view, students, null).MinN);
}
