namespace CommunityCollab.Data.Access;

/// <summary>Which lines of the audit log are wanted.</summary>
/// <param name="Actor">Only what this credential or person did; null for anyone.</param>
/// <param name="Action">Only this action, or those below it: <c>tally</c> stands for <c>tally.read.rows</c> too; null for any.</param>
/// <param name="Subject">Only what was done to this thing; null for any.</param>
/// <param name="From">From this moment on; null for the beginning.</param>
/// <param name="Until">Before this moment; null for the end.</param>
public sealed record AuditFilter(Guid? Actor, string? Action, Guid? Subject, DateTimeOffset? From, DateTimeOffset? Until)
{
    /// <summary>The lines that are wanted.</summary>
    public IQueryable<AuditRow> Of(IQueryable<AuditRow> lines)
    {
        var below = $"{Action}.";
        return lines
            .Where(row => Actor == null || row.ActorId == Actor)
            .Where(row => Action == null || row.Action == Action || row.Action.StartsWith(below))
            .Where(row => Subject == null || row.Subject == Subject)
            .Where(row => From == null || row.At >= From)
            .Where(row => Until == null || row.At < Until);
    }
}
