namespace CommunityCollab.Core.Onboarding;

/// <summary>Codes of one digit, as CCD's files and NCES' table generator write them.</summary>
internal static class CcdCode
{
    /// <summary>The digit of <c>4-Regional Education Service Agency (RESA)</c> or of <c>1.0</c>; anything else as it is.</summary>
    public static string Of(string cell) =>
        cell.Length > 1 && char.IsAsciiDigit(cell[0]) && cell.AsSpan(1).TrimStart() is ['-' or '–', ..] ? cell[..1] : CellText.Whole(cell);
}
