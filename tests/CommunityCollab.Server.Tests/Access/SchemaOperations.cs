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

    // Which optional ids are left out, when it is none in particular.
    private const string EveryOne = "every one";

    private static readonly Dictionary<string, string> Nothing = [];

    // What an argument called 'id' names, by the words in the field's name; the last match counts.
    private static readonly (string Word, string Kind)[] Things =
    [
        ("campaign", "Campaign"), ("clock", "Campaign"), ("activity", "Activity"), ("district", "District"), ("membership", "Membership"), ("credential", "Credential"), ("role", "Grant"), ("agreement", "Agreement"), ("invitation", "Invitation"), ("import", "Import"), ("offer", "Offer"), ("programme", "Programme"),
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
        ["intoId"] = "District",
        ["memberId"] = "District",
        ["ofId"] = "District",
        ["personId"] = "Person",
        ["programmeId"] = "Programme",
        ["subjectId"] = "Campaign",
        ["successorId"] = "Person",
    };

    /// <summary>One operation a root field; one for each kind of thing for <c>node</c>.</summary>
    public IEnumerable<SchemaOperation> All() =>
        new (string Kind, IObjectGraphType Root)[] { ("query", schema.Query), ("mutation", schema.Mutation!), ("subscription", schema.Subscription!) }
            .SelectMany(root => root.Root.Fields.SelectMany(field => field.Name == "node"
                ? schema.AllTypes.OfType<IObjectGraphType>().Where(type => type.ResolvedInterfaces.Any(other => other.Name == "Node")).Select(type => Of(root.Kind, field, type.Name))
                : [Of(root.Kind, field, null)]));

    /// <summary>Every mutation, once for each value of what its input chooses among: of each enumeration, and of what is named here; with
    /// the ids that may be left out, without any, and without each alone.</summary>
    /// <param name="choices">The values of text inputs, by the input's name.</param>
    public IEnumerable<SchemaOperation> Mutations(IReadOnlyDictionary<string, string[]> choices) =>
        from field in schema.Mutation!.Fields
        let open = field.Arguments!.SelectMany(argument => Choices(argument.ResolvedType!, argument.Name, choices, 0)).DistinctBy(choice => choice.Name).ToList()
        from chosen in open.SelectMany(choice => choice.Values.Select(value => (Name: choice.Name, Value: value))).DefaultIfEmpty((Name: "", Value: ""))
        from left in OptionalIds(field).Append("").Append(EveryOne)
        select Of("mutation", field, null, open.ToDictionary(choice => choice.Name, choice => choice.Name == chosen.Name ? chosen.Value : choice.Values[0]), left);

    private static IEnumerable<string> OptionalIds(FieldType field) => field.Arguments!
        .Select(argument => argument.ResolvedType!.GetNamedType()).OfType<IInputObjectGraphType>()
        .SelectMany(input => input.Fields.Where(part => part.ResolvedType is not NonNullGraphType && part.ResolvedType!.GetNamedType() is IdGraphType).Select(part => part.Name));

    private static IEnumerable<(string Name, string[] Values)> Choices(IGraphType type, string name, IReadOnlyDictionary<string, string[]> choices, int depth) => type switch
    {
        NonNullGraphType inner => Choices(inner.ResolvedType!, name, choices, depth),
        ListGraphType list => Choices(list.ResolvedType!, name, choices, depth),
        IInputObjectGraphType input when depth < Deepest => input.Fields.Where(field => field.ResolvedType is NonNullGraphType).SelectMany(field => Choices(field.ResolvedType!, field.Name, choices, depth + 1)),
        EnumerationGraphType values => [(values.Name, [.. values.Values.Select(value => value.Name)])],
        _ => choices.TryGetValue(name, out var texts) ? [(name, texts)] : [],
    };

    private static SchemaOperation Of(string kind, FieldType field, string? nodeKind, IReadOnlyDictionary<string, string>? chosen = null, string left = "")
    {
        var arguments = (field.Arguments ?? []).Where(IsSent).ToList();
        var declared = string.Join(", ", arguments.Select(argument => $"${argument.Name}: {argument.ResolvedType}"));
        var passed = string.Join(", ", arguments.Select(argument => $"{argument.Name}: ${argument.Name}"));
        var selection = nodeKind is null
            ? Selection(field.ResolvedType!, 1)
            : $"{{ __typename ... on {nodeKind} {Selection(((IInterfaceGraphType)field.ResolvedType!).PossibleTypes.Single(type => type.Name == nodeKind), 1)} }}";
        var query = $"{kind}{(declared.Length > 0 ? $"({declared})" : "")} {{ {field.Name}{(passed.Length > 0 ? $"({passed})" : "")} {selection} }}";
        var variables = new JsonObject(arguments.Select(argument =>
            KeyValuePair.Create(argument.Name, Sample(argument.ResolvedType!, argument.Name, new Sampling(name => nodeKind ?? KindOf(field.Name, name), chosen ?? Nothing, left)))));
        return new SchemaOperation(kind, field, query, variables.ToJsonString());
    }

    // Optional arguments are sent when they are ids, since those are what could reach another tenant.
    private static bool IsSent(QueryArgument argument) =>
        argument.ResolvedType is NonNullGraphType { } && argument.DefaultValue is null || argument.ResolvedType!.GetNamedType() is IdGraphType;

    internal static string KindOf(string field, string name)
    {
        if (Named.TryGetValue(name, out var known))
        {
            return known;
        }

        return name == "id" && Things.LastOrDefault(thing => field.Contains(thing.Word, StringComparison.OrdinalIgnoreCase)).Kind is { } kind
            ? kind
            : throw new InvalidOperationException($"Say in this test what the id '{name}' of '{field}' names.");
    }

    private static JsonNode? Sample(IGraphType type, string name, Sampling how) => type switch
    {
        NonNullGraphType inner => Sample(inner.ResolvedType!, name, how),
        ListGraphType list => new JsonArray(Sample(list.ResolvedType!, name, how)),
        IInputObjectGraphType { IsOneOf: true } input => new JsonObject { [input.Fields.First().Name] = Sample(input.Fields.First().ResolvedType!, input.Fields.First().Name, how) },
        IInputObjectGraphType input => new JsonObject(input.Fields
            .Where(field => (field.ResolvedType is NonNullGraphType && field.DefaultValue is null) || (how.Left != EveryOne && how.Left != field.Name && field.ResolvedType!.GetNamedType() is IdGraphType))
            .Select(field => KeyValuePair.Create(field.Name, Sample(field.ResolvedType!, field.Name, how)))),
        IdGraphType => $"id:{how.KindOf(name)}",
        EnumerationGraphType values => how.Chosen.GetValueOrDefault(values.Name) ?? values.Values.First().Name,
        _ => type.Name switch
        {
            "Int" or "Long" => 1,
            "Float" or "Decimal" => 0.5,
            "Boolean" => true,
            "DateTime" => DateTimeOffset.UtcNow.AddDays(7).ToString("O"),
            "Date" => "2030-07-01",
            "UUID" or "Uuid" => Guid.NewGuid().ToString(),
            _ => how.Chosen.GetValueOrDefault(name) ?? "A word",
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

    private sealed record Sampling(Func<string, string> KindOf, IReadOnlyDictionary<string, string> Chosen, string Left);
}
