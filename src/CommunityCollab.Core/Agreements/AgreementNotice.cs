using System.Globalization;

namespace CommunityCollab.Core.Agreements;

/// <summary>The mail that tells both sides that an agreement is about to end.</summary>
/// <param name="District">The district, by name.</param>
/// <param name="Agreement">The agreement.</param>
public sealed record AgreementNotice(string District, Agreement Agreement)
{
    // How many days before the end both sides are told, the first notice first.
    private static readonly int[] Days = [Agreement.NoticeDays, 30, 7];

    /// <summary>The last notice, by how many days before the end it is sent.</summary>
    public static int Last => Days[^1];

    /// <summary>Its subject.</summary>
    public string Subject => string.Create(CultureInfo.InvariantCulture, $"Agreement on sharing ends on {Agreement.EndsOn:d MMMM yyyy}: {District}");

    /// <summary>Its text.</summary>
    public string Body => string.Create(CultureInfo.InvariantCulture, $"""
        The agreement under which {District} shares figures with its state agency ends on {Agreement.EndsOn:d MMMM yyyy}.

        What it is for: {Agreement.Purpose}

        From the day after, nothing of the district is in a roll-up any more, and what was shared is destroyed within {Agreement.DestructionDays} days.
        To go on, a district administrator registers a new agreement before then.
        """).ReplaceLineEndings("\n");

    /// <summary>Which notice is due on a day, by how many days before the end it is meant to be sent; null when none is.</summary>
    /// <param name="agreement">The agreement.</param>
    /// <param name="day">The day.</param>
    /// <param name="last">The last one that was sent; null for none. One that was missed is not made up for by two at once.</param>
    public static int? DueOn(Agreement agreement, DateOnly day, int? last)
    {
        var left = agreement.EndsOn.DayNumber - day.DayNumber;
        if (agreement.StateOn(day) is not (AgreementState.Active or AgreementState.Expiring) || left > Agreement.NoticeDays)
        {
            return null;
        }

        var due = Days.Last(days => left <= days);
        return due < (last ?? int.MaxValue) ? due : null;
    }
}
