using CommunityCollab.Core.Access;
using CommunityCollab.Core.Onboarding;
using CommunityCollab.Data;
using CommunityCollab.Data.Access;
using CommunityCollab.Data.Onboarding;
using CommunityCollab.Data.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CommunityCollab.Grains.Onboarding;

/// <summary>Takes a file over, in batches that are each on disk with the progress or not at all. Whatever interrupts it, planning
/// again finds what is left.</summary>
internal sealed partial class ImportRun(
    Guid id, Records records, AuditLog audit, TimeProvider time, ILogger<ImportRun> logger, Func<ImportRow, Task<ImportDraft>> draft, Func<ImportRow, Task> progressed)
{
    // Under a tenth of a second of the one writer each, so that contributions wait no longer.
    private const int BatchSize = 500;
    private const int MostTries = 5;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Runs until the import is done or failed.</summary>
    /// <param name="row">The import, running.</param>
    /// <param name="plan">What there is to change; planned anew when null.</param>
    public async Task RunAsync(ImportRow row, OnboardingPlan? plan)
    {
        for (var attempt = 1; row.State == ImportState.Running; attempt++)
        {
            try
            {
                row = await CarryOutAsync(row, plan ?? (await draft(row)).Plan);
            }
            catch (Exception failure) when (attempt < MostTries)
            {
                // Somebody may have added the same code meanwhile, or the disk was full for a moment.
                LogTryingAgain(failure, id);
                await Task.Delay(Pause, time);
                row = await ReadAsync();
            }
            catch (Exception failure)
            {
                LogFailed(failure, id);
                row = await FailAsync();
            }

            plan = null;
        }
    }

    private async Task<ImportRow> CarryOutAsync(ImportRow row, OnboardingPlan plan)
    {
        var source = $"{row.FileName}, imported {row.CreatedAt:yyyy-MM-dd}";
        var districts = plan.Districts.Where(step => step.Change != Change.None).ToList();
        var schools = plan.Schools.Where(step => step.Change != Change.None).ToList();
        var left = districts.Count + schools.Count;
        foreach (var batch in districts.Chunk(BatchSize))
        {
            row = await WriteAsync(row, batch.Length, left, context =>
            {
                context.Apply(row.AgencyId, batch, source);
                Log(context, row.AgencyId, batch);
            });
            left -= batch.Length;
        }

        foreach (var batch in schools.Chunk(BatchSize))
        {
            row = await WriteAsync(row, batch.Length, left, context => context.Apply(row.AgencyId, batch));
            left -= batch.Length;
        }

        return left == 0 && row.State == ImportState.Running ? await WriteAsync(row, 0, 0, _ => { }) : row;
    }

    // Each district sees in its own log what became of it, as the doing of whoever took the file over.
    private void Log(CollabContext context, Guid agency, IEnumerable<Step<KnownDistrict>> steps)
    {
        var act = context.Audit
            .Where(line => line.AgencyId == agency && line.DistrictId == null && line.Action == AuditAction.ImportCommitted.Name && line.Subject == id)
            .OrderByDescending(line => line.Place).First();
        foreach (var step in steps)
        {
            if (ActionOf(step) is { } action)
            {
                audit.Add(context, act, action, step.After.Id, new TenantRef(agency, step.After.Id));
            }
        }
    }

    private static AuditAction? ActionOf(Step<KnownDistrict> step) => step.Change switch
    {
        Change.Created => AuditAction.DistrictAdded,
        Change.Closed => AuditAction.DistrictClosed,
        Change.Reopened => AuditAction.DistrictReopened,
        Change.Renamed => AuditAction.DistrictRenamed,
        _ when (step.Before!.Leaid, step.Before.StateAssignedId) != (step.After.Leaid, step.After.StateAssignedId) => AuditAction.DistrictRecoded,
        _ => null,
    };

    // The last batch finishes the import with it, so that it is never done without being called so.
    private async Task<ImportRow> WriteAsync(ImportRow before, int size, int left, Action<CollabContext> apply)
    {
        var after = before;
        await records.WriteAsync(context =>
        {
            after = context.Imports.Single(row => row.Id == id);
            if (after.State != ImportState.Running || after.Done != before.Done)
            {
                throw new InvalidOperationException($"The import {id} is at {after.Done} ({after.State}) and not at {before.Done}: somebody else carries it out too.");
            }

            apply(context);
            (after.Done, after.Total) = (after.Done + size, after.Done + left);
            after.Version++;
            if (size == left)
            {
                Finish(context, after, ImportState.Done, null);
            }
        });
        await progressed(after);
        return after;
    }

    private async Task<ImportRow> ReadAsync()
    {
        await using var read = records.Read(TenantScope.System);
        return await read.Imports.SingleAsync(row => row.Id == id);
    }

    private async Task<ImportRow> FailAsync()
    {
        ImportRow? after = null;
        await records.WriteAsync(context =>
        {
            after = context.Imports.Single(row => row.Id == id);
            after.Version++;
            Finish(context, after, ImportState.Failed, "The server could not take it over; its log says why. What was done stays. Upload the file again to go on.");
        });
        await progressed(after!);
        return after!;
    }

    private void Finish(CollabContext context, ImportRow row, ImportState state, string? reason)
    {
        (row.State, row.Reason, row.FinishedAt) = (state, reason, time.GetUtcNow());
        context.ImportFiles.Single(file => file.ImportId == id).Content = [];
    }

    [LoggerMessage(LogLevel.Warning, "The import {Import} was interrupted; planning and trying again")]
    private partial void LogTryingAgain(Exception failure, Guid import);

    [LoggerMessage(LogLevel.Error, "The import {Import} failed")]
    private partial void LogFailed(Exception failure, Guid import);
}
