namespace CommunityCollab.Data.Access;

/// <summary>Adds lines to the audit log.</summary>
/// <param name="records">The records.</param>
/// <param name="time">The clock.</param>
public sealed class AuditLog(Records records, TimeProvider time)
{
    /// <summary>Logs that a credential did something to a thing.</summary>
    /// <param name="credential">Who.</param>
    /// <param name="action">What, such as <c>tally.read.rows</c>.</param>
    /// <param name="subject">The thing's id.</param>
    public Task AddAsync(Credential credential, string action, Guid subject) =>
        records.WriteAsync(context => context.Audit.Add(new AuditRow
        {
            Id = Guid.CreateVersion7(),
            AgencyId = credential.AgencyId,
            DistrictId = credential.DistrictId,
            Actor = credential.Name,
            Action = action,
            Subject = subject,
            At = time.GetUtcNow(),
        }));
}
