using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using CommunityCollab.GraphQL.Campaigns;
using CommunityCollab.GraphQL.Programmes;

namespace CommunityCollab.Server.Tests.Campaigns;

/// <summary>A place in an input where an author writes words.</summary>
/// <param name="Field">The input type and its field.</param>
/// <param name="Path">Where it stands, from the input.</param>
internal sealed record Place(string Field, IReadOnlyList<string> Path)
{
    public override string ToString() => string.Join('/', Path);
}

/// <summary>The words of authors, found by the input types themselves, so that a new field is guarded or a test fails.</summary>
internal static class AuthorInputs
{
    // Names of things, which nobody reads as a promise: keys are letters and digits, and a zone is one of a list.
    private static readonly string[] NotWords = ["key", "timeZone", "item", "options"];

    /// <summary>Every field of words that an input of this type can hold.</summary>
    public static IEnumerable<string> Fields(Type type) => Fields(type, []).Distinct();

    /// <summary>Every word in an input.</summary>
    public static IEnumerable<Place> Places(Type type, JsonNode input, params string[] path) => type.GetProperties().SelectMany(property =>
    {
        var (name, kind, isList) = (Name(property), ElementOf(property.PropertyType), IsList(property.PropertyType));
        var value = input[name];
        return value is null || !IsAuthors(property, kind) ? []
            : kind == typeof(string) ? [new Place(FieldOf(property), [.. path, name])]
            : isList ? value.AsArray().SelectMany((item, place) => Places(kind, item!, [.. path, name, $"{place}"]))
            : Places(kind, value, [.. path, name]);
    });

    /// <summary>The input with other words in a place.</summary>
    public static JsonNode With(JsonNode input, Place place, string words)
    {
        var copy = input.DeepClone();
        var parent = place.Path.SkipLast(1).Aggregate(copy, (node, part) => int.TryParse(part, out var index) ? node[index]! : node[part]!);
        parent[place.Path[^1]] = words;
        return copy;
    }

    public static JsonNode Written(object input) => JsonSerializer.SerializeToNode(input)!;

    /// <summary>A survey with a question of each type that has words of its own.</summary>
    public static object Items { get; } = new object[]
    {
        new { key = "single", type = "SINGLE_CHOICE", prompt = "Which?", section = "First", options = Options("a", "b") },
        new { key = "multiple", type = "MULTIPLE_CHOICE", prompt = "Which ones?", options = Options("a", "b") },
        new { key = "rank", type = "RANK", prompt = "In which order?", options = Options("a", "b") },
        new { key = "scale", type = "SCALE", prompt = "How well?", low = 1, high = 5, lowLabel = "Not well", highLabel = "Very well" },
        new { key = "matrix", type = "MATRIX", prompt = "And these?", rows = Options("r"), columns = Options("c", "d") },
        new { key = "text", type = "LONG_TEXT", prompt = "What else?" },
    };

    public static object Options(params string[] keys) => keys.Select(key => new { key, label = $"Label {key}" }).ToArray();

    /// <summary>The kinds of activity.</summary>
    public static IEnumerable<object> Configs { get; } =
    [
        new { survey = new { items = Items } },
        new { poll = new { question = "Which?", options = Options("a", "b") } },
        new { exchange = new { question = "What?" } },
        new { opinion = new { question = "What of?", statements = Options("a", "b") } },
        new { pairwise = new { question = "What first?", ideas = Options("a", "b") } },
    ];

    /// <summary>The inputs of those who write campaigns.</summary>
    public static Type[] Types { get; } =
    [
        typeof(CreateCampaignInput), typeof(UpdateCampaignInput), typeof(MoveCampaignInput), typeof(UndoClockMoveInput), typeof(AddActivityInput), typeof(UpdateActivityInput),
        typeof(CreateProgrammeInput), typeof(UpdateProgrammeInput), typeof(ExtendProgrammeInput),
    ];

    private static IEnumerable<string> Fields(Type type, IReadOnlyList<Type> outer) => outer.Contains(type) ? [] : type.GetProperties().SelectMany(property =>
    {
        var kind = ElementOf(property.PropertyType);
        return !IsAuthors(property, kind) ? [] : kind == typeof(string) ? [FieldOf(property)] : Fields(kind, [.. outer, type]);
    });

    private static bool IsAuthors(PropertyInfo property, Type kind) =>
        property.GetCustomAttribute<global::GraphQL.IdAttribute>() is null
        && (kind == typeof(string) ? !NotWords.Contains(Name(property)) : kind.IsClass && kind.Namespace?.StartsWith("CommunityCollab.GraphQL", StringComparison.Ordinal) == true);

    private static string FieldOf(PropertyInfo property) => $"{property.DeclaringType!.Name}.{Name(property)}";

    private static string Name(PropertyInfo property) => JsonNamingPolicy.CamelCase.ConvertName(property.Name);

    private static bool IsList(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>);

    private static Type ElementOf(Type type) => IsList(type) ? type.GetGenericArguments()[0] : Nullable.GetUnderlyingType(type) ?? type;
}
