using CommunityCollab.Core.Languages;

namespace CommunityCollab.Core.Tests.Languages;

public sealed class LanguageTagsTests
{
    [Theory]
    [InlineData("en", "en")]
    [InlineData("es_MX", "es-MX")]
    [InlineData("ES-mx", "es-MX")]
    [InlineData(" es ", "es")]
    [InlineData("zh", "zh")]
    [InlineData("ZH-hans", "zh-Hans")]
    [InlineData("zh_HANT_tw", "zh-Hant-TW")]
    [InlineData("kjb", "kjb")]
    [InlineData("es-419", "es-419")]
    [InlineData("zh-cmn-hans-cn", "zh-cmn-Hans-CN")]
    [InlineData("sl-ROZAJ-biske-1994", "sl-rozaj-biske-1994")]
    [InlineData("de-CH-1901", "de-CH-1901")]
    [InlineData("ar-U-NU-LATN", "ar-u-nu-latn")]
    [InlineData("en-x-US-Abcd", "en-x-us-abcd")]
    public void A_tag_is_taken_in_the_spelling_of_RFC_5646(string tag, string canonical)
    {
        Assert.Equal(canonical, LanguageTags.Canonical(tag));
        Assert.Equal(canonical, LanguageTags.Canonical(canonical));
        Assert.Empty(LanguageTags.Check(tag));
    }

    [Theory]
    [InlineData("english", "english")]
    [InlineData("", "")]
    [InlineData("e", "e")]
    [InlineData("es-", "")]
    [InlineData("es--MX", "")]
    [InlineData("es-Mexico1-toolongsubtag", "toolongsubtag")]
    [InlineData("es MX", "es MX")]
    [InlineData("en-US-GB", "GB")]
    [InlineData("zh-Hans-Hant", "Hant")]
    [InlineData("en-ü", "ü")]
    [InlineData("en-u", "u")]
    public void A_malformed_one_is_refused_with_the_part_that_is_wrong(string tag, string culprit)
    {
        Assert.Null(LanguageTags.Canonical(tag));
        Assert.StartsWith($"'{culprit}' ", LanguageTags.Check(tag, "languages", "0").Single().Message, StringComparison.Ordinal);
    }
}
