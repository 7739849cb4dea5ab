using System.Globalization;
using CommunityCollab.Core.Access;
using CommunityCollab.Core.Activities;
using CommunityCollab.Core.Disclosure;
using CommunityCollab.Core.Identity;
using CommunityCollab.Data;
using CommunityCollab.Data.Access;
using CommunityCollab.Data.Mail;
using CommunityCollab.Grains.Onboarding;
using CommunityCollab.Grains.Tenancy;
using CommunityCollab.GraphQL.Access;
using CommunityCollab.GraphQL.Activities;
using CommunityCollab.GraphQL.Agreements;
using CommunityCollab.GraphQL.Audit;
using CommunityCollab.GraphQL.Campaigns;
using CommunityCollab.GraphQL.Credentials;
using CommunityCollab.GraphQL.Invitations;
using CommunityCollab.GraphQL.Onboarding;
using CommunityCollab.GraphQL.Programmes;
using CommunityCollab.GraphQL.RollUps;
using CommunityCollab.GraphQL.Staff;
using CommunityCollab.GraphQL.Tallies;
using CommunityCollab.GraphQL.Tenancy;
using GraphQL;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CommunityCollab.GraphQL.Relay;

/// <summary>Finds things again by their global ids, with the rights that the fields they came from ask for.</summary>
/// <param name="context">The request.</param>
internal sealed class Nodes(IResolveFieldContext context)
{
    private readonly Records _records = context.RequestServices!.GetRequiredService<Records>();
    private readonly TimeProvider _time = context.RequestServices!.GetRequiredService<TimeProvider>();

    private Caller Caller => Caller.Of(context);

    private IGrainFactory Grains => context.RequestServices!.GetRequiredService<IGrainFactory>();

    private AuditLog Audit => context.RequestServices!.GetRequiredService<AuditLog>();

    /// <summary>The thing of a global id; null if there is none, or none the caller may know of.</summary>
    public async Task<INode?> FindAsync(string id)
    {
        if (GlobalId.ReadPart(id) is var (partType, whole, part))
        {
            return await FindPartAsync(partType, whole, part);
        }

        if (GlobalId.Read(id) is not var (type, own))
        {
            return null;
        }

        await using var read = _records.Read(Caller.Scope);
        return type switch
        {
            CampaignNode.TypeName => await Query.Campaign(context, _records, id),
            ActivityNode.TypeName => await Query.Activity(context, _records, id),
            ProgrammeNode.TypeName => Has(Scopes.ProgrammesRead) ? await Query.Programme(context, _records, id) : null,
            ImportNode.TypeName => Has(Scopes.TenantsWrite) ? await Query.Import(context, _records, id) : null,
            RollUpNode.TypeName => Has(Scopes.RollupRead)
                ? await Query.AgencyRollup(context, Grains, _records, GlobalId.Of(ProgrammeNode.TypeName, own))
                : null,
            DistrictActivityNode.TypeName => Has(Scopes.CampaignsRead) && Caller.Principal?.DistrictId == own
                ? new DistrictActivityNode(await Grains.GetGrain<IDistrictActivityGrain>(own).GetAsync(), Caller.Principal!)
                : null,
            _ => await FindRowAsync(read, type, own),
        };
    }

    private async Task<INode?> FindRowAsync(CollabContext read, string type, Guid id)
    {
        var cancellation = context.CancellationToken;
        switch (type)
        {
            case DistrictNode.TypeName:
                return await read.Districts.FirstOrDefaultAsync(row => row.Id == id, cancellation) is { } district ? new DistrictNode(district) : null;
            case SchoolNode.TypeName:
                return await read.Schools.FirstOrDefaultAsync(row => row.Id == id, cancellation) is { } school ? new SchoolNode(school) : null;
            case AgencyNode.TypeName:
                return await read.Agencies.FirstOrDefaultAsync(row => row.Id == id, cancellation) is { } agency ? new AgencyNode(agency) : null;
            case AgreementNode.TypeName when Has(Scopes.TenantsRead):
                return await read.Agreements.FirstOrDefaultAsync(row => row.Id == id, cancellation) is { } agreement
                    ? new AgreementNode(agreement, DateOnly.FromDateTime(_time.GetUtcNow().UtcDateTime))
                    : null;
            case AuditEntryNode.TypeName when Has(Scopes.AuditRead):
                return await read.Audit.FirstOrDefaultAsync(row => row.Id == id, cancellation) is { } line ? new AuditEntryNode(line) : null;
            case CredentialRules.TypeName when Has(Scopes.CredentialsWrite):
                return await read.Credentials.FirstOrDefaultAsync(row => row.Id == id, cancellation) is { } credential
                    ? new CredentialNode(credential, _time.GetUtcNow())
                    : null;
            case InvitationNode.TypeName when Has(Scopes.StaffRead):
                return await FindInvitationAsync(read, id);
            case ImportProgressNode.TypeName when Has(Scopes.TenantsWrite):
                return await read.Imports.FirstOrDefaultAsync(row => row.Id == id, cancellation) is { } import
                    ? new ImportProgressNode(ImportProgress.Of(import))
                    : null;
            case OfferNode.TypeName when Has(Scopes.ProgrammesRead):
                return await read.Offers.FirstOrDefaultAsync(row => row.Id == id, cancellation) is { } offer ? new OfferNode(offer) : null;
            case PersonNode.TypeName or GrantNode.TypeName when Has(Scopes.StaffRead):
                return await FindStaffAsync(read, type, id);
            case MembershipNode.TypeName when Has(Scopes.TenantsRead):
                return await FindMembershipAsync(id);
            default:
                return null;
        }
    }

    private async Task<INode?> FindPartAsync(string type, Guid whole, string part) => type switch
    {
        TextItemNode.TypeName => await FindTextItemAsync(whole, part),
        TallyNode.TypeName => ViewOf(part) is { } view && await FindActivityAsync(whole) is { } activity ? await activity.Tally(context, Grains, Audit, view) : null,
        OpinionGroupsNode.TypeName => ViewOf(part) is { } view && await FindActivityAsync(whole) is { } activity
            ? await activity.OpinionGroups(context, Grains, Audit, view)
            : null,
        FindingNode.TypeName when Has(Scopes.TenantsWrite) => await FindFindingAsync(whole, part),
        DistrictPairNode.TypeName when Has(Scopes.TenantsWrite) => await FindPairAsync(whole, part),
        RollUpDistrictNode.TypeName when Has(Scopes.RollupRead) => await FindRollUpDistrictAsync(whole, part),
        _ => null,
    };

    private bool Has(string scope) => Caller.Principal?.Scopes.Contains(scope) == true;

    private static View? ViewOf(string part) => Enum.GetValues<View>().Cast<View?>().FirstOrDefault(view => $"{view}" == part);

    private Task<ActivityNode?> FindActivityAsync(Guid id) => Query.Activity(context, _records, GlobalId.Of(ActivityNode.TypeName, id));

    private async Task<INode?> FindTextItemAsync(Guid activityId, string key)
    {
        var campaign = await CampaignsInReach.FindOfActivityAsync(context, _records, activityId);
        await using var read = _records.Read(Caller.Scope);
        if (campaign is null || await read.TextItems.FirstOrDefaultAsync(row => row.ActivityId == activityId && row.Id == key, context.CancellationToken) is not { } row)
        {
            return null;
        }

        if (row.State != TextItemState.Visible)
        {
            await Audit.NoteAsync(Caller.Principal!, AuditAction.HiddenTextsRead, activityId, campaign.DistrictId);
        }

        return new TextItemNode(row);
    }

    private async Task<INode?> FindInvitationAsync(CollabContext read, Guid id)
    {
        if (await read.Invitations.FirstOrDefaultAsync(row => row.Id == id, context.CancellationToken) is not { } row)
        {
            return null;
        }

        var mails = await context.RequestServices!.GetRequiredService<Outbox>().NewestAboutAsync([id], context.CancellationToken);
        return new InvitationNode(row, mails.GetValueOrDefault(id), _time.GetUtcNow());
    }

    // Of a person who works for several tenants, each sees its own grants alone.
    private async Task<INode?> FindStaffAsync(CollabContext read, string type, Guid id)
    {
        var tenant = Caller.Principal!.DistrictId;
        var grants = await read.Grants.Where(grant => grant.DistrictId == tenant && (grant.Id == id || grant.PersonId == id)).ToListAsync(context.CancellationToken);
        if (grants.Count == 0)
        {
            return null;
        }

        return type == GrantNode.TypeName
            ? grants.Find(grant => grant.Id == id) is { } found ? new GrantNode(found, _time.GetUtcNow()) : null
            : await read.People.FirstOrDefaultAsync(row => row.Id == id, context.CancellationToken) is { } person
                ? new PersonNode(person, grants, _time.GetUtcNow())
                : null;
    }

    private async Task<INode?> FindMembershipAsync(Guid id)
    {
        var district = Caller.Principal!.DistrictId;
        var found = await MembershipNode.LoadAsync(
            _records, Caller.Scope, row => row.Id == id && (district == null || row.MemberId == district || row.OfId == district), context.CancellationToken);
        return found is [var membership] ? membership : null;
    }

    private async Task<INode?> FindFindingAsync(Guid importId, string part)
    {
        await using var read = _records.Read(Caller.Scope);
        var row = await read.Imports.FirstOrDefaultAsync(row => row.Id == importId, context.CancellationToken);
        return row is not null && int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var place)
            && (await new ImportNode(row).FindingsAsync(read, context.CancellationToken)).ElementAtOrDefault(place) is { } finding
            ? new FindingNode(importId, place, finding)
            : null;
    }

    private async Task<INode?> FindPairAsync(Guid importId, string key)
    {
        await using var read = _records.Read(Caller.Scope);
        return await read.Imports.FirstOrDefaultAsync(row => row.Id == importId, context.CancellationToken) is { } row
            ? await new ImportNode(row).FindPairAsync(context, _records, key)
            : null;
    }

    private async Task<INode?> FindRollUpDistrictAsync(Guid programmeId, string part) =>
        Guid.TryParseExact(part, "N", out var district)
        && await RollUpAccess.FindAsync(context, Grains, _records, GlobalId.Of(ProgrammeNode.TypeName, programmeId)) is { } grain
        && (await grain.GetAsync())?.Districts.FirstOrDefault(other => other.DistrictId == district) is { } found
            ? new RollUpDistrictNode(programmeId, found)
            : null;
}
