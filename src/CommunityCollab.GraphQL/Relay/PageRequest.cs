using System.Buffers.Text;
using System.Collections;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CommunityCollab.GraphQL.Access;
using GraphQL;
using GraphQL.Execution;

namespace CommunityCollab.GraphQL.Relay;

/// <summary>What page of which list a field was asked for. A cursor is of one list: it carries a mark made of the field, the thing the field
/// is on, the tenant that asks and what the list is narrowed to, so that it is refused elsewhere. Beside the mark it holds nothing but the
/// key of a thing, so that it is short whatever things are called.</summary>
internal sealed class PageRequest
{
    private const int MarkLength = 10;
    private const int LongestCursor = 100;

    private readonly IResolveFieldContext _context;
    private readonly string _mark;

    private PageRequest(IResolveFieldContext context)
    {
        _context = context;
        _mark = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(ListOf(context))))[..MarkLength];
        var (first, last) = (context.GetArgument<int?>("first"), context.GetArgument<int?>("last"));
        if (first is not null && last is not null)
        {
            throw new ExecutionError("Give 'first' or 'last', not both.") { Code = "PAGE_SIZE" };
        }

        IsFromEnd = last is not null;
        Size = IsFromEnd ? Paging.Size(last, "last") : Paging.Size(first);
    }

    /// <summary>How many things.</summary>
    public int Size { get; }

    /// <summary>Whether they are counted from the end of the list.</summary>
    public bool IsFromEnd { get; }

    /// <summary>Whether a cursor bounds the page at its start.</summary>
    public bool HasAfter => _context.GetArgument<string?>("after") is not null;

    /// <summary>Whether a cursor bounds the page at its end.</summary>
    public bool HasBefore => _context.GetArgument<string?>("before") is not null;

    /// <summary>Whether the number of all things is asked for.</summary>
    public bool CountsAll => _context.SubFields?.Values.Any(selected => selected.Field.Name.Value == "totalCount") == true;

    /// <summary>What is asked of a field.</summary>
    public static PageRequest Of(IResolveFieldContext context) => new(context);

    /// <summary>The key after which the page starts; null for the start of the list.</summary>
    public TKey? After<TKey>()
        where TKey : struct, IParsable<TKey> => Read<TKey>("after");

    /// <summary>The key before which the page ends; null for the end of the list.</summary>
    public TKey? Before<TKey>()
        where TKey : struct, IParsable<TKey> => Read<TKey>("before");

    /// <summary>The cursor of the thing that has a key.</summary>
    public string CursorOf<TKey>(TKey key) =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{_mark}{key}")));

    private TKey? Read<TKey>(string argument)
        where TKey : struct, IParsable<TKey>
    {
        if (_context.GetArgument<string?>(argument) is not { } cursor)
        {
            return null;
        }

        var text = cursor.Length is > 0 and <= LongestCursor && Base64Url.IsValid(cursor) ? Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor)) : "";
        return text.StartsWith(_mark, StringComparison.Ordinal) && TKey.TryParse(text[MarkLength..], CultureInfo.InvariantCulture, out var key)
            ? key
            : throw new ExecutionError($"This cursor is not one of this list's. Start again without '{argument}'.") { Code = "INVALID_CURSOR" };
    }

    private static string ListOf(IResolveFieldContext context)
    {
        var list = new StringBuilder($"{context.ParentType.Name}.{context.FieldDefinition.Name}");
        if (context.Source is INode node)
        {
            list.Append('@').Append(node.Id);
        }
        else if (context.FieldDefinition.GetMetadata<string>(FieldRule.Key) != FieldRule.Anyone)
        {
            var who = Caller.Of(context).Principal;
            list.Append(CultureInfo.InvariantCulture, $"@{who?.AgencyId}/{who?.DistrictId}");
        }

        foreach (var (name, value) in context.Arguments ?? Enumerable.Empty<KeyValuePair<string, ArgumentValue>>())
        {
            if (!PagedAttribute.Arguments.Contains(name) && value.Value is { } narrowed)
            {
                list.Append('&').Append(name).Append('=').Append(Text(narrowed));
            }
        }

        return list.ToString();
    }

    private static string Text(object? value) => value switch
    {
        string text => text,
        IEnumerable list => string.Join(',', list.Cast<object?>().Select(Text).Order(StringComparer.Ordinal)),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value?.ToString() ?? "",
    };
}
