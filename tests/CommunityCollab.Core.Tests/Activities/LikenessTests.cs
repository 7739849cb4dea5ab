using System.Globalization;
using CommunityCollab.Core.Activities;
using CsCheck;

namespace CommunityCollab.Core.Tests.Activities;

/// <summary>Names, labels and words are compared as people see them.</summary>
public sealed class LikenessTests
{
    [Theory]
    [InlineData("Staff", "Sta\u200Bff")]
    [InlineData("Staff", "Ｓｔａｆｆ")]
    [InlineData("Staff", "STA\u00ADFF")]
    [InlineData("Straße", "STRASSE")]
    [InlineData("Straẞe", "strasse")]
    [InlineData("office", "oﬃce")]
    [InlineData("Familias", " Famílias ")]
    [InlineData("Bus  and\u00A0train", "bus and\ttrain")]
    [InlineData("ΟΔΟΣ", "οδός")]
    [InlineData("ёлка", "ЕЛКА")]
    [InlineData("Nguyễn", "NGUYEN")]
    [InlineData("① choice", "1 CHOICE")]
    [InlineData("ｶﾞｯｺｳ", "ガッコウ")]
    [InlineData("مدرسة", "\u200Fمدرسة")]
    [InlineData("Grade 10", "Grade 10\uFE0F")]
    public void What_looks_the_same_is_the_same(string one, string other) => Assert.Equal(Likeness.Of(one), Likeness.Of(other));

    [Theory]
    [InlineData("ป่า", "ป้า")]
    [InlineData("कल", "काल")]
    [InlineData("ガ", "カ")]
    [InlineData("שָׁלוֹם", "שֵׁלוֹם")]
    [InlineData("Grade 1", "Grade 10")]
    [InlineData("Staff", "Sta ff")]
    [InlineData("Yes", "Yes!")]
    [InlineData("kırk", "kirk")]
    public void What_looks_different_is_different(string one, string other) => Assert.NotEqual(Likeness.Of(one), Likeness.Of(other));

    [Fact]
    public void Every_letter_is_like_what_Unicode_folds_its_case_to()
    {
        var folds = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "data", "unicode", "CaseFolding.txt"))
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split("; "))
            .Where(fields => fields[1] is "C" or "F")
            .ToList();
        Assert.True(folds.Count > 1_400);
        Assert.All(folds, fields =>
        {
            var letter = char.ConvertFromUtf32(int.Parse(fields[0], NumberStyles.HexNumber, CultureInfo.InvariantCulture));
            var folded = string.Concat(fields[2].Split(' ').Select(code => char.ConvertFromUtf32(int.Parse(code, NumberStyles.HexNumber, CultureInfo.InvariantCulture))));
            Assert.Equal(Likeness.Of(folded), Likeness.Of(letter));
        });
    }

    [Fact]
    public void Case_and_what_is_not_drawn_never_tell_two_texts_apart() =>
        Gen.String.Sample(text =>
        {
            var key = Likeness.Of(text);
            Assert.Equal(key, Likeness.Of(string.Join('\u200B', text.EnumerateRunes())));
            Assert.Equal(key, Likeness.Of($"  {PlainText.Clean(text)}\u00A0"));
            Assert.Equal(key, Likeness.Of(key));
        }, iter: 2_000);

    [Fact]
    public void The_first_two_that_are_alike_are_found_and_empty_ones_are_not_compared()
    {
        Assert.Equal((1, 3), Likeness.FindAlike(["Maybe", "Yes", "No", " YES ", "No"]));
        Assert.Null(Likeness.FindAlike(["Yes", "", "No", "\u3164", null]));
    }
}
