using System.Collections.Frozen;

namespace CommunityCollab.Core.Access;

/// <summary>What each role may do: the scopes it stands for, and the kind of tenant it can be held in. Each has the least it needs.</summary>
public static class Roles
{
    private static readonly FrozenDictionary<Role, FrozenSet<string>> ByRole = new Dictionary<Role, string[]>
    {
        [Role.AgencyAdministrator] =
        [
            Scopes.TenantsRead, Scopes.TenantsWrite, Scopes.StaffRead, Scopes.StaffWrite, Scopes.CredentialsWrite, Scopes.ProgrammesRead,
            Scopes.ProgrammesWrite, Scopes.PolicyWrite, Scopes.RollupRead, Scopes.AuditRead,
        ],
        [Role.AgencyAnalyst] = [Scopes.TenantsRead, Scopes.ProgrammesRead, Scopes.RollupRead],
        [Role.DistrictAdministrator] =
        [
            Scopes.TenantsRead, Scopes.StaffRead, Scopes.StaffWrite, Scopes.CredentialsWrite, Scopes.CampaignsRead, Scopes.CampaignsWrite,
            Scopes.CampaignsCorrect, Scopes.ModerationWrite, Scopes.ResultsRead, Scopes.ResultsRows, Scopes.ProgrammesRead, Scopes.ProgrammesAnswer,
            Scopes.AgreementsWrite, Scopes.AuditRead,
        ],
        [Role.CampaignLead] =
        [
            Scopes.TenantsRead, Scopes.CampaignsRead, Scopes.CampaignsWrite, Scopes.ModerationWrite, Scopes.ResultsRead, Scopes.ProgrammesRead,
        ],
        [Role.Analyst] = [Scopes.TenantsRead, Scopes.CampaignsRead, Scopes.ResultsRead, Scopes.ResultsRows],
        [Role.Moderator] = [Scopes.TenantsRead, Scopes.CampaignsRead, Scopes.ModerationWrite],
        [Role.Translator] = [Scopes.TenantsRead, Scopes.CampaignsRead],
        [Role.Recorder] = [Scopes.TenantsRead, Scopes.CampaignsRead],
        [Role.Facilitator] = [Scopes.TenantsRead, Scopes.CampaignsRead],
        [Role.Scribe] = [Scopes.TenantsRead, Scopes.CampaignsRead],
        [Role.BoardMember] = [Scopes.TenantsRead, Scopes.CampaignsRead, Scopes.ResultsRead],
        [Role.CommitteeMember] = [Scopes.TenantsRead, Scopes.CampaignsRead, Scopes.ResultsRead],
        [Role.Integrator] = [Scopes.TenantsRead, Scopes.CampaignsRead, Scopes.ResultsRead, Scopes.CredentialsWrite],
    }.ToFrozenDictionary(entry => entry.Key, entry => entry.Value.ToFrozenSet(StringComparer.Ordinal));

    /// <summary>The scopes of a role.</summary>
    public static IReadOnlySet<string> ScopesOf(Role role) => ByRole[role];

    /// <summary>Whether the role is one of an agency, and not of a district.</summary>
    public static bool IsOfAgency(Role role) => role is Role.AgencyAdministrator or Role.AgencyAnalyst;

    /// <summary>The role of those who grant the others, of whom a tenant never loses the last.</summary>
    /// <param name="isAgency">Whether the tenant is an agency.</param>
    public static Role AdministratorOf(bool isAgency) => isAgency ? Role.AgencyAdministrator : Role.DistrictAdministrator;
}
