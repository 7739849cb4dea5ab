using CommunityCollab.Core.Problems;
using CommunityCollab.Data;
using CommunityCollab.Data.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace CommunityCollab.Grains.Tenancy;

/// <summary>A state education agency.</summary>
[Alias("IAgencyGrain")]
public interface IAgencyGrain : IGrainWithGuidKey
{
    /// <summary>Founds the agency; founding it again changes nothing.</summary>
    [Alias("Found")]
    Task FoundAsync(string name, string stateCode);

    /// <summary>Brings on districts. Those it has under the same name are left as they are.</summary>
    [Alias("AddDistricts")]
    Task<Outcome<IReadOnlyList<NewDistrict>>> AddDistrictsAsync(IReadOnlyList<NewDistrict> districts);
}

/// <summary>A district to be brought on.</summary>
/// <param name="Id">The id it gets; of the one already there, in an answer.</param>
/// <param name="Name">Its name, as its state writes it.</param>
/// <param name="Pupils">Pupils counted; null when not known.</param>
/// <param name="PupilsSource">Where the count comes from, with its date.</param>
[GenerateSerializer, Immutable, Alias("NewDistrict")]
public sealed record NewDistrict(
    [property: Id(0)] Guid Id,
    [property: Id(1)] string Name,
    [property: Id(2)] int? Pupils,
    [property: Id(3)] string? PupilsSource);

/// <inheritdoc cref="IAgencyGrain"/>
internal sealed class AgencyGrain(Records records) : Grain, IAgencyGrain
{
    private const int LongestName = 200;

    private Guid Id => this.GetPrimaryKey();

    /// <inheritdoc/>
    public Task FoundAsync(string name, string stateCode) =>
        records.WriteAsync(context =>
        {
            if (!context.Agencies.Any(row => row.Id == Id))
            {
                context.Agencies.Add(new AgencyRow { Id = Id, Name = name, StateCode = stateCode });
            }
        });

    /// <inheritdoc/>
    public async Task<Outcome<IReadOnlyList<NewDistrict>>> AddDistrictsAsync(IReadOnlyList<NewDistrict> districts)
    {
        var problems = districts.SelectMany(Check).ToList();
        if (problems.Count > 0)
        {
            return Outcome.Refused<IReadOnlyList<NewDistrict>>(problems);
        }

        var answer = new List<NewDistrict>(districts.Count);
        await records.WriteAsync(context =>
        {
            answer.Clear();
            var known = context.Districts.AsNoTracking().Where(row => row.AgencyId == Id).ToDictionary(row => row.Name, row => row.Id);
            foreach (var district in districts)
            {
                if (known.TryAdd(district.Name, district.Id))
                {
                    context.Districts.Add(new DistrictRow { Id = district.Id, AgencyId = Id, Name = district.Name, Pupils = district.Pupils, PupilsSource = district.PupilsSource });
                }

                answer.Add(district with { Id = known[district.Name] });
            }
        });
        return new Outcome<IReadOnlyList<NewDistrict>> { Value = answer };
    }

    private static IEnumerable<Problem> Check(NewDistrict district, int place)
    {
        foreach (var problem in Core.Activities.PlainText.Check(district.Name, LongestName, "districts", $"{place}", "name"))
        {
            yield return problem;
        }

        if (district.Pupils < 0)
        {
            yield return Problem.At(ProblemCode.Invalid, "A count of pupils is not negative; leave it out when it is not known.", "districts", $"{place}", "pupils");
        }
    }
}
