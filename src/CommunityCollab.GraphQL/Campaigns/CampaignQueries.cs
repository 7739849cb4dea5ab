using System.Globalization;
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
    public static async Task<INode?> Node(IResolveFieldContext context, [FromServices] Records records, [Id] string id) => GlobalId.Read(id) switch
    {
        (CampaignNode.TypeName, _) => await Campaign(context, records, id),
        (ActivityNode.TypeName, _) => await Activity(context, records, id),
        (DistrictNode.TypeName, var district) => await FindDistrictAsync(context, records, district),
        (SchoolNode.TypeName, var school) => await FindSchoolAsync(context, records, school),
        (AgencyNode.TypeName, var agency) => await FindAgencyAsync(context, records, agency),
        _ => null,
    };

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

    /// <summary>The campaigns the caller may see, the newest first: public ones, and those of the caller's own district.</summary>
    /// <param name="context">The request.</param>
    /// <param name="records">The records.</param>
    /// <param name="first">How many, up to 100; 20 when left out.</param>
    /// <param name="after">The cursor to start after.</param>
    /// <param name="districtId">Only this district's.</param>
    /// <param name="states">Only those in one of these states.</param>
    [Anyone]
    public static async Task<CampaignConnection> Campaigns(IResolveFieldContext context, [FromServices] Records records, int? first, string? after, [Id] string? districtId, IReadOnlyList<CampaignState>? states)
    {
        var size = Paging.Size(first);
        var (createdBefore, idBefore) = ReadCampaignCursor(after);
        var district = districtId is null ? (Guid?)null : GlobalId.IdOf(DistrictNode.TypeName, districtId);
        await using var read = records.Read(Caller.Of(context).Scope);
        var rows = await read.Campaigns
            .Include(row => row.Activities)
            .Where(row => district == null || row.DistrictId == district)
            .Where(row => states == null || states.Contains(row.State))
            .Where(row => createdBefore == null || row.CreatedAt < createdBefore || (row.CreatedAt == createdBefore && row.Id.CompareTo(idBefore) < 0))
            .OrderByDescending(row => row.CreatedAt).ThenByDescending(row => row.Id)
            .Take(size + 1)
            .ToListAsync(context.CancellationToken);
        var districts = new DistrictsOfCampaigns(records, [.. rows.Select(row => row.DistrictId).Distinct()]);
        var edges = rows.Select(row => new CampaignEdge(new CampaignNode(row.ToCampaign()) { Districts = districts }, CampaignCursor(row.CreatedAt, row.Id))).ToList();
        return new CampaignConnection
        {
            Edges = [.. edges.Take(size)],
            PageInfo = Paging.Info([.. edges.Select(edge => edge.Cursor)], size, after),
        };
    }

    private static async Task<INode?> FindDistrictAsync(IResolveFieldContext context, Records records, Guid id)
    {
        await using var read = records.Read(Caller.Of(context).Scope);
        var row = await read.Districts.FirstOrDefaultAsync(row => row.Id == id, context.CancellationToken);
        return row is null ? null : new DistrictNode(row);
    }

    private static async Task<INode?> FindSchoolAsync(IResolveFieldContext context, Records records, Guid id)
    {
        await using var read = records.Read(Caller.Of(context).Scope);
        var row = await read.Schools.FirstOrDefaultAsync(row => row.Id == id, context.CancellationToken);
        return row is null ? null : new SchoolNode(row);
    }

    private static async Task<INode?> FindAgencyAsync(IResolveFieldContext context, Records records, Guid id)
    {
        await using var read = records.Read(Caller.Of(context).Scope);
        var row = await read.Agencies.FirstOrDefaultAsync(row => row.Id == id, context.CancellationToken);
        return row is null ? null : new AgencyNode(row);
    }

    private static string CampaignCursor(DateTimeOffset createdAt, Guid id) =>
        Paging.Cursor(string.Create(CultureInfo.InvariantCulture, $"{createdAt.ToUnixTimeMilliseconds()} {id:N}"));

    private static (DateTimeOffset? CreatedAt, Guid Id) ReadCampaignCursor(string? cursor)
    {
        if (Paging.Key(cursor) is not { } key)
        {
            return default;
        }

        var parts = key.Split(' ');
        return parts.Length == 2
            && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)
            && milliseconds <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
            && Guid.TryParseExact(parts[1], "N", out var id)
            ? (DateTimeOffset.FromUnixTimeMilliseconds(milliseconds), id)
            : throw Paging.UnknownCursor();
    }
}
