using CommunityCollab.Core.Access;
using CommunityCollab.Core.Onboarding;
using CommunityCollab.Core.Problems;
using CommunityCollab.Data;
using CommunityCollab.Data.Access;
using CommunityCollab.Data.Onboarding;
using CommunityCollab.Data.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CommunityCollab.Grains.Onboarding;

/// <inheritdoc cref="IImportGrain"/>
internal sealed class ImportGrain(Records records, AuditLog audit, ImportFeed feed, TimeProvider time, ILogger<ImportRun> logger) : Grain, IImportGrain
{
    private static readonly TimeSpan LongestRun = TimeSpan.FromHours(1);

    private ImportRow? _row;
    private Task _run = Task.CompletedTask;

    private Guid Id => this.GetPrimaryKey();

    /// <inheritdoc/>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await using var read = records.Read(TenantScope.System);
        _row = await read.Imports.FirstOrDefaultAsync(row => row.Id == Id, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task StartAsync(NewImport import)
    {
        if (_row is not null)
        {
            return;
        }

        var choice = new MappingChoice(import.Choices, await records.FindKeptMappingsAsync(import.Who.AgencyId, CancellationToken.None));
        var draft = await DraftAsync(import.Who.AgencyId, import.Content, choice, [], import.AgencyFips, import.StatedFips);
        var row = new ImportRow
        {
            Id = Id,
            AgencyId = import.Who.AgencyId,
            FileName = import.FileName,
            StatedFips = import.StatedFips,
            MappingJson = "",
            State = ImportState.Planned,
            CountsJson = "",
            CreatedById = import.Who.Id,
            CreatedBy = import.Who.Name,
            CreatedAt = time.GetUtcNow(),
        };
        var file = new ImportFileRow { ImportId = Id, AgencyId = row.AgencyId, Content = import.Content, Report = [] };
        row.Take(file, draft, time);
        await records.WriteAsync(context =>
        {
            context.Imports.Add(row);
            context.ImportFiles.Add(file);
            Keep(context, import.Who, draft);
            audit.Add(context, import.Who, AuditAction.ImportUploaded, Id, []);
        });
        _row = row;
    }

    /// <inheritdoc/>
    public async Task<Problem?> CommitAsync(Principal who)
    {
        if (Refuse(who, ImportState.Planned, ImportState.Running, ImportState.Done) is { } problem)
        {
            return problem;
        }

        if (_row!.State != ImportState.Planned)
        {
            return null;
        }

        // The agency may have changed since the dry run.
        var draft = await DraftAgainAsync(_row);
        if (draft.HeldBecause(_row.IsConfirmed) is not null || draft.FailedBecause is not null)
        {
            await ChangeAsync((context, row) => row.Take(FileOf(context), draft, time));
            return WrongState(_row);
        }

        Problem? other = null;
        await ChangeAsync((context, row) =>
        {
            other = context.Imports.Any(one => one.AgencyId == row.AgencyId && one.State == ImportState.Running)
                ? Problem.At(ProblemCode.WrongState, "Another file of the agency is being taken over. Wait until it is done.", "id")
                : null;
            if (other is null)
            {
                (row.State, row.Total, row.CountsJson) = (ImportState.Running, draft.Plan.Changes, ImportRow.Json(ImportCounts.Of(draft.Reading, draft.Plan)));
                audit.Add(context, who, AuditAction.ImportCommitted, Id, []);
            }
        });
        if (other is null)
        {
            Run(draft.Plan);
        }

        return other;
    }

    /// <inheritdoc/>
    public async Task<Problem?> ConfirmAsync(Principal who)
    {
        if (Refuse(who, ImportState.Held) is { } problem)
        {
            return problem;
        }

        Problem? undecided = null;
        await ChangeAsync((context, row) =>
        {
            undecided = FileOf(context).Pairs.Any(pair => pair.Decision is null)
                ? Problem.At(ProblemCode.WrongState, $"{row.Reason} What is only to be confirmed comes after that.", "id")
                : null;
            if (undecided is null)
            {
                (row.State, row.Reason, row.IsConfirmed) = (ImportState.Planned, null, true);
                audit.Add(context, who, AuditAction.ImportConfirmed, Id, []);
            }
        });
        return undecided;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Problem>> MapAsync(IReadOnlyList<ColumnChoice> choices, Principal who)
    {
        if (Refuse(who, ImportState.Planned, ImportState.Held, ImportState.Failed) is { } problem)
        {
            return [problem];
        }

        var (file, fips) = await FileAsync(_row!);
        if (file.Content.Length == 0)
        {
            return [WrongState(_row!)];
        }

        if (MappingProblems.Of(choices, file.Sample.Header) is { Count: > 0 } problems)
        {
            return problems;
        }

        var choice = MappingChoice.Settled(_row!.Mapping.With(choices));
        var draft = await DraftAsync(_row.AgencyId, file.Content, choice, file.Pairs, fips, _row.StatedFips);
        await ChangeAsync((context, row) =>
        {
            row.Take(FileOf(context), draft, time);
            Keep(context, who, draft);
            audit.Add(context, who, AuditAction.ImportMapped, Id, []);
        });
        return [];
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Problem>> DecideAsync(IReadOnlyList<PairChoice> decisions, OtherPairs? others, Principal who)
    {
        if (Refuse(who, ImportState.Planned, ImportState.Held) is { } problem)
        {
            return [problem];
        }

        var (file, fips) = await FileAsync(_row!);
        var outcome = PairDecisions.Decide(file.Pairs, decisions, others);
        if (outcome.Value is not { } decided)
        {
            return outcome.Problems;
        }

        var draft = await DraftAsync(_row!.AgencyId, file.Content, MappingChoice.Settled(_row.Mapping), decided, fips, _row.StatedFips);
        await ChangeAsync((context, row) =>
        {
            var origin = row.MappingOrigin;
            row.Take(FileOf(context), draft, time);
            row.MappingOrigin = origin;
            audit.Add(context, who, AuditAction.ImportDecided, Id, []);
        });
        return [];
    }

    /// <inheritdoc/>
    public async Task<Problem?> CancelAsync(Principal who)
    {
        if (Refuse(who, ImportState.Planned, ImportState.Held, ImportState.Cancelled) is { } problem)
        {
            return problem;
        }

        if (_row!.State == ImportState.Cancelled)
        {
            return null;
        }

        await ChangeAsync((context, row) =>
        {
            (row.State, row.Reason, row.FinishedAt) = (ImportState.Cancelled, null, time.GetUtcNow());
            context.ImportFiles.Single(file => file.ImportId == Id).Content = [];
            audit.Add(context, who, AuditAction.ImportCancelled, Id, []);
        });
        return null;
    }

    /// <inheritdoc/>
    public Task ResumeAsync()
    {
        if (_row?.State == ImportState.Running && _run.IsCompleted)
        {
            Run(null);
        }

        return Task.CompletedTask;
    }

    // Not awaited: it goes on while the grain answers, turn by turn on the grain's own scheduler.
    private void Run(OnboardingPlan? plan)
    {
        DelayDeactivation(LongestRun);
        _run = new ImportRun(Id, records, audit, time, logger, DraftAgainAsync, TakeAsync).RunAsync(_row!, plan);
    }

    private Task TakeAsync(ImportRow row)
    {
        _row = row;
        feed.Publish(ImportProgress.Of(row));
        return Task.CompletedTask;
    }

    private async Task ChangeAsync(Action<CollabContext, ImportRow> change)
    {
        ImportRow? changed = null;
        await records.WriteAsync(context =>
        {
            changed = context.Imports.Single(row => row.Id == Id);
            change(context, changed);
            changed.Version++;
        });
        await TakeAsync(changed!);
    }

    private async Task<ImportDraft> DraftAgainAsync(ImportRow row)
    {
        var (file, fips) = await FileAsync(row);
        return (await DraftAsync(row.AgencyId, file.Content, MappingChoice.Settled(row.Mapping), file.Pairs, fips, row.StatedFips)) with { Origin = row.MappingOrigin };
    }

    private async Task<(ImportFileRow File, string AgencyFips)> FileAsync(ImportRow row)
    {
        await using var read = records.Read(TenantScope.System);
        return (await read.ImportFiles.SingleAsync(file => file.ImportId == row.Id), await read.Agencies.Where(agency => agency.Id == row.AgencyId).Select(agency => agency.StateCode).SingleAsync());
    }

    private async Task<ImportDraft> DraftAsync(
        Guid agency, byte[] content, MappingChoice choice, IReadOnlyList<DistrictPair> decided, string agencyFips, string? statedFips)
    {
        var known = await records.FindTenantsAsync(agency, CancellationToken.None);
        var last = await records.FindLastSizesAsync(agency, CancellationToken.None);
        var setting = new ImportSetting(agencyFips, statedFips, known, last, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime));
        return await Task.Run(() => ImportDraft.Of(Id, content, choice, decided, setting));
    }

    private ImportFileRow FileOf(CollabContext context) => context.ImportFiles.Single(file => file.ImportId == Id);

    // What somebody chose is kept for the next file with the same columns.
    private void Keep(CollabContext context, Principal who, ImportDraft draft)
    {
        if (draft.Origin != MappingOrigin.Chosen || !draft.CanBeMapped)
        {
            return;
        }

        var signature = draft.Sample.Signature;
        var row = context.KeptMappings.Find(who.AgencyId, signature);
        if (row is null)
        {
            row = new KeptMappingRow { AgencyId = who.AgencyId, Signature = signature, MappingJson = "", KeptBy = "", KeptAt = default };
            context.KeptMappings.Add(row);
        }

        (row.MappingJson, row.KeptBy, row.KeptAt) = (ImportRow.Json(draft.Mapping), who.Name, time.GetUtcNow());
    }

    private Problem? Refuse(Principal who, params ReadOnlySpan<ImportState> allowed)
    {
        if (_row is null || who.AgencyId != _row.AgencyId || who.DistrictId is not null)
        {
            if (_row is null)
            {
                this.LeaveSoon();
            }

            return Problem.At(ProblemCode.NotFound, "There is no such import.", "id");
        }

        return allowed.Contains(_row.State) ? null : WrongState(_row);
    }

    private static Problem WrongState(ImportRow row) => Problem.At(ProblemCode.WrongState, row.State switch
    {
        ImportState.Held => $"{row.Reason} Confirm it first, or cancel it.",
        ImportState.Failed => $"It cannot be taken over: {row.Reason}",
        ImportState.Running => "It is being taken over.",
        ImportState.Done => "It has been taken over.",
        ImportState.Cancelled => "It was cancelled. Upload the file again.",
        _ => "It is not held; commit or cancel it.",
    }, "id");
}
