using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using GraphQL;
using GraphQL.Types;

namespace CommunityCollab.Server.Tests.Access;

/// <summary>A root field of the schema, as an operation that can be sent with the ids of any tenant.</summary>
/// <param name="Kind">query, mutation or subscription.</param>
/// <param name="Field">The field.</param>
/// <param name="Query">The document, with every field of the answer.</param>
/// <param name="Template">The variables, with <c>id:Kind</c> where an id goes.</param>
internal sealed partial record SchemaOperation(string Kind, FieldType Field, string Query, string Template)
{
    /// <summary>The rule that stands at the field.</summary>
    public string Rule => Field.GetMetadata<string>("access")!;

    /// <summary>The kinds of thing whose ids it takes.</summary>
    public IReadOnlyList<string> IdKinds => [.. Ids().Matches(Template).Select(match => match.Groups[1].Value).Distinct()];

    /// <summary>The variables with somebody's ids.</summary>
    public JsonObject With(Func<string, string> idOf) =>
        (JsonObject)JsonNode.Parse(Ids().Replace(Template, match => $"\"{idOf(match.Groups[1].Value)}\""))!;

    public override string ToString() => $"{Kind} {Field.Name}";

    [GeneratedRegex("\"id:(\\w+)\"")]
    private static partial Regex Ids();
}

/// <summary>Makes an operation of each root field from the schema itself, so that a new field is walked without anyone thinking of it.</summary>
internal sealed class SchemaOperations(ISchema schema)
{
    private const int Deepest = 4;

    // What an argument called 'id' names, by the words in the field's name; the last match counts.
    private static readonly (string Word, string Kind)[] Things =
    [
        ("campaign", "Campaign"), ("activity", "Activity"), ("district", "District"), ("membership", "Membership"), ("credential", "Credential"), ("role", "Grant"), ("agreement", "Agreement"), ("invitation", "Invitation"), ("import", "Import"), ("offer", "Offer"), ("programme", "Programme"),
    ];

    private static readonly Dictionary<string, string> Named = new()
    {
        ["activityId"] = "Activity",
        ["actorId"] = "Credential",
        ["campaignId"] = "Campaign",
        ["campaignIds"] = "Campaign",
        ["districtId"] = "District",
        ["districtIds"] = "District",
        ["importId"] = "Import",
        ["memberId"] = "District",
        ["ofId"] = "District",
        ["personId"] = "Person",
        ["programmeId"] = "Programme",
        ["subjectId"] = "Campaign",
    };

    /// <summary>One operation a root field; one for each kind of thing for <c>node</c>.</summary>
    public IEnumerable<SchemaOperation> All() =>
        new (string Kind, IObjectGraphType Root)[] { ("query", schema.Query), ("mutation", schema.Mutation!), ("subscription", schema.Subscription!) }
            .SelectMany(root => root.Root.Fields.SelectMany(field => field.Name == "node"
                ? schema.AllTypes.OfType<IObjectGraphType>().Where(type => type.ResolvedInterfaces.Any(other => other.Name == "Node")).Select(type => Of(root.Kind, field, type.Name))
                : [Of(root.Kind, field, null)]));

    private static SchemaOperation Of(string kind, FieldType field, string? nodeKind)
    {
        var arguments = (field.Arguments ?? []).Where(IsSent).ToList();
        var declared = string.Join(", ", arguments.Select(argument => $"${argument.Name}: {argument.ResolvedType}"));
        var passed = string.Join(", ", arguments.Select(argument => $"{argument.Name}: ${argument.Name}"));
        var selection = nodeKind is null
            ? Selection(field.ResolvedType!, 1)
            : $"{{ __typename ... on {nodeKind} {Selection(((IInterfaceGraphType)field.ResolvedType!).PossibleTypes.Single(type => type.Name == nodeKind), 1)} }}";
        var query = $"{kind}{(declared.Length > 0 ? $"({declared})" : "")} {{ {field.Name}{(passed.Length > 0 ? $"({passed})" : "")} {selection} }}";
        var variables = new JsonObject(arguments.Select(argument =>
            KeyValuePair.Create(argument.Name, Sample(argument.ResolvedType!, argument.Name, name => nodeKind ?? KindOf(field.Name, name)))));
        return new SchemaOperation(kind, field, query, variables.ToJsonString());
    }

    // Optional arguments are sent when they are ids, since those are what could reach another tenant.
    private static bool IsSent(QueryArgument argument) =>
        argument.ResolvedType is NonNullGraphType { } && argument.DefaultValue is null || argument.ResolvedType!.GetNamedType() is IdGraphType;

    private static string KindOf(string field, string name)
    {
        if (Named.TryGetValue(name, out var known))
        {
            return known;
        }

        return name == "id" && Things.LastOrDefault(thing => field.Contains(thing.Word, StringComparison.OrdinalIgnoreCase)).Kind is { } kind
            ? kind
            : throw new InvalidOperationException($"Say in this test what the id '{name}' of '{field}' names.");
    }

    private static JsonNode? Sample(IGraphType type, string name, Func<string, string> kindOf) => type switch
    {
        NonNullGraphType inner => Sample(inner.ResolvedType!, name, kindOf),
        ListGraphType list => new JsonArray(Sample(list.ResolvedType!, name, kindOf)),
        IInputObjectGraphType { IsOneOf: true } input => new JsonObject { [input.Fields.First().Name] = Sample(input.Fields.First().ResolvedType!, input.Fields.First().Name, kindOf) },
        IInputObjectGraphType input => new JsonObject(input.Fields
            .Where(field => (field.ResolvedType is NonNullGraphType && field.DefaultValue is null) || field.ResolvedType!.GetNamedType() is IdGraphType)
            .Select(field => KeyValuePair.Create(field.Name, Sample(field.ResolvedType!, field.Name, kindOf)))),
        IdGraphType => $"id:{kindOf(name)}",
        EnumerationGraphType values => values.Values.First().Name,
        _ => type.Name switch
        {
            "Int" or "Long" => 1,
            "Float" or "Decimal" => 0.5,
            "Boolean" => true,
            "DateTime" => DateTimeOffset.UtcNow.AddDays(7).ToString("O"),
            "Date" => "2030-07-01",
            "UUID" or "Uuid" => Guid.NewGuid().ToString(),
            _ => "A word",
        },
    };

    private static string Selection(IGraphType type, int depth) => type switch
    {
        NonNullGraphType inner => Selection(inner.ResolvedType!, depth),
        ListGraphType list => Selection(list.ResolvedType!, depth),
        UnionGraphType union => $"{{ __typename {string.Join(' ', union.PossibleTypes.Select(member => $"... on {member.Name} {Selection(member, depth)}"))} }}",
        IInterfaceGraphType node when node.Name == "Node" =>
            $"{{ __typename {string.Join(' ', node.PossibleTypes.Select(member => $"... on {member.Name} {Selection(member, depth)}"))} }}",
        IComplexGraphType complex => $"{{ __typename {string.Join(' ', complex.Fields.Where(field => IsAsked(field, depth)).Select(field => $"{Alias(complex, field)}{field.Name}{Given(field)} {Selection(field.ResolvedType!, depth + 1)}"))} }}",
        _ => "",
    };

    // Members of a union may have fields of one name and different types, which one answer can hold only under different names.
    private static string Alias(IComplexGraphType type, FieldType field) => $"{type.Name}_{field.Name}: ";

    // What an inner field must be given is given as words, which name nothing; anything but text is refused, and the walk fails.
    private static string Given(FieldType field)
    {
        var needed = (field.Arguments ?? []).Where(argument => argument.ResolvedType is NonNullGraphType && argument.DefaultValue is null).ToList();
        return needed.Count == 0 ? "" : $"({string.Join(", ", needed.Select(argument => $"{argument.Name}: \"A word\""))})";
    }

    private static bool IsAsked(FieldType field, int depth) =>
        field.ResolvedType!.GetNamedType() is not IComplexGraphType and not UnionGraphType || depth < Deepest;
}
