namespace CommunityCollab.Core.Tests;

/// <summary>Counts what a property was tried on: one that met none of what it is about has shown nothing, and fails.</summary>
internal sealed class Cases
{
    private int _met;

    /// <summary>Runs a property, again where chance met no case, and fails when it never does.</summary>
    public static void Of(Action<Cases> property)
    {
        const int MostRuns = 10;
        var cases = new Cases();
        for (var run = 0; run < MostRuns && cases._met == 0; run++)
        {
            property(cases);
        }

        Assert.True(cases._met > 0, "None of all that was tried was a case of what this is about.");
    }

    /// <summary>These are cases.</summary>
    public IReadOnlyList<T> Met<T>(IEnumerable<T> some)
    {
        T[] cases = [.. some];
        Interlocked.Add(ref _met, cases.Length);
        return cases;
    }

    /// <summary>This is one, if it is.</summary>
    public bool Met(bool isOne)
    {
        Interlocked.Add(ref _met, isOne ? 1 : 0);
        return isOne;
    }
}
