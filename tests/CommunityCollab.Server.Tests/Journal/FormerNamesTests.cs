using System.Text.Json;
using CommunityCollab.Core.Activities;
using CommunityCollab.Core.Activities.Exchange;
using CommunityCollab.Core.Activities.Opinion;
using CommunityCollab.Core.Activities.Survey;
using CommunityCollab.Data;

namespace CommunityCollab.Server.Tests.Journal;

/// <summary>What was stored when keys were still called ids opens as it was.</summary>
public sealed class FormerNamesTests
{
    [Fact]
    public void A_stored_definition_keeps_its_keys()
    {
        const string Stored = """{"groups":[{"id":"parents","name":"Parents"}],"title":"A campaign","timeZone":"America/Denver"}""";
        var plan = JsonSerializer.Deserialize(Stored, RecordJson.Default.CampaignPlan)!;
        Assert.Equal("parents", plan.Groups.Single().Key);
        Assert.Contains("\"id\":\"parents\"", JsonSerializer.Serialize(plan, RecordJson.Default.CampaignPlan), StringComparison.Ordinal);

        const string Config = """{"activity":"survey","items":[{"type":"single","id":"need","prompt":"Which?","options":[{"id":"a","label":"A"},{"id":"b","label":"B"}]}]}""";
        var item = Assert.IsType<SurveyConfig>(JsonSerializer.Deserialize(Config, RecordJson.Default.ActivityConfig)).Items.Single();
        Assert.Equal("need", item.Key);
        Assert.Equal(["a", "b"], item.Choosable!.Select(option => option.Key));
    }

    [Fact]
    public void A_journalled_rating_and_vote_keep_what_they_are_on()
    {
        Assert.Equal(new Rating("1.2", 4), Read("""{"type":"rating","thoughtId":"1.2","stars":4}"""));
        Assert.Equal(new RatingSkip("1.2", SkipReason.Unclear), Read("""{"type":"skip","thoughtId":"1.2","reason":"Unclear"}"""));
        Assert.Equal(new StatementVoteCast("s1", Vote.Agree), Read("""{"type":"vote","statementId":"s1","vote":"Agree"}"""));
    }

    private static ContributionBody? Read(string stored) => JsonSerializer.Deserialize(stored, RecordJson.Default.ContributionBody);
}
