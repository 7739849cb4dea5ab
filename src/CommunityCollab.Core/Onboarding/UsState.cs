using System.Collections.Frozen;

namespace CommunityCollab.Core.Onboarding;

/// <summary>States by their FIPS codes (ANSI INCITS 38), which every LEAID begins with, and their postal letters.</summary>
public static class UsState
{
    // Letters, then code. BI is the Bureau of Indian Education, which CCD counts as a state.
    private const string Codes =
        "AL01 AK02 AZ04 AR05 CA06 CO08 CT09 DE10 DC11 FL12 GA13 HI15 ID16 IL17 "
        + "IN18 IA19 KS20 KY21 LA22 ME23 MD24 MA25 MI26 MN27 MS28 MO29 MT30 NE31 "
        + "NV32 NH33 NJ34 NM35 NY36 NC37 ND38 OH39 OK40 OR41 PA42 RI44 SC45 SD46 "
        + "TN47 TX48 UT49 VT50 VA51 WA53 WV54 WI55 WY56 BI59 AS60 GU66 MP69 PR72 "
        + "VI78";

    private static readonly FrozenDictionary<string, string> FipsByLetters =
        Codes.Split(' ').ToFrozenDictionary(code => code[..2], code => code[2..], StringComparer.OrdinalIgnoreCase);

    // NCES' table generator writes names.
    private const string Names =
        "AL Alabama|AK Alaska|AZ Arizona|AR Arkansas|CA California|CO Colorado|CT Connecticut|DE Delaware|"
        + "DC District of Columbia|FL Florida|GA Georgia|HI Hawaii|ID Idaho|IL Illinois|IN Indiana|IA Iowa|KS Kansas|"
        + "KY Kentucky|LA Louisiana|ME Maine|MD Maryland|MA Massachusetts|MI Michigan|MN Minnesota|MS Mississippi|"
        + "MO Missouri|MT Montana|NE Nebraska|NV Nevada|NH New Hampshire|NJ New Jersey|NM New Mexico|NY New York|"
        + "NC North Carolina|ND North Dakota|OH Ohio|OK Oklahoma|OR Oregon|PA Pennsylvania|RI Rhode Island|"
        + "SC South Carolina|SD South Dakota|TN Tennessee|TX Texas|UT Utah|VT Vermont|VA Virginia|WA Washington|"
        + "WV West Virginia|WI Wisconsin|WY Wyoming|BI Bureau of Indian Education|AS American Samoa|GU Guam|"
        + "MP Northern Mariana Islands|PR Puerto Rico|VI U.S. Virgin Islands";

    private static readonly FrozenDictionary<string, string> LettersByName =
        Names.Split('|').ToFrozenDictionary(name => name[3..], name => name[..2], StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Fips = FipsByLetters.Values.ToFrozenSet();

    /// <summary>The FIPS code of a state given by its letters, its name or its code, which may have lost its zero: <c>8</c> is
    /// <c>08</c>, since no state has a code of one digit. Null when there is no such state.</summary>
    public static string? FipsOf(string state)
    {
        var text = CellText.Whole(state.Trim());
        text = LettersByName.GetValueOrDefault(text) ?? text;
        return FipsByLetters.TryGetValue(text, out var fips) ? fips
            : Fips.TryGetValue(text.Length == 1 ? $"0{text}" : text, out var code) ? code
            : null;
    }
}
