namespace CommunityCollab.Core.Onboarding;

/// <summary>A line of a directory file, taken apart into fields. Nothing is a number yet: codes stay text.</summary>
/// <param name="Number">Its line in the file, counted from 1 with the header.</param>
/// <param name="Cells">Its fields, in the header's order.</param>
/// <param name="IsReadable">False when its quoting is broken, so that its fields cannot be trusted.</param>
public sealed record DirectoryLine(int Number, IReadOnlyList<string> Cells, bool IsReadable = true);
