using CommunityCollab.Core.Disclosure;
using CsCheck;

namespace CommunityCollab.Core.Tests.Disclosure;

public sealed class ComplementarySuppressionTests
{
    private static readonly Gen<(long[] Counts, bool[] Hidden)> Sets =
        Gen.Int[1, 8].SelectMany(size => Gen.Select(Gen.Int[0, 60].Select(count => (long)count).Array[size], Gen.Bool.Array[size]));

    [Fact]
    public void Where_nothing_is_hidden_nothing_more_is() =>
        Assert.DoesNotContain(true, ComplementarySuppression.Complement([30, 20, 10], [false, false, false], 10));

    [Fact]
    public void A_zero_is_hidden_last_since_it_protects_nothing() =>
        Assert.Equal([false, true, false], ComplementarySuppression.Complement([0, 12, 3], [false, false, true], 10));

    [Fact]
    public void Two_holes_of_too_few_people_take_in_a_third() =>
        Assert.Equal([false, true, false, false], ComplementarySuppression.Complement([50, 20, 3, 4], [false, false, true, true], 10));

    [Fact]
    public void There_is_never_exactly_one_hole_and_the_holes_hold_minN_people_unless_everything_is_hidden() =>
        Gen.Select(Sets, Gen.Int[5, 20]).Sample((set, minN) =>
        {
            var complement = ComplementarySuppression.Complement(set.Counts, set.Hidden, minN);
            bool[] all = [.. set.Hidden.Zip(complement, (hidden, other) => hidden || other)];
            var sum = set.Counts.Where((_, place) => all[place]).Sum();
            var holes = all.Count(hidden => hidden);
            Assert.True(holes == 0 || holes == all.Length || (holes > 1 && sum >= minN));
        });

    [Fact]
    public void A_complement_is_never_larger_than_what_still_shows_except_for_zeros() =>
        Cases.Of(cases => Gen.Select(Sets, Gen.Int[5, 20]).Sample((set, minN) =>
        {
            var complement = ComplementarySuppression.Complement(set.Counts, set.Hidden, minN);
            var shown = set.Counts.Where((count, place) => count > 0 && !set.Hidden[place] && !complement[place]).ToList();
            Assert.All(set.Counts.Where((_, place) => complement[place]), count => Assert.All(cases.Met(shown), other => Assert.True(count <= other)));
        }));
}
