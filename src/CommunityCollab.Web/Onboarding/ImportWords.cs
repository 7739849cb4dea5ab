using CommunityCollab.Core.Onboarding;

namespace CommunityCollab.Web.Onboarding;

/// <summary>Imports in words.</summary>
internal static class ImportWords
{
    /// <summary>What has become of one.</summary>
    public static string Of(ImportState state) => state switch
    {
        ImportState.Planned => "Ready to take over",
        ImportState.Held => "Held",
        ImportState.Running => "Being taken over",
        ImportState.Done => "Taken over",
        ImportState.Failed => "Cannot be taken over",
        _ => "Cancelled",
    };

    /// <summary>What a column is taken for.</summary>
    public static string Of(DirectoryField field) => field switch
    {
        DirectoryField.Leaid => "LEAID",
        DirectoryField.DistrictName => "Name of the district",
        DirectoryField.DistrictStateId => "Code of the district in its state",
        DirectoryField.Kind => "Kind of agency",
        DirectoryField.Pupils => "Pupils",
        DirectoryField.SchoolId => "NCES id of the school",
        DirectoryField.SchoolName => "Name of the school",
        DirectoryField.SchoolStateId => "Code of the school in its state",
        DirectoryField.State => "State",
        DirectoryField.Status => "Status",
        _ => "Date of the status",
    };

    /// <summary>In what two districts are alike.</summary>
    public static string Of(PairLikeness likeness) => likeness switch
    {
        PairLikeness.CodeButForZeros => "Their codes are the same but for zeros",
        PairLikeness.NameButForCase => "Their names are the same but for case, spaces or signs",
        _ => "Their names are the same but for spelling",
    };

    /// <summary>Where a mapping comes from.</summary>
    public static string Of(MappingOrigin origin) => origin switch
    {
        MappingOrigin.Chosen => "You chose these columns.",
        MappingOrigin.Kept => "These columns were chosen for an earlier file like this one.",
        _ => "These columns were guessed by their names.",
    };

    /// <summary>The numbers of a change, by what they count.</summary>
    public static IEnumerable<(string What, int Districts, int Schools)> Of(ImportCounts counts) =>
    [
        ("Brought on", counts.Districts.Created, counts.Schools.Created),
        ("Renamed", counts.Districts.Renamed, counts.Schools.Renamed),
        ("Changed in something else", counts.Districts.Updated, counts.Schools.Updated),
        ("Gone to another district", counts.Districts.Moved, counts.Schools.Moved),
        ("Closed", counts.Districts.Closed, counts.Schools.Closed),
        ("Opened again", counts.Districts.Reopened, counts.Schools.Reopened),
        ("Found as they are", counts.Districts.Unchanged, counts.Schools.Unchanged),
        ("Not in the file; they stay", counts.Districts.Absent, counts.Schools.Absent),
    ];
}
