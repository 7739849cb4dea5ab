using CommunityCollab.Core.Onboarding;
using CommunityCollab.Data.Onboarding;

namespace CommunityCollab.Grains.Onboarding;

/// <summary>Writes a draft down.</summary>
internal static class DraftOnRow
{
    /// <summary>Writes what a draft found over an import that is not committed.</summary>
    /// <param name="row">The import.</param>
    /// <param name="file">Its file.</param>
    /// <param name="draft">The draft.</param>
    /// <param name="time">The clock.</param>
    public static void Take(this ImportRow row, ImportFileRow file, ImportDraft draft, TimeProvider time)
    {
        var failed = draft.FailedBecause;
        var held = draft.HeldBecause(row.IsConfirmed);
        row.MappingJson = ImportRow.Json(draft.Mapping);
        row.MappingOrigin = draft.Origin;
        row.State = failed is not null ? ImportState.Failed : held is not null ? ImportState.Held : ImportState.Planned;
        row.Reason = failed ?? held;
        row.CountsJson = ImportRow.Json(ImportCounts.Of(draft.Reading, draft.Plan));
        row.DistrictsInFile = draft.Mapping.HoldsDistricts && !draft.Reading.IsOfSchools ? draft.Reading.Districts.Count : null;
        row.SchoolsInFile = draft.Mapping.HoldsSchools ? draft.Reading.Schools.Count : null;
        row.Total = draft.Plan.Changes;
        row.FinishedAt = failed is null ? null : time.GetUtcNow();
        file.Report = ImportReport.Pack(draft.Findings);
        file.SampleJson = ImportFileRow.Json(draft.Sample);
        file.PairsJson = ImportFileRow.Json(draft.Plan.Pairs);
        if (failed is not null && !draft.CanBeMapped)
        {
            file.Content = [];
        }
    }
}
