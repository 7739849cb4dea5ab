namespace CommunityCollab.Core.Onboarding;

/// <summary>A line of a directory file, taken apart into fields. Nothing is a number yet: codes stay text.</summary>
/// <param name="Number">Its line in the file, counted from 1 with the header.</param>
/// <param name="Cells">Its fields, in the header's order.</param>
/// <param name="Fault">Why its fields cannot be trusted.</param>
public sealed record DirectoryLine(int Number, IReadOnlyList<string> Cells, LineFault Fault = LineFault.None);

/// <summary>What may be wrong with a line before its fields are looked at.</summary>
public enum LineFault
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Its quotes do not match, or a field breaks over lines.</summary>
    Quotes,

    /// <summary>It holds bytes that are not UTF-8.</summary>
    Encoding,
}
