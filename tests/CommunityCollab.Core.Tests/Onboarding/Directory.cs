using CommunityCollab.Core.Onboarding;

namespace CommunityCollab.Core.Tests.Onboarding;

/// <summary>A small directory file, written as text.</summary>
internal sealed class Directory
{
    public const string Colorado = "08";

    private readonly List<DirectoryLine> _lines;

    /// <param name="text">Lines without quotes; the first is the header.</param>
    public Directory(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Header = lines[0].Split(',');
        _lines = [.. lines.Skip(1).Select((line, place) => new DirectoryLine(place + 2, line.Split(',')))];
        Mapping = ColumnMapping.Guess(Header);
    }

    public string[] Header { get; }

    public ColumnMapping Mapping { get; }

    /// <summary>A file of NCES's columns for districts, each line a LEAID and a name.</summary>
    public static Directory OfDistricts(params string[] lines) => new($"LEAID,LEA_NAME\n{string.Join('\n', lines)}");

    public DirectoryReading Read(string? stated = null) => DirectoryReader.Read(Header, Mapping, _lines, Colorado, stated);

    public OnboardingPlan Plan(KnownTenants known, string? stated = null) => Plan(Read(stated), Mapping, known);

    public static OnboardingPlan Plan(DirectoryReading reading, ColumnMapping mapping, KnownTenants known, IReadOnlyList<DistrictPair>? decided = null) =>
        Planning.Of(reading, mapping, known, Guid.Parse("7d6b1a52-90a3-7c11-8f6e-0123456789ab"), new DateOnly(2026, 8, 1), decided);

    /// <summary>What the agency has once a plan is carried out.</summary>
    public static KnownTenants Outcome(KnownTenants known, OnboardingPlan plan) => new(
        Replaced(known.Districts, plan.Districts, district => district.Id),
        Replaced(known.Schools, plan.Schools, school => school.Id));

    private static List<T> Replaced<T>(IReadOnlyList<T> known, IReadOnlyList<Step<T>> steps, Func<T, Guid> id)
        where T : class
    {
        var all = known.ToDictionary(id);
        foreach (var step in steps)
        {
            Assert.Equal(step.Before is null, !all.ContainsKey(id(step.After)));
            all[id(step.After)] = step.After;
        }

        return [.. all.Values];
    }
}
