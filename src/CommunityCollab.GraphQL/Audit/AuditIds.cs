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
    public static string ActorOf(AuditRow row) => GlobalId.Of(row.ActorKind switch
    {
        PrincipalKind.Machine => CredentialRules.TypeName,
        PrincipalKind.Staff => PersonNode.TypeName,
        _ => "Server",
    }, row.ActorId);

    /// <summary>The id of what it was done to.</summary>
    public static string SubjectOf(AuditRow row) =>
        GlobalId.Of(AuditAction.All.TryGetValue(row.Action, out var action) ? action.SubjectType : FormerSubject(row), row.Subject);

    /// <summary>The id behind a global id of any kind; one that nothing has, when it is none; null for none.</summary>
    public static Guid? Read(string? globalId) => globalId is null ? null : GlobalId.Read(globalId)?.Id ?? Guid.Empty;

    // Lines are kept for ever, also under names from before there was a list of them.
    private static string FormerSubject(AuditRow row) => row.Action.Split('.')[0] switch
    {
        "text" => GlobalId.Activity,
        "role" => PersonNode.TypeName,
        "activity" or "headcount" => GlobalId.Campaign,
        "audit" => row.DistrictId is null ? "Agency" : "District",
        var kind => $"{char.ToUpperInvariant(kind[0])}{kind[1..]}",
    };
}
