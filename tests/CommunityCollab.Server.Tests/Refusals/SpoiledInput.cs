using System.Text.Json.Nodes;
using CommunityCollab.Core.Identity;
using GraphQL.Types;

namespace CommunityCollab.Server.Tests.Refusals;

/// <summary>Spoils an input in one place after the other, with values that its type allows.</summary>
internal static class SpoiledInput
{
    private static readonly string TooLong = new('x', 20_000);

    /// <summary>Every spoiled copy of a value.</summary>
    public static IEnumerable<JsonNode?> Of(IGraphType type, JsonNode? value) => (type, value) switch
    {
        (NonNullGraphType inner, _) => Of(inner.ResolvedType!, value),
        (ListGraphType list, JsonArray values) => OfList(list, values),
        (IInputObjectGraphType input, JsonObject members) => input.Fields.SelectMany(field => OfMember(input, field, members)),
        (_, null) => [],
        (EnumerationGraphType names, _) => names.Values.Select(name => (JsonNode?)name.Name).Where(name => (string?)name != (string?)value),
        (IdGraphType, _) => ["nonsense", GlobalId.Of("Nothing", Guid.NewGuid())],
        _ => OfScalar(type.Name),
    };

    private static IEnumerable<JsonNode?> OfList(ListGraphType list, JsonArray values)
    {
        yield return new JsonArray();
        if (values.Count == 0)
        {
            yield break;
        }

        yield return new JsonArray([.. values.Append(values[0]).Select(value => value?.DeepClone())]);
        for (var place = 0; place < values.Count; place++)
        {
            foreach (var spoiled in Of(list.ResolvedType!, values[place]))
            {
                var copy = values.DeepClone().AsArray();
                copy[place] = spoiled;
                yield return copy;
            }
        }
    }

    private static IEnumerable<JsonNode?> OfMember(IInputObjectGraphType input, FieldType field, JsonObject members)
    {
        if (members[field.Name] is not { } value)
        {
            yield break;
        }

        if (field.ResolvedType is not NonNullGraphType && !input.IsOneOf)
        {
            yield return With(members, copy => copy.Remove(field.Name));
        }

        foreach (var spoiled in Of(field.ResolvedType!, value))
        {
            yield return With(members, copy => copy[field.Name] = spoiled);
        }
    }

    private static JsonObject With(JsonObject members, Action<JsonObject> change)
    {
        var copy = members.DeepClone().AsObject();
        change(copy);
        return copy;
    }

    private static IEnumerable<JsonNode?> OfScalar(string type) => type switch
    {
        "Int" or "Long" => [-1, 0, int.MaxValue],
        "Float" or "Decimal" => [-1e12m, 0.33333m, 1e12m],
        "Boolean" => [true, false],
        "DateTime" => ["2001-01-01T00:00:00Z", "9000-01-01T00:00:00Z"],
        "Date" => ["2001-01-01", "9000-01-01"],
        "UUID" => [Guid.NewGuid().ToString()],
        _ => ["", "anonymous", "no_such_thing", TooLong],
    };
}
