using CommunityCollab.Core.Activities;
using CommunityCollab.Core.Problems;
using CsCheck;

namespace CommunityCollab.Core.Tests.Activities;

public sealed class PlainTextTests
{
    private const string Family = "👨‍👩‍👧‍👦";
    private const string FamilyInAllTones = "👨🏽‍👩🏽‍👧🏽‍👦🏽";

    [Theory]
    [InlineData("one\r\ntwo\tthree", "one\ntwo\tthree")]
    [InlineData("bell\u0007 and \u0000nothing\u009B", "bell and nothing")]
    [InlineData("  kept inside  ", "kept inside")]
    [InlineData("e\u0301cole", "école")]
    [InlineData("مدرسة \u200Fآمنة", "مدرسة \u200Fآمنة")]
    [InlineData(null, "")]
    public void Text_is_stored_in_NFC_without_control_characters(string? written, string stored) =>
        Assert.Equal(stored, PlainText.Clean(written));

    [Fact]
    public void Half_a_character_is_replaced_and_what_is_no_character_goes()
    {
        Assert.Equal("lone \uFFFD half", PlainText.Clean("lone \uD83D half"));
        Assert.Equal("nothing", PlainText.Clean("no\uFFFEth\uFFFFin\uFDD0g\U0001FFFE"));
    }

    [Theory]
    [InlineData(Family)]
    [InlineData(FamilyInAllTones)]
    [InlineData("e\u0301")]
    [InlineData("न्")]
    [InlineData("🇺🇦")]
    public void What_a_reader_calls_one_character_counts_as_one(string character)
    {
        Assert.Empty(PlainText.Check(string.Concat(Enumerable.Repeat(character, 20)), 20));
        Assert.Equal(ProblemCode.Invalid, PlainText.Check(string.Concat(Enumerable.Repeat(character, 21)), 20).Single().Code);
    }

    [Fact]
    public void A_letter_under_a_thousand_accents_is_refused_unread() =>
        Assert.Equal(ProblemCode.Invalid, PlainText.Check("e" + new string('\u0301', 50_000), 300).Single().Code);

    [Theory]
    [InlineData("")]
    [InlineData("   \n\t ")]
    [InlineData("\u200B\u200F\u00A0")]
    [InlineData("\u0301")]
    [InlineData("\u115F\u1160\u3164\uFFA0")]
    [InlineData("\u2800\u2800")]
    [InlineData("\u00AD\u2060\uFEFF\u180E")]
    [InlineData("\u2066\u2069 \uFE0F\U000E0041")]
    [InlineData("\u20E3\u0E31\u093E")]
    [InlineData("\U0001D159")]
    [InlineData(null)]
    public void Text_with_nothing_to_read_is_no_text(string? written)
    {
        var problem = PlainText.Check(written, 100, "title").Single();
        Assert.Equal(ProblemCode.Required, problem.Code);
        Assert.Equal(["title"], problem.Path);
    }

    [Theory]
    [InlineData("?")]
    [InlineData("ب")]
    [InlineData("ป้า")]
    [InlineData("❤️")]
    [InlineData("1️⃣")]
    [InlineData("\uFFFD")]
    [InlineData("\u200F-")]
    public void Text_with_anything_to_read_is_text(string written) => Assert.Empty(PlainText.Check(written, 100));

    [Fact]
    public void Cleaning_twice_is_cleaning_once() =>
        Gen.String.Sample(written => Assert.Equal(PlainText.Clean(written), PlainText.Clean(PlainText.Clean(written))));

    [Fact]
    public void Any_text_at_all_can_be_cleaned() =>
        Gen.OneOf(Gen.Char, Gen.Char['\uD700', '\uE000'], Gen.Char['\uFDC0', '\uFFFF']).Array[0, 20].Sample(units => Assert.True(PlainText.Clean(new string(units)).IsNormalized()), iter: 5_000);
}
