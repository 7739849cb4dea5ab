using CommunityCollab.Core.Access;
using CommunityCollab.Data.Tenancy;

namespace CommunityCollab.Data.Access;

/// <summary>Adds lines to the audit log. Each tenant has a log of its own, and an act has a line in that of every tenant it concerns.</summary>
/// <param name="records">The records.</param>
/// <param name="time">The clock.</param>
public sealed class AuditLog(Records records, TimeProvider time)
{
    /// <summary>Logs an act in the same piece of writing as what was done, so that neither is kept without the other.</summary>
    /// <param name="context">The context that writes both.</param>
    /// <param name="who">Who acts; the line is always in the log of whom they act for.</param>
    /// <param name="action">What they do.</param>
    /// <param name="subject">The id of the thing they do it to.</param>
    /// <param name="concerned">The other tenants that the act concerns, such as <c>[who.Agency]</c> or <c>[who.District(id)]</c>.</param>
    /// <param name="reason">Why, in their words; never what a participant wrote, and no secret.</param>
    public void Add(CollabContext context, Principal who, AuditAction action, Guid subject, IEnumerable<TenantRef> concerned, string? reason = null)
    {
        var at = time.GetUtcNow();
        context.Audit.AddRange(concerned.Prepend(who.Tenant).Distinct().Select(tenant => Line(tenant, who.Kind, who.Id, who.Name, action, subject, Reasons.Clean(reason), at)));
    }

    /// <summary>Logs what a long act does bit by bit, as the doing of whoever began it: in the log that has the act, and in that of the tenant
    /// concerned.</summary>
    /// <param name="context">The context that writes the bit too.</param>
    /// <param name="act">The line of the act.</param>
    /// <param name="action">What is done.</param>
    /// <param name="subject">The id of the thing it is done to.</param>
    /// <param name="concerned">The tenant that it concerns.</param>
    public void Add(CollabContext context, AuditRow act, AuditAction action, Guid subject, TenantRef concerned)
    {
        var at = time.GetUtcNow();
        context.Audit.AddRange(((TenantRef[])[new(act.AgencyId!.Value, act.DistrictId), concerned]).Select(tenant => Line(tenant, act.ActorKind, act.ActorId, act.Actor, action, subject, null, at)));
    }

    /// <summary>Logs what changes no record, before it is answered: a reading, or that one was refused.</summary>
    /// <param name="who">Who asks.</param>
    /// <param name="action">What they ask for.</param>
    /// <param name="subject">The id of the thing it is about.</param>
    /// <param name="districtId">The district whose thing it is; null for their own tenant's.</param>
    /// <param name="reason">What exactly they asked for.</param>
    public Task NoteAsync(Principal who, AuditAction action, Guid subject, Guid? districtId, string? reason = null) =>
        records.WriteAsync(context => Add(context, who, action, subject, districtId is { } id ? [context.TenantOf(id)] : [], reason));

    private static AuditRow Line(
        TenantRef tenant, PrincipalKind actorKind, Guid actorId, string actor, AuditAction action, Guid subject, string? reason, DateTimeOffset at) => new()
        {
            Id = Guid.CreateVersion7(),
            AgencyId = tenant.AgencyId,
            DistrictId = tenant.DistrictId,
            ActorKind = actorKind,
            ActorId = actorId,
            Actor = actor,
            Action = action.Name,
            Subject = subject,
            Reason = reason,
            At = at,
        };
}
