namespace CommunityCollab.Core.Onboarding;

/// <summary>What a field of a file says, without what was put around it for a spreadsheet's sake.</summary>
internal static class CellText
{
    /// <summary>The trimmed text; of <c>="0802190"</c> or <c>'0802190</c>, which keep a spreadsheet from eating the zero, what it keeps.</summary>
    public static string Of(string cell)
    {
        var text = cell.Trim();
        return text is ['=', '"', .., '"'] && text.Length > 3 ? text[2..^1].Trim()
            : text is ['\'', >= '0' and <= '9', ..] ? text[1..]
            : text;
    }

    /// <summary>A whole number that a program wrote as a fraction (<c>802190.0</c>), as the whole number; anything else as it is.</summary>
    public static string Whole(string text)
    {
        var point = text.IndexOf('.', StringComparison.Ordinal);
        return point > 0 && text.Length > point + 1 && text.AsSpan(point + 1).Trim('0').IsEmpty && text.AsSpan(0, point).IndexOfAnyExceptInRange('0', '9') < 0
            ? text[..point]
            : text;
    }
}
