using System.Globalization;
using System.Text;

namespace CommunityCollab.Benchmarks.Onboarding;

/// <summary>A made-up state's districts and schools, in the columns of the template.</summary>
internal static class StateFile
{
    /// <summary>The lines: a LEAID, a name, an NCES id of a school or nothing, and its name.</summary>
    public static IEnumerable<(string Leaid, string Name, string SchoolId, string School)> Lines(int districts, int schools)
    {
        for (var district = 0; district < districts; district++)
        {
            var leaid = string.Create(CultureInfo.InvariantCulture, $"08{district:D5}");
            yield return (leaid, $"School District Number {district}", "", "");
            for (var school = district; school < schools; school += districts)
            {
                yield return (leaid, "", string.Create(CultureInfo.InvariantCulture, $"{leaid}{school:D5}"), $"Elementary School {school}");
            }
        }
    }

    /// <summary>The file.</summary>
    public static string Text(int districts, int schools)
    {
        var text = new StringBuilder("leaid,name,school_id,school_name,students\n");
        foreach (var (leaid, name, schoolId, school) in Lines(districts, schools))
        {
            text.Append(CultureInfo.InvariantCulture, $"{leaid},{name},{schoolId},{school},{(name.Length > 0 ? "1234" : "")}\n");
        }

        return text.ToString();
    }
}
