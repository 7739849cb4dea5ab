using CommunityCollab.Core.Access;
using CommunityCollab.Core.Activities;
using CommunityCollab.Core.Campaigns;
using CommunityCollab.Core.Disclosure;
using CommunityCollab.Core.Identity;
using CommunityCollab.Data;
using CommunityCollab.Data.Access;
using CommunityCollab.Grains.Tallies;
using CommunityCollab.GraphQL.Access;
using CommunityCollab.GraphQL.Activities;
using CommunityCollab.GraphQL.Contributions;
using CommunityCollab.GraphQL.Relay;
using CommunityCollab.GraphQL.Tallies;
using GraphQL;
using Microsoft.EntityFrameworkCore;

namespace CommunityCollab.GraphQL.Campaigns;

/// <summary>One way of taking part in a campaign.</summary>
/// <param name="activity">The activity.</param>
/// <param name="campaign">Its campaign.</param>
[Name("Activity"), Implements(typeof(INode)), WithParent]
public sealed class ActivityNode(Activity activity, Campaign campaign) : INode
{
    /// <summary>The name of the type in global ids.</summary>
    internal const string TypeName = GlobalId.Activity;

    private const int SeenTogether = 5;

    /// <inheritdoc/>
    [Id]
    public string Id => GlobalId.Of(TypeName, activity.Id);

    /// <summary>Its type.</summary>
    public ActivityKind Kind => activity.Config.Kind;

    /// <summary>Its name.</summary>
    public string Title => activity.Title;

    /// <summary>What people read before they start; may be empty.</summary>
    public string Introduction => activity.Introduction;

    /// <summary>What is known of who said what.</summary>
    public IdentityMode Identity => activity.Identity;

    /// <summary>The words on how identity is handled.</summary>
    public string IdentityNotice => activity.IdentityNotice;

    /// <summary>How often one person may respond.</summary>
    public Responses Responses => activity.Responses;

    /// <summary>Whether it takes contributions now.</summary>
    public bool TakesContributions([FromServices] TimeProvider time) => campaign.TakesContributionsAt(time.GetUtcNow());

    /// <summary>What it asks.</summary>
    public IActivityConfig Config => ActivityConfigs.Of(activity);

    /// <summary>Its campaign.</summary>
    public CampaignNode Campaign => new(campaign);

    /// <summary>Its tally. STAFF needs the scope results:read and ROWS the scope results:rows, both of the district's own
    /// credentials; both readings are logged, and so is who was refused.</summary>
    public async Task<TallyNode?> Tally(IResolveFieldContext context, [FromServices] IGrainFactory grains, [FromServices] AuditLog audit, View view = View.Public)
    {
        if (!await TallyAccess.Tallies.AdmitAsync(Caller.Of(context), view, campaign, activity.Id, audit))
        {
            return null;
        }

        var tally = await grains.GetGrain<ITallyGrain>(activity.Id).GetAsync(view);
        return tally is null ? null : new TallyNode(tally);
    }

    /// <summary>The opinion groups, when it is an opinion activity, for STAFF and ROWS with the scopes those views need; null
    /// for the public, which sees groups in numbered releases only.</summary>
    public async Task<OpinionGroupsNode?> OpinionGroups(IResolveFieldContext context, [FromServices] IGrainFactory grains, [FromServices] AuditLog audit, View view = View.Staff)
    {
        if (!await TallyAccess.OpinionGroups.AdmitAsync(Caller.Of(context), view, campaign, activity.Id, audit))
        {
            return null;
        }

        var groups = await grains.GetGrain<ITallyGrain>(activity.Id).GetOpinionGroupsAsync(view);
        return groups is null ? null : new OpinionGroupsNode(activity.Id, view, groups);
    }

    /// <summary>A participant's own place among the opinion groups; null when it is no opinion activity or the token is not
    /// one of its tokens.</summary>
    public async Task<OwnOpinionGroupNode?> OwnOpinionGroup([FromServices] IGrainFactory grains, [FromServices] ParticipantTokens tokens, string participantToken)
    {
        var own = tokens.Read(activity.Id, participantToken) is { } participant
            ? await grains.GetGrain<ITallyGrain>(activity.Id).GetOwnOpinionGroupAsync(participant)
            : null;
        return own is null ? null : new OwnOpinionGroupNode(own);
    }

    /// <summary>The thoughts or statements people may see, in the order in which people could see them. Those who moderate the district's
    /// campaigns (scope moderation:write) and those who read its rows (results:rows) see held and removed ones too, and that they did is logged.</summary>
    [Paged]
    public async Task<TextItemConnection> TextItems(IResolveFieldContext context, [FromServices] Records records, [FromServices] AuditLog audit)
    {
        await using var read = records.Read(Caller.Of(context).Scope);
        var page = await read.TextItems.Where(row => row.ActivityId == activity.Id).PageAsync(context, row => row.Place);
        if (page.Rows.Any(row => row.State != TextItemState.Visible))
        {
            await audit.NoteAsync(Caller.Of(context).Principal!, AuditAction.HiddenTextsRead, activity.Id, campaign.DistrictId);
        }

        return new TextItemConnection { Edges = page.Edges((row, cursor) => new TextItemEdge(new TextItemNode(row), cursor)), PageInfo = page.Info, TotalCount = page.TotalCount };
    }

    /// <summary>Thoughts or statements a participant has had no say on yet: at random among the least seen, so that a room full of people
    /// covers all of them. How often each was seen is counted in fives, as figures are.</summary>
    public async Task<IReadOnlyList<TextItemNode>> NextTextItems(IResolveFieldContext context, [FromServices] Records records, [FromServices] ParticipantTokens tokens, string participantToken, int? first)
    {
        var size = Paging.Size(first);
        var participant = tokens.Read(activity.Id, participantToken);
        await using var read = records.Read(Data.Tenancy.TenantScope.System);
        var rows = await read.TextItems
            .Where(row => row.ActivityId == activity.Id && row.State == TextItemState.Visible && row.Author != participant
                && !read.Journal.Any(entry => entry.ActivityId == activity.Id && entry.Participant == participant && entry.Say == row.Id))
            .OrderBy(row => row.Says / SeenTogether).ThenBy(_ => EF.Functions.Random())
            .Take(size)
            .ToListAsync(context.CancellationToken);
        return participant is null ? [] : [.. rows.Select(row => new TextItemNode(row))];
    }

    /// <summary>What a participant shared here and what became of it, the oldest first: whether it shows, and for what reason it does
    /// not. Empty when the token is not one of this activity. Where an activity is ANONYMOUS nobody can be told: nothing is kept that
    /// links a person to what they wrote.</summary>
    public async Task<IReadOnlyList<OwnTextItemNode>> OwnTextItems(IResolveFieldContext context, [FromServices] Records records, [FromServices] ParticipantTokens tokens, string participantToken)
    {
        if (tokens.Read(activity.Id, participantToken) is not { } participant)
        {
            return [];
        }

        await using var read = records.Read(Data.Tenancy.TenantScope.System);
        var own = await read.TextItems
            .Where(item => item.ActivityId == activity.Id && item.Author == participant)
            .Join(
                read.Journal.Where(entry => entry.ActivityId == activity.Id && entry.Participant == participant),
                item => item.Id,
                entry => entry.TextId,
                (item, entry) => new { Item = item, entry.SubmissionId, entry.Sequence })
            .OrderBy(one => one.Sequence)
            .ToListAsync(context.CancellationToken);
        return [.. own.Select(one => new OwnTextItemNode(one.Item, one.SubmissionId!.Value))];
    }
}
