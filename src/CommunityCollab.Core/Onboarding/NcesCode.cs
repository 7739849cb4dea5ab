namespace CommunityCollab.Core.Onboarding;

/// <summary>Reads the ids that NCES gives districts (7 digits) and schools (12 digits). They are text that looks like numbers,
/// and spreadsheets eat the zero of the states from <c>01</c> to <c>09</c>.</summary>
public static class NcesCode
{
    /// <summary>The length of a district's id, the LEAID.</summary>
    public const int DistrictLength = 7;

    /// <summary>The length of a school's id: the LEAID and 5 digits.</summary>
    public const int SchoolLength = 12;

    /// <summary>Reads a code.</summary>
    /// <param name="text">The trimmed field.</param>
    /// <param name="length">How long such a code is.</param>
    /// <param name="stateFips">The state, when it was given; only then is a lost zero put back, because five other digits may
    /// be the missing one as well.</param>
    public static NcesCodeReading Read(string text, int length, string? stateFips)
    {
        if (text.Length == 0 || !text.All(char.IsAsciiDigit))
        {
            return new(null, NcesCodeFault.Malformed);
        }

        if (text.Length == length)
        {
            return stateFips is null || text.StartsWith(stateFips, StringComparison.Ordinal) ? new(text, NcesCodeFault.None) : new(null, NcesCodeFault.OtherState);
        }

        if (text.Length != length - 1)
        {
            return new(null, NcesCodeFault.Malformed);
        }

        return stateFips is null ? new(null, NcesCodeFault.ZeroLost)
            : $"0{text}".StartsWith(stateFips, StringComparison.Ordinal) ? new($"0{text}", NcesCodeFault.ZeroRestored)
            : new(null, NcesCodeFault.Malformed);
    }
}

/// <summary>What became of a code.</summary>
/// <param name="Code">The code; null when it is refused.</param>
/// <param name="Fault">What was wrong with it.</param>
public readonly record struct NcesCodeReading(string? Code, NcesCodeFault Fault);

/// <summary>What can be wrong with a code.</summary>
public enum NcesCodeFault
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The leading zero was lost, and put back.</summary>
    ZeroRestored,

    /// <summary>The leading zero seems lost, and without the state nobody can know.</summary>
    ZeroLost,

    /// <summary>It belongs to another state.</summary>
    OtherState,

    /// <summary>It is no such code.</summary>
    Malformed,
}
