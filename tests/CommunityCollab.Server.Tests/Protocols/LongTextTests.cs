using System.Text.Json.Nodes;
using CommunityCollab.Server.Tests.Api;
using CommunityCollab.Server.Tests.GraphQL;
using GraphQL;
using GraphQL.Types;

namespace CommunityCollab.Server.Tests.Protocols;

/// <summary>Sends far too long a text in every place of the schema that takes one.</summary>
public sealed class LongTextTests(ServerFixture server)
{
    // The text of a file; a request as a whole is bounded.
    private const string FileContent = "startImport input/content";

    private static readonly string TooLong = new('x', 100_000);

    [Fact]
    public async Task Every_text_argument_of_a_query_has_a_bound()
    {
        var sent = 0;
        foreach (var field in ApiSchema.Instance.Query.Fields)
        {
            foreach (var argument in (field.Arguments ?? []).Where(argument => IsText(argument.ResolvedType!)))
            {
                var isList = argument.ResolvedType is ListGraphType || (argument.ResolvedType as NonNullGraphType)?.ResolvedType is ListGraphType;
                Assert.False(isList, $"{field.Name} takes a list of texts; say here how it is bounded.");
                var selection = field.ResolvedType!.GetNamedType() is IComplexGraphType ? "{ __typename }" : "";
                var answer = await server.Api.AskAsync($"query($text: {argument.ResolvedType}) {{ {field.Name}({argument.Name}: $text) {selection} }}", new { text = TooLong }, server.AgencyToken);
                var expected = argument.Name is "after" or "before" ? "INVALID_CURSOR" : "INVALID";
                Assert.True(expected == (string?)answer["errors"]?[0]?["extensions"]?["code"], $"{field.Name}({argument.Name}): {Head(answer)}");
                sent++;
            }
        }

        Assert.True(sent > 20);
    }

    [Fact]
    public async Task Every_text_of_an_input_has_a_bound_and_the_refusal_names_it()
    {
        var sent = 0;
        foreach (var field in ApiSchema.Instance.Mutation!.Fields)
        {
            var input = field.Arguments!.Single();
            foreach (var (path, value) in Variants(input.ResolvedType!, "input", []))
            {
                var place = string.Join('/', path);
                if ($"{field.Name} {place}" == FileContent)
                {
                    continue;
                }

                var answer = await server.Api.AskAsync(
                    $"mutation($input: {input.ResolvedType}) {{ {field.Name}(input: $input) {{ errors {{ ... on Problem {{ code path }} }} }} }}", new { input = value }, server.AgencyToken);
                var problem = answer["data"]?[field.Name]?["errors"]?[0];
                Assert.True("INVALID" == (string?)problem?["code"] && place == string.Join('/', problem["path"]!.AsArray()), $"{field.Name} {place}: {Head(answer)}");
                sent++;
            }
        }

        Assert.True(sent > 100);
    }

    private static string Head(JsonNode answer) => answer.ToJsonString() is { Length: > 500 } text ? text[..500] : answer.ToJsonString();

    private static bool IsText(IGraphType type) => type.GetNamedType() is StringGraphType or IdGraphType;

    /// <summary>Values of a type, each with one text that is too long, and where it is.</summary>
    private static IEnumerable<(string[] Path, JsonNode Value)> Variants(IGraphType type, string name, string[] outer)
    {
        string[] path = [.. outer, name];
        switch (type)
        {
            case NonNullGraphType inner:
                return Variants(inner.ResolvedType!, name, outer);
            case ListGraphType list:
                return Variants(list.ResolvedType!, "0", path).Select(variant => (variant.Path, (JsonNode)new JsonArray(variant.Value)));
            case IInputObjectGraphType input:
                return input.Fields.SelectMany(field => Variants(field.ResolvedType!, field.Name, path).Select(variant => (variant.Path, (JsonNode)With(input, field.Name, variant.Value))));
            default:
                return IsText(type) ? [(path, JsonValue.Create(TooLong))] : [];
        }
    }

    private static JsonObject With(IInputObjectGraphType input, string name, JsonNode value)
    {
        var filled = new JsonObject();
        foreach (var field in input.Fields.Where(field => field.Name != name && !input.IsOneOf && field.ResolvedType is NonNullGraphType && field.DefaultValue is null))
        {
            filled[field.Name] = Least(field.ResolvedType!);
        }

        filled[name] = value;
        return filled;
    }

    /// <summary>The least that can be sent of a type.</summary>
    private static JsonNode Least(IGraphType type) => type switch
    {
        NonNullGraphType inner => Least(inner.ResolvedType!),
        ListGraphType => new JsonArray(),
        IInputObjectGraphType { IsOneOf: true } input => new JsonObject { [input.Fields.First().Name] = Least(input.Fields.First().ResolvedType!) },
        IInputObjectGraphType input => new JsonObject(input.Fields.Where(field => field.ResolvedType is NonNullGraphType && field.DefaultValue is null)
            .Select(field => KeyValuePair.Create(field.Name, (JsonNode?)Least(field.ResolvedType!)))),
        EnumerationGraphType values => values.Values.First().Name,
        _ => type.Name switch
        {
            "Int" or "Long" or "Float" or "Decimal" => 1,
            "Boolean" => true,
            "DateTime" => "2030-07-01T00:00:00Z",
            "Date" => "2030-07-01",
            "UUID" => $"{Guid.NewGuid()}",
            _ => "A word",
        },
    };
}
