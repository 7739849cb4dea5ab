using System.Buffers;
using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;

namespace CommunityCollab.GraphQL.Transports.Requests;

/// <summary>
/// JSON values as GraphQL.NET's scalars expect them: int, long, BigInteger, double or decimal for numbers,
/// dictionaries for objects, lists for arrays.
/// </summary>
internal static class JsonValues
{
    /// <summary>Longest number read, in characters: parsing a very long one takes time in proportion to its square.</summary>
    private const int NumberLength = 64;

    private static readonly object True = true;
    private static readonly object False = false;

    /// <summary>Reads the object at whose start <paramref name="reader"/> stands. Of two members with one name the last counts.</summary>
    /// <exception cref="JsonException">The text is not JSON, or a number is out of range.</exception>
    public static Dictionary<string, object?> ReadObject(ref Utf8JsonReader reader)
    {
        var members = new Dictionary<string, object?>();
        while (Next(ref reader) != JsonTokenType.EndObject)
        {
            var name = reader.GetString()!;
            Next(ref reader);
            members[name] = ReadValue(ref reader);
        }

        return members;
    }

    private static object? ReadValue(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.String => reader.GetString(),
        JsonTokenType.Number => ReadNumber(ref reader),
        JsonTokenType.StartObject => ReadObject(ref reader),
        JsonTokenType.StartArray => ReadList(ref reader),
        JsonTokenType.True => True,
        JsonTokenType.False => False,
        _ => null,
    };

    private static List<object?> ReadList(ref Utf8JsonReader reader)
    {
        var items = new List<object?>();
        while (Next(ref reader) != JsonTokenType.EndArray)
        {
            items.Add(ReadValue(ref reader));
        }

        return items;
    }

    private static object ReadNumber(ref Utf8JsonReader reader)
    {
        if (reader.TryGetInt32(out var small))
        {
            return small;
        }

        if (reader.TryGetInt64(out var large))
        {
            return large;
        }

        var text = Encoding.ASCII.GetString(reader.HasValueSequence ? reader.ValueSequence.ToArray() : reader.ValueSpan);
        if (text.Length > NumberLength)
        {
            throw new JsonException("A number is too long.");
        }

        return BigInteger.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var huge)
            ? huge
            : ReadFraction(text);
    }

    /// <summary>A double, or a decimal where the double would lose digits the client sent.</summary>
    private static object ReadFraction(string text)
    {
        var approximate = double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
        if (!double.IsFinite(approximate))
        {
            throw new JsonException("A number is out of range.");
        }

        return decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact)
            && Math.Abs(approximate) < (double)decimal.MaxValue && new decimal(approximate) != exact
            ? exact
            : approximate;
    }

    private static JsonTokenType Next(ref Utf8JsonReader reader) =>
        reader.Read() ? reader.TokenType : throw new JsonException("The JSON text ends too early.");
}
