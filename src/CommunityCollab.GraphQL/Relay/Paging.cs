using System.Buffers.Text;
using System.Globalization;
using System.Text;
using CommunityCollab.GraphQL.Access;
using GraphQL;

namespace CommunityCollab.GraphQL.Relay;

/// <summary>Where a page stands in its list.</summary>
[Name("PageInfo"), WithParent]
public sealed class PageInfo
{
    /// <summary>Whether there is more after this page.</summary>
    public required bool HasNextPage { get; init; }

    /// <summary>Whether there is something before this page.</summary>
    public required bool HasPreviousPage { get; init; }

    /// <summary>The cursor of the first thing on the page; null on an empty page.</summary>
    public string? StartCursor { get; init; }

    /// <summary>The cursor of the last thing on the page, to ask for what comes after; null on an empty page.</summary>
    public string? EndCursor { get; init; }
}

/// <summary>Forward paging by keys, as every list here is paged.</summary>
internal static class Paging
{
    /// <summary>The most things a page may have.</summary>
    public const int Most = 100;

    /// <summary>How many things a page has when nobody says.</summary>
    public const int Usual = 20;

    private const char Separator = '\n';

    /// <summary>The size of a page, within its limits.</summary>
    public static int Size(int? first) => first switch
    {
        null => Usual,
        < 1 or > Most => throw Error("PAGE_SIZE", $"'first' is 1 to {Most}."),
        _ => first.Value,
    };

    /// <summary>An opaque cursor for a sort key.</summary>
    public static string Cursor(string key) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(key));

    /// <summary>The sort key behind a cursor; null for none.</summary>
    public static string? Key(string? cursor) => cursor switch
    {
        null => null,
        { Length: > 0 and <= 400 } when Base64Url.IsValid(cursor) => Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor)),
        _ => throw UnknownCursor(),
    };

    /// <summary>An opaque cursor for a thing in a list sorted by moment and, within a moment, by id.</summary>
    public static string Cursor(DateTimeOffset at, Guid id) =>
        Cursor(string.Create(CultureInfo.InvariantCulture, $"{at.ToUnixTimeMilliseconds()} {id:N}"));

    /// <summary>The moment and id behind such a cursor; no moment for none.</summary>
    public static (DateTimeOffset? At, Guid Id) MomentAfter(string? cursor)
    {
        if (Key(cursor) is not { } key)
        {
            return default;
        }

        var parts = key.Split(' ');
        return parts.Length == 2
            && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var moment)
            && moment <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
            && Guid.TryParseExact(parts[1], "N", out var id)
            ? (DateTimeOffset.FromUnixTimeMilliseconds(moment), id)
            : throw UnknownCursor();
    }

    /// <summary>An opaque cursor for a list in the order of ids.</summary>
    public static string Cursor(Guid id) => Cursor(id.ToString("N"));

    /// <summary>The id behind such a cursor; null for none.</summary>
    public static Guid? IdAfter(string? cursor) =>
        Key(cursor) is not { } key ? null : Guid.TryParseExact(key, "N", out var id) ? id : throw UnknownCursor();

    /// <summary>An opaque cursor for a thing in a list sorted by name and, since names are shared, by id.</summary>
    public static string Cursor(string name, Guid id) => Cursor($"{name}{Separator}{id:N}");

    /// <summary>The name and id behind such a cursor; no name for none.</summary>
    public static (string? Name, Guid Id) NameAfter(string? cursor)
    {
        if (Key(cursor) is not { } key)
        {
            return default;
        }

        var parts = key.Split(Separator);
        return parts.Length == 2 && Guid.TryParseExact(parts[1], "N", out var id) ? (parts[0], id) : throw UnknownCursor();
    }

    /// <summary>The refusal of a cursor that no page gave.</summary>
    public static ExecutionError UnknownCursor() => Error("INVALID_CURSOR", "This cursor is not one of this list's. Start again without 'after'.");

    /// <summary>Where a page stands, when one thing more than its size was read.</summary>
    public static PageInfo Info(IReadOnlyList<string> cursors, int size, string? after) => new()
    {
        HasNextPage = cursors.Count > size,
        HasPreviousPage = after is not null,
        StartCursor = cursors.Count > 0 ? cursors[0] : null,
        EndCursor = cursors.Count > 0 ? cursors[Math.Min(size, cursors.Count) - 1] : null,
    };

    private static ExecutionError Error(string code, string message) => new(message) { Code = code };
}
