using System.Text.Json;
using CommunityCollab.Core.Activities;
using CommunityCollab.Core.Campaigns;
using CommunityCollab.Core.Disclosure;
using CommunityCollab.Core.Identity;
using CommunityCollab.Core.Tenancy;

namespace CommunityCollab.Core.Access;

/// <summary>What a line of the audit log can say was done. This is the whole list. A name is the thing, a dot and a verb in the past
/// tense and, where there are kinds of it, a dot and which: <c>offer.accepted</c>, <c>tally.read.rows</c>.</summary>
public sealed class AuditAction
{
    private const string Agency = "Agency";
    private const string District = "District";
    private const string Person = "Person";
    private const string Credential = "Credential";
    private const string Invitation = "Invitation";
    private const string Import = "Import";
    private const string Programme = "Programme";
    private const string Offer = "Offer";
    private const string Agreement = "Agreement";
    private const string Membership = "Membership";
    private const string PolicyPack = "PolicyPack";

    // Before the actions, since each enters itself.
    private static readonly Dictionary<string, AuditAction> Known = [];

    private static readonly Dictionary<TenantStanding, AuditAction> DistrictMoves = Each<TenantStanding>("district.moved", District);
    private static readonly Dictionary<CampaignState, AuditAction> CampaignMoves = Each<CampaignState>("campaign.moved", GlobalId.Campaign);
    private static readonly Dictionary<TextItemState, AuditAction> Moderations = Each("text.moderated", GlobalId.Activity, TextItemState.Withdrawn);
    private static readonly Dictionary<Role, AuditAction> Grants = Each<Role>("role.granted", Person);
    private static readonly Dictionary<Role, AuditAction> Endings = Each<Role>("role.ended", Person);
    private static readonly Dictionary<View, AuditAction> TallyReadings = Each("tally.read", GlobalId.Activity, View.Public);
    private static readonly Dictionary<View, AuditAction> TallyRefusals = Each("tally.refused", GlobalId.Activity, View.Public);
    private static readonly Dictionary<View, AuditAction> GroupReadings = Each("opinion-groups.read", GlobalId.Activity, View.Public);
    private static readonly Dictionary<View, AuditAction> GroupRefusals = Each("opinion-groups.refused", GlobalId.Activity, View.Public);

    private AuditAction(string name, string subjectType)
    {
        (Name, SubjectType) = (name, subjectType);
        Known.Add(name, this);
    }

    /// <summary>Every action there is, by name.</summary>
    public static IReadOnlyDictionary<string, AuditAction> All => Known;

    /// <summary>An agency was founded by the operator of the server.</summary>
    public static AuditAction AgencyFounded { get; } = new("agency.founded", Agency);

    /// <summary>A district was brought on.</summary>
    public static AuditAction DistrictAdded { get; } = new("district.added", District);

    /// <summary>A district got another name.</summary>
    public static AuditAction DistrictRenamed { get; } = new("district.renamed", District);

    /// <summary>A district got other codes.</summary>
    public static AuditAction DistrictRecoded { get; } = new("district.recoded", District);

    /// <summary>A district was merged into another one.</summary>
    public static AuditAction DistrictMerged { get; } = new("district.merged", District);

    /// <summary>It was said from when a district is no more.</summary>
    public static AuditAction DistrictClosed { get; } = new("district.closed", District);

    /// <summary>A district that was closed is open again.</summary>
    public static AuditAction DistrictReopened { get; } = new("district.reopened", District);

    /// <summary>A district became a member of a BOCES or charter institute.</summary>
    public static AuditAction MembershipAdded { get; } = new("membership.added", Membership);

    /// <summary>A district's membership was ended.</summary>
    public static AuditAction MembershipEnded { get; } = new("membership.ended", Membership);

    /// <summary>A policy pack was published.</summary>
    public static AuditAction PolicyPublished { get; } = new("policy.published", PolicyPack);

    /// <summary>A directory file was uploaded.</summary>
    public static AuditAction ImportUploaded { get; } = new("import.uploaded", Import);

    /// <summary>Other columns were chosen for an import.</summary>
    public static AuditAction ImportMapped { get; } = new("import.mapped", Import);

    /// <summary>It was said whether districts of an import are ones that the agency has.</summary>
    public static AuditAction ImportDecided { get; } = new("import.decided", Import);

    /// <summary>A held import was confirmed.</summary>
    public static AuditAction ImportConfirmed { get; } = new("import.confirmed", Import);

    /// <summary>An import was begun to be taken over.</summary>
    public static AuditAction ImportCommitted { get; } = new("import.committed", Import);

    /// <summary>An import was given up.</summary>
    public static AuditAction ImportCancelled { get; } = new("import.cancelled", Import);

    /// <summary>A programme was written or changed.</summary>
    public static AuditAction ProgrammePut { get; } = new("programme.put", Programme);

    /// <summary>A programme was offered to districts.</summary>
    public static AuditAction ProgrammeOffered { get; } = new("programme.offered", Programme);

    /// <summary>A programme's window was extended.</summary>
    public static AuditAction ProgrammeExtended { get; } = new("programme.extended", Programme);

    /// <summary>An offer was taken back.</summary>
    public static AuditAction OfferWithdrawn { get; } = new("offer.withdrawn", Offer);

    /// <summary>An offer was accepted.</summary>
    public static AuditAction OfferAccepted { get; } = new("offer.accepted", Offer);

    /// <summary>An offer was declined.</summary>
    public static AuditAction OfferDeclined { get; } = new("offer.declined", Offer);

    /// <summary>An agreement on sharing was registered.</summary>
    public static AuditAction AgreementRegistered { get; } = new("agreement.registered", Agreement);

    /// <summary>An agreement on sharing was ended before its time.</summary>
    public static AuditAction AgreementTerminated { get; } = new("agreement.terminated", Agreement);

    /// <summary>A campaign was begun, as a draft.</summary>
    public static AuditAction CampaignCreated { get; } = new("campaign.created", GlobalId.Campaign);

    /// <summary>A campaign's plan was changed.</summary>
    public static AuditAction CampaignChanged { get; } = new("campaign.changed", GlobalId.Campaign);

    /// <summary>An agency lets a campaign of its programme close later.</summary>
    public static AuditAction CampaignExtended { get; } = new("campaign.extended", GlobalId.Campaign);

    /// <summary>What the clock did to a campaign was taken back.</summary>
    public static AuditAction ClockReverted { get; } = new("clock.reverted", GlobalId.Campaign);

    /// <summary>A campaign came under a newer policy pack.</summary>
    public static AuditAction PolicyTaken { get; } = new("policy.taken", GlobalId.Campaign);

    /// <summary>It was decided whether a programme's campaign is released.</summary>
    public static AuditAction ReleaseDecided { get; } = new("release.decided", GlobalId.Campaign);

    /// <summary>It was signed how many people a campaign asks.</summary>
    public static AuditAction HeadCountSigned { get; } = new("head-count.signed", GlobalId.Campaign);

    /// <summary>An activity was added or changed.</summary>
    public static AuditAction ActivityPut { get; } = new("activity.put", GlobalId.Activity);

    /// <summary>An activity was taken out of its campaign.</summary>
    public static AuditAction ActivityRemoved { get; } = new("activity.removed", GlobalId.Activity);

    /// <summary>One-time tokens were made.</summary>
    public static AuditAction TokensIssued { get; } = new("tokens.issued", GlobalId.Activity);

    /// <summary>The held and removed thoughts or statements of an activity were read.</summary>
    public static AuditAction HiddenTextsRead { get; } = new("text.read.hidden", GlobalId.Activity);

    /// <summary>A credential was made.</summary>
    public static AuditAction CredentialCreated { get; } = new("credential.created", Credential);

    /// <summary>A credential got a new secret.</summary>
    public static AuditAction CredentialRotated { get; } = new("credential.rotated", Credential);

    /// <summary>A credential was ended.</summary>
    public static AuditAction CredentialRevoked { get; } = new("credential.revoked", Credential);

    /// <summary>A credential of an agency's making lost what its district alone gives out, as the district's first administrator came.</summary>
    public static AuditAction CredentialNarrowed { get; } = new("credential.narrowed", Credential);

    /// <summary>Someone else answers for a credential from now on.</summary>
    public static AuditAction CredentialHandedOver { get; } = new("credential.handed-over", Credential);

    /// <summary>Someone was invited to a role.</summary>
    public static AuditAction InvitationSent { get; } = new("invitation.sent", Invitation);

    /// <summary>An invitation was sent again.</summary>
    public static AuditAction InvitationResent { get; } = new("invitation.resent", Invitation);

    /// <summary>An invitation was withdrawn.</summary>
    public static AuditAction InvitationWithdrawn { get; } = new("invitation.withdrawn", Invitation);

    /// <summary>An invitation was accepted.</summary>
    public static AuditAction InvitationAccepted { get; } = new("invitation.accepted", Invitation);

    /// <summary>A person's account was closed.</summary>
    public static AuditAction AccountClosed { get; } = new("account.closed", Person);

    /// <summary>A person's account was opened again.</summary>
    public static AuditAction AccountReopened { get; } = new("account.reopened", Person);

    /// <summary>A person signed in.</summary>
    public static AuditAction SignedIn { get; } = new("person.signed-in", Person);

    /// <summary>A person signed out.</summary>
    public static AuditAction SignedOut { get; } = new("person.signed-out", Person);

    /// <summary>A person whose account is closed tried to sign in.</summary>
    public static AuditAction SignInRefused { get; } = new("person.refused", Person);

    /// <summary>An agency's audit log was written out.</summary>
    public static AuditAction AgencyAuditExported { get; } = new("audit.exported.agency", Agency);

    /// <summary>A district's audit log was written out.</summary>
    public static AuditAction DistrictAuditExported { get; } = new("audit.exported.district", District);

    /// <summary>Its name in the log.</summary>
    public string Name { get; }

    /// <summary>The type of the thing it is done to.</summary>
    public string SubjectType { get; }

    /// <summary>A district was moved to a standing.</summary>
    public static AuditAction DistrictMoved(TenantStanding to) => DistrictMoves[to];

    /// <summary>A campaign was moved to a state, by someone or by the clock.</summary>
    public static AuditAction CampaignMoved(CampaignState to) => CampaignMoves[to];

    /// <summary>A thought or statement was shown, held or removed.</summary>
    public static AuditAction TextModerated(TextItemState to) => Moderations[to];

    /// <summary>A role was granted.</summary>
    public static AuditAction RoleGranted(Role role) => Grants[role];

    /// <summary>A role was ended.</summary>
    public static AuditAction RoleEnded(Role role) => Endings[role];

    /// <summary>A tally was read or begun to be watched in a view that is not the public's.</summary>
    public static AuditAction TallyRead(View view) => TallyReadings[view];

    /// <summary>Someone without the right asked for a tally in that view.</summary>
    public static AuditAction TallyRefused(View view) => TallyRefusals[view];

    /// <summary>Opinion groups were read or begun to be watched in a view.</summary>
    public static AuditAction OpinionGroupsRead(View view) => GroupReadings[view];

    /// <summary>Someone without the right asked for opinion groups in that view.</summary>
    public static AuditAction OpinionGroupsRefused(View view) => GroupRefusals[view];

    /// <inheritdoc/>
    public override string ToString() => Name;

    private static Dictionary<T, AuditAction> Each<T>(string name, string subjectType, params T[] none)
        where T : struct, Enum =>
        Enum.GetValues<T>().Except(none).ToDictionary(kind => kind, kind => new AuditAction($"{name}.{JsonNamingPolicy.KebabCaseLower.ConvertName(kind.ToString())}", subjectType));
}
