using System.Text.Json;
using CommunityCollab.Core.Activities.Survey;
using CommunityCollab.Core.Campaigns;
using CommunityCollab.Core.Problems;

namespace CommunityCollab.Core.Programmes;

/// <summary>The questions an agency asks in every district of a programme, locked so that answers compare, in the survey that carries
/// them. A district adds its own block after them.</summary>
/// <param name="Title">The survey's name; a district may change it.</param>
/// <param name="Introduction">What people read before they start; a district may change it.</param>
/// <param name="Items">The locked questions.</param>
/// <param name="Identity">What is known of who said what; locked.</param>
/// <param name="Responses">How often one person may respond; locked.</param>
/// <param name="MostLocalItems">How many questions a district may add.</param>
[GenerateSerializer, Immutable, Alias("CoreBlock")]
public sealed record CoreBlock(
    [property: Id(0)] string Title,
    [property: Id(1)] string Introduction,
    [property: Id(2)] IReadOnlyList<SurveyItem> Items,
    [property: Id(3)] IdentityMode Identity,
    [property: Id(4)] Responses Responses,
    [property: Id(5)] int MostLocalItems)
{
    /// <summary>The survey a district starts with.</summary>
    public Activity ToActivity(Guid id, Guid campaignId) => new()
    {
        Id = id,
        CampaignId = campaignId,
        Title = Title,
        Introduction = Introduction,
        Config = new SurveyConfig(Items),
        Identity = Identity,
        Responses = Responses,
    };

    /// <summary>Everything a district changed in its survey that is locked, or added beyond its own block.</summary>
    /// <param name="activity">The survey as the district wants it.</param>
    public IEnumerable<Problem> Check(Activity activity)
    {
        if (activity.Config is not SurveyConfig survey)
        {
            return [Problem.At(ProblemCode.Forbidden, "This survey carries the programme's core block, so it stays a survey.", "config")];
        }

        return [.. Items.SelectMany((item, place) => Check(item, survey.Items, place)), .. CheckLocalBlock(survey), .. CheckPromise(activity)];
    }

    // Records compare their lists by reference; what they are written as compares all of them.
    private static string Written(SurveyItem item) => JsonSerializer.Serialize(item);

    private static IEnumerable<Problem> Check(SurveyItem core, IReadOnlyList<SurveyItem> items, int place)
    {
        if (place >= items.Count || Written(core) != Written(items[place]))
        {
            yield return Problem.At(
                ProblemCode.Forbidden,
                $"'{core.Key}' belongs to the programme's core block: it stays question {place + 1}, as the agency wrote it. Put your own questions after the block.",
                place < items.Count ? ["config", "survey", "items", $"{place}"] : ["config", "survey", "items"]);
        }
    }

    private IEnumerable<Problem> CheckLocalBlock(SurveyConfig survey)
    {
        if (survey.Items.Count > Items.Count + MostLocalItems)
        {
            yield return Problem.At(
                ProblemCode.Forbidden, $"The local block takes up to {MostLocalItems} questions; put more in an activity of your own.", "config", "survey", "items", $"{Items.Count + MostLocalItems}");
        }
    }

    private IEnumerable<Problem> CheckPromise(Activity activity)
    {
        if (activity.Identity != Identity)
        {
            yield return Problem.At(ProblemCode.Forbidden, "What is known of who said what is the same in every district of the programme.", "identity");
        }

        if (activity.Responses != Responses)
        {
            yield return Problem.At(ProblemCode.Forbidden, "How often one person may respond is the same in every district of the programme.", "responses");
        }

        if (activity.LinkUses != LinkUses.None)
        {
            yield return Problem.At(ProblemCode.Forbidden, "The programme uses the link between a person and their answers for nothing else.", activity.LinkUses.FirstName());
        }
    }
}
