using CommunityCollab.Core.Campaigns;
using CommunityCollab.Core.Identity;
using CommunityCollab.Data;
using CommunityCollab.GraphQL.Access;
using CommunityCollab.GraphQL.Campaigns;
using CommunityCollab.GraphQL.Relay;
using CommunityCollab.GraphQL.Tenancy;
using GraphQL;
using Microsoft.EntityFrameworkCore;

namespace CommunityCollab.GraphQL;

public sealed partial class Query
{
    private static readonly string[] FiveGuidingQuestions =
    [
        "What do graduates from this school district need in the 21st century to be successful?",
        "How do we prepare the students in this district for a rapidly changing economy?",
        "How do we ensure that all students are being well served in our district?",
        "What do you hope and expect students in this district will know and be able to do?",
        "What could learning environments in this district look like to ensure that students are prepared for the world once they graduate?",
    ];

    /// <summary>The five guiding questions of the Community Collaboration for School Innovation Toolkit (Colorado, 2016).</summary>
    [Anyone]
    public static IReadOnlyList<string> GuidingQuestions() => FiveGuidingQuestions;

    /// <summary>The thing of a global id; null if there is none, or none the caller may know of.</summary>
    [Anyone]
    public static Task<INode?> Node(IResolveFieldContext context, [Id] string id) => new Nodes(context).FindAsync(id);

    /// <summary>A campaign; null if there is none, or none the caller may know of.</summary>
    [Anyone]
    public static async Task<CampaignNode?> Campaign(IResolveFieldContext context, [FromServices] Records records, [Id] string id) =>
        await CampaignsInReach.FindAsync(context, records, GlobalId.IdOf(CampaignNode.TypeName, id)) is { } campaign ? new CampaignNode(campaign) : null;

    /// <summary>An activity; null if there is none, or none the caller may know of.</summary>
    [Anyone]
    public static async Task<ActivityNode?> Activity(IResolveFieldContext context, [FromServices] Records records, [Id] string id)
    {
        var activityId = GlobalId.IdOf(ActivityNode.TypeName, id);
        var campaign = await CampaignsInReach.FindOfActivityAsync(context, records, activityId);
        return campaign is null ? null : new ActivityNode(campaign.Activities.First(activity => activity.Id == activityId), campaign);
    }

    /// <summary>The campaigns the caller may see: public ones, and those of the caller's own district. In the order in which they were made; one that
    /// becomes public comes last then, so that whoever had read to the end meets it.</summary>
    /// <param name="context">The request.</param>
    /// <param name="records">The records.</param>
    /// <param name="districtId">Only this district's.</param>
    /// <param name="states">Only those in one of these states.</param>
    [Paged, Anyone]
    public static async Task<CampaignConnection> Campaigns(IResolveFieldContext context, [FromServices] Records records, [Id] string? districtId, IReadOnlyList<CampaignState>? states)
    {
        var district = districtId is null ? (Guid?)null : GlobalId.IdOf(DistrictNode.TypeName, districtId);
        await using var read = records.Read(Caller.Of(context).Scope);
        var page = await read.Campaigns
            .Include(row => row.Activities)
            .Where(row => (district == null || row.DistrictId == district) && (states == null || states.Contains(row.State)))
            .PageAsync(context, row => row.Place);
        var districts = new DistrictsOfCampaigns(records, [.. page.Rows.Select(row => row.DistrictId).Distinct()]);
        return new CampaignConnection
        {
            Edges = page.Edges((row, cursor) => new CampaignEdge(new CampaignNode(row.ToCampaign()) { Districts = districts }, cursor)),
            PageInfo = page.Info,
            TotalCount = page.TotalCount,
        };
    }
}
