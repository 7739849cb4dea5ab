using CommunityCollab.Core.Disclosure;

namespace CommunityCollab.Web.Tallies;

/// <summary>One question, thought or statement as the live page shows it: a heading, bars and a table.</summary>
/// <param name="Heading">What was asked.</param>
/// <param name="Detail">The part of it this card is about, such as a row of a matrix; empty for all of it.</param>
/// <param name="Base">The cell of all who answered; null when each row has its own.</param>
/// <param name="Measure">What the rows' figures are.</param>
/// <param name="Rows">The answers; none when only a count is published.</param>
public sealed record TallyCard(string Heading, string Detail, PublishedCell? Base, Scaling Measure, IReadOnlyList<TallyRow> Rows)
{
    /// <summary>The rules that hide figures in this card, each once.</summary>
    public IEnumerable<string> Reasons =>
        Rows.Select(row => row.Cell.Reason).Prepend(Base?.Reason).OfType<Suppression>().Select(reason => reason.Text).Distinct();
}

/// <summary>An answer, with its figure.</summary>
/// <param name="Label">What people read.</param>
/// <param name="Cell">Its figure, or why there is none.</param>
public sealed record TallyRow(string Label, PublishedCell Cell);

/// <summary>How a figure becomes a bar and words.</summary>
/// <param name="ColumnHeading">What the figure is called; empty for a share.</param>
/// <param name="Empty">The value with an empty bar.</param>
/// <param name="Full">The value with a full bar; below <paramref name="Empty"/> where a small value is the better one.</param>
public sealed record Scaling(string ColumnHeading, decimal Empty, decimal Full)
{
    /// <summary>What is counted, as the head of a column.</summary>
    public string Counted { get; init; } = "People";

    /// <summary>A share of those who answered.</summary>
    public static Scaling Share { get; } = new("", 0, 1);

    /// <summary>Whether the figures are shares, and not means.</summary>
    public bool IsShare => ColumnHeading.Length == 0;
}
