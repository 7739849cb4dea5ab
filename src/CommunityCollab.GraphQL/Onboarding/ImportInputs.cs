using CommunityCollab.Core.Onboarding;
using CommunityCollab.GraphQL.Access;
using CommunityCollab.GraphQL.Limits;
using CommunityCollab.GraphQL.Problems;

namespace CommunityCollab.GraphQL.Onboarding;

/// <summary>A directory file to read. One larger than a request may be goes to <c>POST /onboarding/files</c>.</summary>
public sealed class StartImportInput
{
    /// <summary>Its name; counts of pupils name it as their source.</summary>
    public required string FileName { get; init; }

    /// <summary>The file's text, with separators: commas, semicolons, tabs or bars. Lines above the header and notes below the lines are left out.</summary>
    [Longest(int.MaxValue)]
    public required string Content { get; init; }

    /// <summary>The agency's state, such as CO or 08. Only when it is given, codes that lost their leading zero get it back.</summary>
    public string? StateCode { get; init; }

    /// <summary>What is to be taken from other columns than the header suggests.</summary>
    public IReadOnlyList<ColumnChoiceInput>? Mapping { get; init; }
}

/// <summary>Where a field is to be taken from.</summary>
public sealed class ColumnChoiceInput
{
    /// <summary>The field.</summary>
    public required DirectoryField Field { get; init; }

    /// <summary>The column's name, as the file writes it; left out to take the field from none.</summary>
    public string? Column { get; init; }
}

/// <summary>An import to take over.</summary>
public sealed class CommitImportInput
{
    /// <summary>The import.</summary>
    [Id]
    public required string Id { get; init; }
}

/// <summary>A held import whose file is whole.</summary>
public sealed class ConfirmImportInput
{
    /// <summary>The import.</summary>
    [Id]
    public required string Id { get; init; }
}

/// <summary>An import to cancel.</summary>
public sealed class CancelImportInput
{
    /// <summary>The import.</summary>
    [Id]
    public required string Id { get; init; }
}

/// <summary>Which columns of an import are taken for what.</summary>
public sealed class MapImportInput
{
    /// <summary>The import.</summary>
    [Id]
    public required string Id { get; init; }

    /// <summary>What is to be taken from other columns than now; what is left out stays.</summary>
    public required IReadOnlyList<ColumnChoiceInput> Mapping { get; init; }
}

/// <summary>Whether districts of an import are ones that the agency has.</summary>
public sealed class DecideImportInput
{
    /// <summary>The import.</summary>
    [Id]
    public required string Id { get; init; }

    /// <summary>What is decided of which pair.</summary>
    public IReadOnlyList<PairDecisionInput>? Decisions { get; init; }

    /// <summary>What is decided of all pairs that are not decided yet. Where a line or a district stands in several, they are joined one by
    /// one only.</summary>
    public OtherPairsInput? Others { get; init; }
}

/// <summary>What is decided of a pair.</summary>
public sealed class PairDecisionInput
{
    /// <summary>The pair's key.</summary>
    public required string Pair { get; init; }

    /// <summary>What is decided.</summary>
    public required PairDecision Decision { get; init; }
}

/// <summary>What is decided of all pairs that are not decided yet.</summary>
public sealed class OtherPairsInput
{
    /// <summary>Only of those that are alike in this; all when left out.</summary>
    public PairLikeness? Likeness { get; init; }

    /// <summary>What is decided.</summary>
    public required PairDecision Decision { get; init; }
}

/// <summary>The import as it now is.</summary>
[WithParent]
public sealed class ImportPayload : Payload
{
    /// <summary>The import; null when there is none.</summary>
    public ImportNode? Import { get; init; }
}
