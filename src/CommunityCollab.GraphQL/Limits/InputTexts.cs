using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;
using CommunityCollab.Core.Problems;

namespace CommunityCollab.GraphQL.Limits;

/// <summary>The texts in an input, wherever they stand in it.</summary>
internal static class InputTexts
{
    private static readonly ConcurrentDictionary<Type, IReadOnlyList<(PropertyInfo Property, string Name, int Longest)>> Known = new();

    /// <summary>The refusals of those that are too long, with paths from the input.</summary>
    public static IEnumerable<Problem> TooLong(object? input) => input is null ? [] : Walk(input, [], TextBounds.LongestInput);

    private static IEnumerable<Problem> Walk(object value, string[] path, int longest) => value switch
    {
        string text => text.Length > longest ? [Problem.At(ProblemCode.Invalid, TextBounds.TooLong(text.Length, longest), path)] : [],
        IEnumerable list => list.Cast<object?>().SelectMany((item, place) => item is null ? [] : Walk(item, [.. path, $"{place}"], longest)),
        _ => PropertiesOf(value.GetType()).SelectMany(part =>
            part.Property.GetValue(value) is { } inner ? Walk(inner, [.. path, part.Name], part.Longest) : []),
    };

    // Numbers, dates and choices are no texts, and have no parts that could be.
    private static IReadOnlyList<(PropertyInfo Property, string Name, int Longest)> PropertiesOf(Type type) => Known.GetOrAdd(type, static type =>
        type.Assembly != typeof(InputTexts).Assembly || type.IsEnum
            ? []
            : [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(property => (
                property,
                JsonNamingPolicy.CamelCase.ConvertName(property.Name),
                property.GetCustomAttribute<LongestAttribute>()?.Characters ?? TextBounds.LongestInput))]);
}
