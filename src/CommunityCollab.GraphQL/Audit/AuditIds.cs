using CommunityCollab.Core.Access;
using CommunityCollab.Core.Identity;
using CommunityCollab.Data.Access;
using CommunityCollab.GraphQL.Credentials;
using CommunityCollab.GraphQL.Staff;

namespace CommunityCollab.GraphQL.Audit;

/// <summary>The ids of those and that of which the audit log tells, as the rest of the API has them.</summary>
public static class AuditIds
{
    /// <summary>The id of who did it.</summary>
    public static string ActorOf(AuditRow row) =>
        GlobalId.Of(row.ActorKind == PrincipalKind.Machine ? CredentialRules.TypeName : PersonNode.TypeName, row.ActorId);

    /// <summary>The id of what it was done to. An action begins with the kind of thing, but for these.</summary>
    public static string SubjectOf(AuditRow row) => GlobalId.Of(row.Action.Split('.')[0] switch
    {
        "tally" or "text" or "tokens" => GlobalId.Activity,
        "role" => PersonNode.TypeName,
        "audit" => row.DistrictId is null ? "Agency" : "District",
        var kind => $"{char.ToUpperInvariant(kind[0])}{kind[1..]}",
    }, row.Subject);

    /// <summary>The id behind a global id of any kind; one that nothing has, when it is none; null for none.</summary>
    public static Guid? Read(string? globalId) => globalId is null ? null : GlobalId.Read(globalId)?.Id ?? Guid.Empty;
}
