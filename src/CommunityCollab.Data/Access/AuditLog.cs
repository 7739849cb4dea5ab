using CommunityCollab.Core.Access;

namespace CommunityCollab.Data.Access;

/// <summary>Adds lines to the audit log.</summary>
/// <param name="records">The records.</param>
/// <param name="time">The clock.</param>
public sealed class AuditLog(Records records, TimeProvider time)
{
    /// <summary>Logs that someone did something to a thing.</summary>
    /// <param name="who">Who.</param>
    /// <param name="action">What, such as <c>tally.read.rows</c>.</param>
    /// <param name="subject">The thing's id.</param>
    /// <param name="reason">Why, in their words; never what a participant wrote.</param>
    public Task AddAsync(Principal who, string action, Guid subject, string? reason = null) =>
        records.WriteAsync(context => Add(context, who, action, subject, reason));

    /// <summary>Logs it in the same piece of writing as what was done, so that neither is kept without the other.</summary>
    /// <param name="context">The context that writes both.</param>
    /// <param name="who">Who.</param>
    /// <param name="action">What.</param>
    /// <param name="subject">The thing's id.</param>
    /// <param name="reason">Why, in their words.</param>
    public void Add(CollabContext context, Principal who, string action, Guid subject, string? reason = null) =>
        context.Audit.Add(new AuditRow
        {
            Id = Guid.CreateVersion7(),
            AgencyId = who.AgencyId,
            DistrictId = who.DistrictId,
            ActorKind = who.Kind,
            ActorId = who.Id,
            Actor = who.Name,
            Action = action,
            Subject = subject,
            Reason = Reasons.Clean(reason),
            At = time.GetUtcNow(),
        });
}
