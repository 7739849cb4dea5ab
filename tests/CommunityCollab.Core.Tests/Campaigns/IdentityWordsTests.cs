using CommunityCollab.Core.Activities;
using CommunityCollab.Core.Campaigns;
using CommunityCollab.Core.Activities.Opinion;

namespace CommunityCollab.Core.Tests.Campaigns;

public sealed class IdentityWordsTests
{
    [Theory]
    [InlineData("An anonymous survey")]
    [InlineData("ANONYMITY is guaranteed")]
    [InlineData("Ａｎｏｎｙｍｏｕｓ")]
    [InlineData("anony\u00ADmous")]
    [InlineData("anon\u200Bymous")]
    [InlineData("An0nymous")]
    [InlineData("Sus respuestas son anónimas")]
    [InlineData("Garantizamos el anonimato")]
    [InlineData("Respostas anônimas")]
    [InlineData("Sondage anonyme")]
    [InlineData("Анонимный опрос")]
    [InlineData("Анонімне опитування")]
    [InlineData("استبيان مجهول")]
    [InlineData("不记名投票")]
    [InlineData("Khảo sát ẩn danh")]
    [InlineData("익명 설문")]
    [InlineData("Nobody will know who you are")]
    [InlineData("No one can see who answered, not even your principal")]
    [InlineData("We don't know who you are.")]
    [InlineData("Your answer cannot be traced back to you")]
    [InlineData("Nadie sabrá quién es usted")]
    public void Words_that_promise_anonymity_are_for_anonymous_activities_alone(string words)
    {
        Assert.Single(Refusals(words, IdentityMode.Confidential));
        Assert.Single(Refusals(words, IdentityMode.Identified));
        Assert.Single(Refusals(words, null));
        Assert.Empty(Refusals(words, IdentityMode.Anonymous));
    }

    [Theory]
    [InlineData("A confidential survey")]
    [InlineData("Confidentiality is assured")]
    [InlineData("Encuesta confidencial")]
    [InlineData("Enquête confidentielle")]
    [InlineData("Конфиденциально")]
    [InlineData("استبيان بسرية تامة")]
    [InlineData("保密")]
    [InlineData("Bảo mật")]
    [InlineData("Told in strict confidence")]
    [InlineData("Your answers stay private")]
    [InlineData("Sus respuestas son privadas")]
    public void Words_that_promise_confidence_are_for_confidential_activities_alone(string words)
    {
        Assert.Single(Refusals(words, IdentityMode.Anonymous));
        Assert.Single(Refusals(words, IdentityMode.Identified));
        Assert.Single(Refusals(words, null));
        Assert.Empty(Refusals(words, IdentityMode.Confidential));
    }

    [Theory]
    [InlineData("How confident are students?")]
    [InlineData("¿Tiene confianza en la escuela?")]
    [InlineData("Private schools in our county")]
    [InlineData("Do you know who to call about the bus?")]
    [InlineData("Nobody answers the phone at the office")]
    [InlineData("Ideas for the name of the new school")]
    [InlineData("Names of teachers you would thank")]
    public void Other_words_are_an_authors_own(string words) => Assert.Empty(Refusals(words, null));

    [Fact]
    public void A_statement_that_people_agree_with_or_not_may_be_on_anonymity()
    {
        OpinionConfig config = new("Should we vote online?", [new Option("s1", "The anonymity of the secret ballot matters more to me than convenience."), new Option("s2", "I vote.")]);
        Assert.Equal(["question"], config.Type.Texts(config).Select(text => string.Join('/', text.Path)));
    }

    private static IEnumerable<Problems.Problem> Refusals(string words, IdentityMode? mode) => IdentityWords.Check([new AuthorText(words, "title")], mode);
}
