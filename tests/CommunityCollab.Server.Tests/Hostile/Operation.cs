using System.Text.Json;
using System.Text.Json.Nodes;

namespace CommunityCollab.Server.Tests.Hostile;

/// <summary>An operation that the server takes, to be spoiled.</summary>
internal sealed record Operation(string Query, JsonNode Variables, string? Token)
{
    private const string Errors = "errors { ... on Problem { code message path } ... on StateError { allowed } }";

    /// <summary>A mutation that takes one input.</summary>
    public static Operation Mutation(string name, string selection, object input, string? token = null) => new(
        $"mutation M($input: {char.ToUpperInvariant(name[0])}{name[1..]}Input!) {{ {name}(input: $input) {{ {selection} {Errors} }} }}",
        JsonSerializer.SerializeToNode(new { input })!,
        token);

    public static Operation Asking(string query, object variables, string? token = null) => new(query, JsonSerializer.SerializeToNode(variables)!, token);

    public string Body(JsonNode? variables = null) =>
        new JsonObject { ["query"] = Query, ["variables"] = (variables ?? Variables).DeepClone() }.ToJsonString();
}
