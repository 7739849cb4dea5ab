using CommunityCollab.Core.Tenancy;

namespace CommunityCollab.Core.Onboarding;

/// <summary>What CCD's <c>LEA_TYPE</c> says of a local education agency.</summary>
/// <remarks>The codes: 1 regular district, 2 district in a supervisory union, 3 supervisory union, 4 service agency (in
/// Colorado, a BOCES), 5 state operated, 6 federally operated, 7 independent charter district, 8 other, 9 specialized
/// (EDFacts file specification FS029, which CCD takes over).</remarks>
public static class AgencyType
{
    /// <summary>The kind of a trimmed field, written as a CCD code with or without its words, or as our own word.</summary>
    /// <returns>The kind, and whether it is a true one: types that have no kind of their own are kept as districts. Null for
    /// what nobody knows.</returns>
    public static (DistrictKind Kind, bool IsExact)? KindOf(string cell) => Code(cell) switch
    {
        "1" or "2" or "DISTRICT" => (DistrictKind.District, true),
        "4" or "BOCES" => (DistrictKind.Boces, true),
        "7" or "CHARTERINSTITUTE" => (DistrictKind.CharterInstitute, true),
        "3" or "5" or "6" or "8" or "9" => (DistrictKind.District, false),
        _ => null,
    };

    // NCES's table generator writes "4-Regional Education Service Agency (RESA)".
    private static string Code(string cell) => string.Concat(CcdCode.Of(cell).Where(char.IsLetterOrDigit)).ToUpperInvariant();
}
