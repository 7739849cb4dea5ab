namespace CommunityCollab.Core.Onboarding;

/// <summary>What a column of a directory file may hold. Columns that hold nothing of this are left alone.</summary>
[GenerateSerializer, Alias("DirectoryField")]
public enum DirectoryField
{
    /// <summary>The district's NCES id: 7 digits, of which the first two are its state's FIPS code.</summary>
    Leaid,

    /// <summary>The district's name. A line without a school is a district's.</summary>
    DistrictName,

    /// <summary>The district's code in its state.</summary>
    DistrictStateId,

    /// <summary>What kind of local education agency it is: a CCD type code, or our own word.</summary>
    Kind,

    /// <summary>Pupils counted.</summary>
    Pupils,

    /// <summary>The school's NCES id: the district's LEAID and 5 digits. A line with it is a school's.</summary>
    SchoolId,

    /// <summary>The school's name. A line with it is a school's.</summary>
    SchoolName,

    /// <summary>The school's code in its state.</summary>
    SchoolStateId,

    /// <summary>The state, as two letters or as FIPS code.</summary>
    State,

    /// <summary>Whether it operates: a CCD status code, or a word.</summary>
    Status,

    /// <summary>Since when the status holds.</summary>
    EffectiveDate,
}
