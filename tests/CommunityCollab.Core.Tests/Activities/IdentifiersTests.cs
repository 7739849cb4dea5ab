using CommunityCollab.Core.Activities;

namespace CommunityCollab.Core.Tests.Activities;

public sealed class IdentifiersTests
{
    [Theory]
    [InlineData("a")]
    [InlineData("question-1_b")]
    [InlineData("ABCDEFGHIJABCDEFGHIJABCDEFGHIJABCDEFGHIJ")]
    public void Letters_digits_dashes_and_underscores_make_an_id(string id) => Assert.Empty(Identifiers.Check([id]));

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("a b")]
    [InlineData("a.b")]
    [InlineData("a/b")]
    [InlineData("a@b")]
    [InlineData("a\n")]
    [InlineData("é")]
    [InlineData("ABCDEFGHIJABCDEFGHIJABCDEFGHIJABCDEFGHIJK")]
    public void What_joins_a_cells_key_or_cannot_be_typed_is_no_part_of_an_id(string? id) =>
        Assert.Equal(["items", "0", "key"], Identifiers.Check([id], "items").Single().Path);

    [Fact]
    public void Two_ids_differ_by_more_than_case() =>
        Assert.Equal(["items", "1", "key"], Identifiers.Check(["Yes", "yes"], "items").Single().Path);
}
