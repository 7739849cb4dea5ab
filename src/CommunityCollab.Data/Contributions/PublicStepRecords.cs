using CommunityCollab.Data.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace CommunityCollab.Data.Contributions;

/// <summary>The public's steps as the tally grain loads and keeps them.</summary>
public static class PublicStepRecords
{
    /// <summary>What the public sees of an activity; null if nothing yet.</summary>
    public static async Task<PublicStepRow?> FindPublicStepAsync(this Records records, Guid activityId, CancellationToken cancellation)
    {
        await using var context = records.Read(TenantScope.System);
        return await context.PublicSteps.FirstOrDefaultAsync(row => row.ActivityId == activityId, cancellation);
    }

    /// <summary>Keeps what the public is about to see.</summary>
    public static Task SavePublicStepAsync(this Records records, PublicStepRow step) =>
        records.WriteAsync(context =>
        {
            if (context.PublicSteps.Find(step.ActivityId) is { } row)
            {
                row.Version = step.Version;
                row.AsOf = step.AsOf;
                row.Tally = step.Tally;
            }
            else
            {
                context.PublicSteps.Add(step);
            }
        });
}
