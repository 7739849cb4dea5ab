using System.Linq.Expressions;
using GraphQL;
using Microsoft.EntityFrameworkCore;

namespace CommunityCollab.GraphQL.Relay;

/// <summary>A page of a list.</summary>
/// <param name="Rows">What is on it, in the list's order.</param>
/// <param name="CursorOf">The cursor of a thing on it.</param>
/// <param name="Info">Where it stands.</param>
/// <param name="TotalCount">How many things the list has; 0 when that is not asked for.</param>
internal sealed record Page<TRow>(IReadOnlyList<TRow> Rows, Func<TRow, string> CursorOf, PageInfo Info, int TotalCount)
{
    /// <summary>The things with their places.</summary>
    public IReadOnlyList<TEdge> Edges<TEdge>(Func<TRow, string, TEdge> edge) => [.. Rows.Select(row => edge(row, CursorOf(row)))];
}

/// <summary>Reads lists in pages, by a key that no two things share and that grows: what is new has the greatest, and so comes last.</summary>
internal static class Pages
{
    /// <summary>The page of a query that a field was asked for.</summary>
    /// <param name="all">The whole list.</param>
    /// <param name="context">The field.</param>
    /// <param name="key">The key of a thing.</param>
    public static async Task<Page<TRow>> PageAsync<TRow, TKey>(this IQueryable<TRow> all, IResolveFieldContext context, Expression<Func<TRow, TKey>> key)
        where TKey : struct, IComparable<TKey>, IParsable<TKey>
    {
        var request = PageRequest.Of(context);
        var within = all;
        if (request.After<TKey>() is { } after)
        {
            within = within.Where(Beyond(key, after, Expression.GreaterThan));
        }

        if (request.Before<TKey>() is { } before)
        {
            within = within.Where(Beyond(key, before, Expression.LessThan));
        }

        var ordered = request.IsFromEnd ? within.OrderByDescending(key) : within.OrderBy(key);
        var rows = await ordered.Take(request.Size + 1).ToListAsync(context.CancellationToken);
        var total = request.CountsAll ? await all.CountAsync(context.CancellationToken) : 0;
        return Of(request, rows, key.Compile(preferInterpretation: true), total);
    }

    /// <summary>The page of a list at hand that a field was asked for.</summary>
    /// <param name="all">The whole list.</param>
    /// <param name="context">The field.</param>
    /// <param name="key">The key of a thing.</param>
    public static Page<TRow> Page<TRow, TKey>(this IReadOnlyCollection<TRow> all, IResolveFieldContext context, Func<TRow, TKey> key)
        where TKey : struct, IComparable<TKey>, IParsable<TKey>
    {
        var request = PageRequest.Of(context);
        var (after, before) = (request.After<TKey>(), request.Before<TKey>());
        var within = all.Where(row => (after is null || key(row).CompareTo(after.Value) > 0) && (before is null || key(row).CompareTo(before.Value) < 0));
        var ordered = request.IsFromEnd ? within.OrderByDescending(key) : within.OrderBy(key);
        return Of(request, [.. ordered.Take(request.Size + 1)], key, all.Count);
    }

    // One thing more than the page has was read, to know whether there is more.
    private static Page<TRow> Of<TRow, TKey>(PageRequest request, List<TRow> rows, Func<TRow, TKey> key, int total)
    {
        var isMore = rows.Count > request.Size;
        List<TRow> page = [.. rows.Take(request.Size)];
        if (request.IsFromEnd)
        {
            page.Reverse();
        }

        string CursorOf(TRow row) => request.CursorOf(key(row));
        return new(page, CursorOf, new PageInfo
        {
            HasNextPage = request.IsFromEnd ? request.HasBefore : isMore,
            HasPreviousPage = request.IsFromEnd ? isMore : request.HasAfter,
            StartCursor = page.Count > 0 ? CursorOf(page[0]) : null,
            EndCursor = page.Count > 0 ? CursorOf(page[^1]) : null,
        }, total);
    }

    // The bound stands in a closure, so that the database is given it as a parameter.
    private static Expression<Func<TRow, bool>> Beyond<TRow, TKey>(
        Expression<Func<TRow, TKey>> key, TKey bound, Func<Expression, Expression, Expression> compare)
        where TKey : struct, IComparable<TKey>
    {
        Expression<Func<TKey>> value = () => bound;
        var compared = Expression.Call(key.Body, typeof(TKey).GetMethod(nameof(IComparable<TKey>.CompareTo), [typeof(TKey)])!, value.Body);
        return Expression.Lambda<Func<TRow, bool>>(compare(compared, Expression.Constant(0)), key.Parameters);
    }
}
