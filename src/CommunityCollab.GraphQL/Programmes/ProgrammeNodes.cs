using CommunityCollab.Core.Campaigns;
using CommunityCollab.Core.Identity;
using CommunityCollab.Core.Programmes;
using CommunityCollab.Data;
using CommunityCollab.Data.Access;
using CommunityCollab.Data.Programmes;
using CommunityCollab.Core.Access;
using CommunityCollab.GraphQL.Access;
using CommunityCollab.GraphQL.Activities;
using CommunityCollab.GraphQL.Campaigns;
using CommunityCollab.GraphQL.Relay;
using CommunityCollab.GraphQL.Tenancy;
using GraphQL;

namespace CommunityCollab.GraphQL.Programmes;

/// <summary>A campaign that an agency offers to its districts: a template with a locked core block, windows, and the rule for releasing
/// results.</summary>
/// <param name="row">Its record.</param>
[Name("Programme"), Implements(typeof(INode)), WithParent]
public sealed class ProgrammeNode(ProgrammeRow row) : INode
{
    /// <summary>The name of the type in global ids.</summary>
    internal const string TypeName = "Programme";

    private readonly Programme _programme = row.ToProgramme();

    /// <inheritdoc/>
    [Id]
    public string Id => GlobalId.Of(TypeName, row.Id);

    /// <summary>Its name.</summary>
    public string Title => row.Title;

    /// <summary>What districts read before they answer the offer.</summary>
    public string About => _programme.About;

    /// <summary>When it was first offered, from when on it is fixed; null while it is a draft.</summary>
    public DateTimeOffset? OfferedAt => row.OfferedAt;

    /// <summary>The locked questions.</summary>
    public CoreBlockNode Core => new(_programme.Core);

    /// <summary>How much influence is promised, until a district says otherwise.</summary>
    public SpectrumLevel Level => _programme.Level;

    /// <summary>Whether students may take part.</summary>
    public bool IncludesStudents => _programme.IncludesStudents;

    /// <summary>When districts open, unless their offer says otherwise.</summary>
    public DateTimeOffset OpensAt => _programme.OpensAt;

    /// <summary>When they close.</summary>
    public DateTimeOffset ClosesAt => _programme.ClosesAt;

    /// <summary>The IANA time zone its dates are shown in.</summary>
    public string TimeZone => _programme.TimeZone;

    /// <summary>What must hold before results show; null when they show live, in the public's steps.</summary>
    public ReleaseRuleNode? ReleaseRule => _programme.Rule is { } rule ? new ReleaseRuleNode(rule) : null;

    /// <summary>Whom it was offered to and what they said, in the order in which it was offered; for a district, its own offer alone.</summary>
    /// <param name="context">The request.</param>
    /// <param name="records">The records.</param>
    /// <param name="states">Only those in one of these states.</param>
    [Paged]
    public async Task<OfferConnection> Offers(IResolveFieldContext context, [FromServices] Records records, IReadOnlyList<OfferState>? states)
    {
        await using var read = records.Read(Caller.Of(context).Scope);
        var page = await read.Offers
            .Where(offer => offer.ProgrammeId == row.Id && (states == null || states.Contains(offer.State)))
            .PageAsync(context, offer => offer.Place);
        var districts = new DistrictsOfCampaigns(records, [.. page.Rows.Select(offer => offer.DistrictId)]);
        return new OfferConnection
        {
            Edges = page.Edges((offer, cursor) => new OfferEdge(new OfferNode(offer) { Districts = districts }, cursor)),
            PageInfo = page.Info,
            TotalCount = page.TotalCount,
        };
    }
}

/// <summary>The questions asked in every district of a programme, locked so that answers compare.</summary>
/// <param name="core">The block.</param>
[Name("CoreBlock"), WithParent]
public sealed class CoreBlockNode(CoreBlock core)
{
    /// <summary>The survey's name; districts may change it.</summary>
    public string Title => core.Title;

    /// <summary>What people read before they start; districts may change it.</summary>
    public string Introduction => core.Introduction;

    /// <summary>The locked questions.</summary>
    public IReadOnlyList<SurveyItemNode> Items => [.. core.Items.Select(item => new SurveyItemNode(item))];

    /// <summary>What is known of who said what.</summary>
    public IdentityMode Identity => core.Identity;

    /// <summary>How often one person may respond.</summary>
    public Responses Responses => core.Responses;

    /// <summary>How many questions a district may add after the block.</summary>
    public int MostLocalItems => core.MostLocalItems;
}

/// <summary>What must hold before anyone but the district itself sees what its people answered: that its campaign is over, that the day
/// has come, and that enough of those asked took part.</summary>
/// <param name="rule">The rule.</param>
[Name("ReleaseRule"), WithParent]
public sealed class ReleaseRuleNode(ReleaseRule rule)
{
    /// <summary>The embargo: results show from this very moment on; null for none.</summary>
    public DateTimeOffset? NotBefore => rule.NotBefore;

    /// <summary>The participation rate that must be exceeded, in whole percents; exactly this does not pass. Null for none.</summary>
    public int? MoreThanPercent => rule.MoreThanPercent;

    /// <summary>The fewest people who must have taken part.</summary>
    public int AtLeast => rule.AtLeast;
}

/// <summary>An agency's offer of a programme to a district, and what the district said.</summary>
/// <param name="row">Its record.</param>
[Name("Offer"), Implements(typeof(INode)), WithParent]
public sealed class OfferNode(OfferRow row) : INode
{
    /// <summary>The name of the type in global ids.</summary>
    internal const string TypeName = "Offer";

    /// <summary>The districts of the page it stands on; null when it stands alone.</summary>
    internal DistrictsOfCampaigns? Districts { get; init; }

    /// <inheritdoc/>
    [Id]
    public string Id => GlobalId.Of(TypeName, row.Id);

    /// <summary>The id of the programme.</summary>
    [Id]
    public string ProgrammeId => GlobalId.Of(ProgrammeNode.TypeName, row.ProgrammeId);

    /// <summary>The district.</summary>
    public Task<DistrictNode> District([FromServices] Records records) =>
        (Districts ?? new DistrictsOfCampaigns(records, [row.DistrictId])).FindAsync(row.DistrictId);

    /// <summary>Where it stands.</summary>
    public OfferState State => row.State;

    /// <summary>When the district opens.</summary>
    public DateTimeOffset OpensAt => row.OpensAt;

    /// <summary>When it closes.</summary>
    public DateTimeOffset ClosesAt => row.ClosesAt;

    /// <summary>When it was made.</summary>
    public DateTimeOffset OfferedAt => row.OfferedAt;

    /// <summary>When it was answered or taken back; null while it waits.</summary>
    public DateTimeOffset? AnsweredAt => row.AnsweredAt;

    /// <summary>Who answered it or took it back; null while it waits.</summary>
    public string? AnsweredBy => row.AnsweredBy;

    /// <summary>Why it was declined or taken back, if they said.</summary>
    public string? Reason => row.Reason;

    /// <summary>The id of the campaign that it became; null unless it was accepted.</summary>
    [Id]
    public string? CampaignId => row.CampaignId is { } id ? GlobalId.Of(CampaignNode.TypeName, id) : null;
}

/// <summary>What a campaign is bound by because it is a district's part in an agency's programme.</summary>
/// <param name="campaign">The campaign.</param>
/// <param name="part">What binds it.</param>
[Name("ProgrammePart"), WithParent]
public sealed class ProgrammePartNode(Campaign campaign, ProgrammePart part) : IOfTenant
{
    /// <summary>The id of the programme.</summary>
    [Id]
    public string ProgrammeId => GlobalId.Of(ProgrammeNode.TypeName, part.ProgrammeId);

    /// <summary>The programme's name.</summary>
    public string Title => part.Title;

    /// <summary>The id of the activity that carries the core block.</summary>
    [Id]
    public string CoreActivityId => GlobalId.Of(ActivityNode.TypeName, part.CoreActivityId);

    /// <summary>The locked questions.</summary>
    public CoreBlockNode Core => new(part.Core);

    /// <summary>What must hold before results show; null when they show live, in the public's steps.</summary>
    public ReleaseRuleNode? ReleaseRule => part.Rule is { } rule ? new ReleaseRuleNode(rule) : null;

    /// <summary>What came of the release; null while that is not decided, or when there is no rule.</summary>
    public ReleaseVerdict? Release => part.Release?.Verdict;

    /// <summary>When that was decided; null until then.</summary>
    public DateTimeOffset? ReleaseDecidedAt => part.Release?.At;

    /// <summary>How many people the campaign asks, as signed; null while nobody has.</summary>
    public HeadCountNode? HeadCount => part.HeadCount is { } count ? new HeadCountNode(count) : null;

    /// <summary>Every head count the district signed, oldest first, with who signed it; for the district's own staff with the scope campaigns:read.</summary>
    [Own(Scopes.CampaignsRead)]
    public IReadOnlyList<SignedHeadCountNode>? HeadCounts() => [.. part.HeadCounts.Select(count => new SignedHeadCountNode(count))];

    bool IOfTenant.IsOf(Principal principal) => principal.ActsIn(campaign.DistrictId, campaign.Id);
}

/// <summary>How many people a campaign asks: the denominator of its participation rate.</summary>
/// <param name="count">The count.</param>
[Name("HeadCount"), WithParent]
public sealed class HeadCountNode(HeadCount count)
{
    /// <summary>From 1; a count signed anew has the next.</summary>
    public int Version => count.Version;

    /// <summary>How many people.</summary>
    public int Count => count.Count;

    /// <summary>Where the count comes from.</summary>
    public string Source => count.Source;

    /// <summary>The day it was counted.</summary>
    public DateOnly CountedOn => count.CountedOn;

    /// <summary>When it was signed.</summary>
    public DateTimeOffset SignedAt => count.SignedAt;
}

/// <summary>A head count with who signed it and why.</summary>
/// <param name="count">The count.</param>
[Name("SignedHeadCount"), WithParent]
public sealed class SignedHeadCountNode(HeadCount count)
{
    /// <summary>The count.</summary>
    public HeadCountNode HeadCount => new(count);

    /// <summary>Who signed it.</summary>
    public string SignedBy => count.SignedBy;

    /// <summary>Why it took the place of the one before; null for the first.</summary>
    public string? Reason => count.Reason;
}

/// <summary>A programme in a list.</summary>
/// <param name="node">The programme.</param>
/// <param name="cursor">Its place.</param>
[Name("ProgrammeEdge"), WithParent]
public sealed class ProgrammeEdge(ProgrammeNode node, string cursor)
{
    /// <summary>The programme.</summary>
    public ProgrammeNode Node => node;

    /// <summary>Its place in the list.</summary>
    public string Cursor => cursor;
}

/// <summary>A page of programmes.</summary>
[Name("ProgrammeConnection"), WithParent]
public sealed class ProgrammeConnection
{
    /// <summary>The programmes with their places.</summary>
    public required IReadOnlyList<ProgrammeEdge> Edges { get; init; }

    /// <summary>Where the page stands.</summary>
    public required PageInfo PageInfo { get; init; }

    /// <summary>How many there are on all pages.</summary>
    public required int TotalCount { get; init; }
}

/// <summary>An offer in a list.</summary>
/// <param name="node">The offer.</param>
/// <param name="cursor">Its place.</param>
[Name("OfferEdge"), WithParent]
public sealed class OfferEdge(OfferNode node, string cursor)
{
    /// <summary>The offer.</summary>
    public OfferNode Node => node;

    /// <summary>Its place in the list.</summary>
    public string Cursor => cursor;
}

/// <summary>A page of offers.</summary>
[Name("OfferConnection"), WithParent]
public sealed class OfferConnection
{
    /// <summary>The offers with their places.</summary>
    public required IReadOnlyList<OfferEdge> Edges { get; init; }

    /// <summary>Where the page stands.</summary>
    public required PageInfo PageInfo { get; init; }

    /// <summary>How many there are on all pages.</summary>
    public required int TotalCount { get; init; }
}
