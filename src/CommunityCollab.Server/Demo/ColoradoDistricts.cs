using System.Globalization;
using CommunityCollab.Grains.Tenancy;
using CsvHelper;

namespace CommunityCollab.Server.Demo;

/// <summary>The 180 Colorado districts with their pupils, October count 2014: public counts of the Colorado Department of
/// Education, as re-published by KIDS COUNT.</summary>
internal static class ColoradoDistricts
{
    private const string Resource = "CommunityCollab.Server.Demo.colorado-districts-2014.csv";
    private const string Source = "Colorado Department of Education, October count 2014, re-published by KIDS COUNT";

    /// <summary>Reads the districts. A count that is missing stays missing.</summary>
    public static IReadOnlyList<NewDistrict> Read()
    {
        using var stream = typeof(ColoradoDistricts).Assembly.GetManifestResourceStream(Resource)!;
        using var csv = CsvReader.Create(stream);
        var districts = new List<NewDistrict>();
        while (csv.Read())
        {
            var isCounted = int.TryParse(csv.GetString("students"), NumberStyles.None, CultureInfo.InvariantCulture, out var pupils);
            districts.Add(new NewDistrict(Guid.CreateVersion7(), csv.GetString("name"), isCounted ? pupils : null, isCounted ? Source : null));
        }

        return districts;
    }
}
