using CommunityCollab.Core.Onboarding;
using CommunityCollab.GraphQL.Access;
using GraphQL;

namespace CommunityCollab.GraphQL.Onboarding;

/// <summary>What an import does, in numbers.</summary>
/// <param name="counts">The numbers.</param>
[Name("ImportCounts"), WithParent]
public sealed class ImportCountsNode(ImportCounts counts)
{
    /// <summary>Lines read, without the header.</summary>
    public int Lines => counts.Lines;

    /// <summary>Lines with an error; they change nothing.</summary>
    public int LinesRefused => counts.LinesRefused;

    /// <summary>Lines left out since they are other states'.</summary>
    public int LinesOfOtherStates => counts.LinesOfOtherStates;

    /// <summary>Findings that refuse nothing.</summary>
    public int Notices => counts.Notices;

    /// <summary>What it does to districts.</summary>
    public ChangeCountsNode Districts => new(counts.Districts);

    /// <summary>What it does to schools.</summary>
    public ChangeCountsNode Schools => new(counts.Schools);
}

/// <summary>What an import does to districts or schools, in numbers. Each counts once, by the weightiest part of its change.</summary>
/// <param name="counts">The numbers.</param>
[Name("ChangeCounts"), WithParent]
public sealed class ChangeCountsNode(ChangeCounts counts)
{
    /// <summary>Brought on.</summary>
    public int Created => counts.Created;

    /// <summary>Closed; they stay with their history.</summary>
    public int Closed => counts.Closed;

    /// <summary>Opened again.</summary>
    public int Reopened => counts.Reopened;

    /// <summary>Gone to another district.</summary>
    public int Moved => counts.Moved;

    /// <summary>Renamed; the former name is kept.</summary>
    public int Renamed => counts.Renamed;

    /// <summary>Changed in something else, such as the count of pupils.</summary>
    public int Updated => counts.Updated;

    /// <summary>Found as they are.</summary>
    public int Unchanged => counts.Unchanged;

    /// <summary>Open ones that the agency has and the file has not; they stay as they are.</summary>
    public int Absent => counts.Absent;
}
