using System.Text.Json.Nodes;
using GraphQL.Types;

namespace CommunityCollab.Server.Tests.Refusals;

/// <summary>An input of a type with every field filled, made from the schema, so that a new field is in it without anyone thinking of it.</summary>
/// <param name="idOf">An id for an argument of a name.</param>
/// <param name="choice">Which member of an input of exactly one is given.</param>
internal sealed class SampleInput(Func<string, string> idOf, int choice)
{
    /// <summary>The most members that an input of exactly one has within a type.</summary>
    public static int MostChoices(IGraphType type) => type switch
    {
        NonNullGraphType inner => MostChoices(inner.ResolvedType!),
        ListGraphType list => MostChoices(list.ResolvedType!),
        IInputObjectGraphType input => input.Fields.Select(field => MostChoices(field.ResolvedType!)).Append(input.IsOneOf ? input.Fields.Count : 1).Max(),
        _ => 1,
    };

    public JsonNode Of(IGraphType type, string name) => type switch
    {
        NonNullGraphType inner => Of(inner.ResolvedType!, name),
        ListGraphType list => new JsonArray(Of(list.ResolvedType!, name)),
        IInputObjectGraphType { IsOneOf: true } input => Members([input.Fields.ElementAt(choice % input.Fields.Count)]),
        IInputObjectGraphType input => Members(input.Fields),
        IdGraphType => idOf(name),
        EnumerationGraphType values => values.Values.First().Name,
        _ => Scalar(type.Name),
    };

    private JsonObject Members(IEnumerable<FieldType> fields) => [.. fields.Select(field => KeyValuePair.Create(field.Name, (JsonNode?)Of(field.ResolvedType!, field.Name)))];

    private static JsonNode Scalar(string type) => type switch
    {
        "Int" or "Long" or "Float" or "Decimal" => 2,
        "Boolean" => true,
        "DateTime" => DateTimeOffset.UtcNow.AddDays(7).ToString("O"),
        "Date" => "2030-07-01",
        "UUID" => Guid.NewGuid().ToString(),
        _ => "word",
    };
}
