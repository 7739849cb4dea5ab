namespace CommunityCollab.Core.Access;

/// <summary>What a credential may do. A scope is written <c>thing:right</c>.</summary>
public static class Scopes
{
    /// <summary>Read the tenant tree.</summary>
    public const string TenantsRead = "tenants:read";

    /// <summary>Bring on districts.</summary>
    public const string TenantsWrite = "tenants:write";

    /// <summary>Read campaigns that are not public yet, and what is said of them inside.</summary>
    public const string CampaignsRead = "campaigns:read";

    /// <summary>Create, change and move campaigns.</summary>
    public const string CampaignsWrite = "campaigns:write";

    /// <summary>Take back what the clock did to a campaign.</summary>
    public const string CampaignsCorrect = "campaigns:correct";

    /// <summary>See live results with small numbers hidden.</summary>
    public const string ResultsRead = "results:read";

    /// <summary>See exact live results. Every such read is logged.</summary>
    public const string ResultsRows = "results:rows";

    /// <summary>Hold and remove thoughts and statements.</summary>
    public const string ModerationWrite = "moderation:write";

    /// <summary>Create and revoke credentials.</summary>
    public const string CredentialsWrite = "credentials:write";

    /// <summary>Read who holds which role.</summary>
    public const string StaffRead = "staff:read";

    /// <summary>Invite people, grant roles and end them.</summary>
    public const string StaffWrite = "staff:write";

    /// <summary>Read the audit log.</summary>
    public const string AuditRead = "audit:read";

    /// <summary>Read an agency's programmes.</summary>
    public const string ProgrammesRead = "programmes:read";

    /// <summary>Make programmes, offer them to districts and extend their windows.</summary>
    public const string ProgrammesWrite = "programmes:write";

    /// <summary>Accept or decline a programme for a district, and sign its head counts.</summary>
    public const string ProgrammesAnswer = "programmes:answer";

    /// <summary>Register and end agreements on sharing.</summary>
    public const string AgreementsWrite = "agreements:write";

    /// <summary>Publish policy packs.</summary>
    public const string PolicyWrite = "policy:write";

    /// <summary>Read roll-ups over districts that share.</summary>
    public const string RollupRead = "rollup:read";

    /// <summary>Every scope there is.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        TenantsRead, TenantsWrite, CampaignsRead, CampaignsWrite, CampaignsCorrect, ResultsRead, ResultsRows, ModerationWrite, CredentialsWrite, StaffRead,
        StaffWrite, AuditRead, ProgrammesRead, ProgrammesWrite, ProgrammesAnswer, AgreementsWrite, PolicyWrite, RollupRead,
    ];
}
