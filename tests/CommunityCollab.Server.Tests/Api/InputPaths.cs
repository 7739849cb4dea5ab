using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CommunityCollab.Server.Tests.GraphQL;
using GraphQL.Types;

namespace CommunityCollab.Server.Tests.Api;

/// <summary>Whether the path of a refusal names a place in the input that was sent.</summary>
internal static class InputPaths
{
    /// <summary>What is wrong with the paths of a payload's refusals; null when nothing is. A path leads through what was sent; only its
    /// end may be a field that the sender could have given and did not.</summary>
    public static string? Breach(string mutation, JsonNode? input, JsonNode? payload) =>
        payload?["errors"] is not JsonArray refusals ? null : refusals
            .Where(refusal => refusal?["path"] is JsonArray)
            .Select(refusal => (Refusal: refusal!, Path: refusal!["path"]!.AsArray().Select(part => (string)part!).ToList()))
            .Where(found => !Resolves(mutation, input, found.Path))
            .Select(found => $"The path of a refusal of {mutation} is not in the input that was sent: {found.Refusal.ToJsonString()} for {Short(input)}")
            .FirstOrDefault();

    private static bool Resolves(string mutation, JsonNode? input, List<string> path)
    {
        var type = ApiSchema.Instance.Mutation!.Fields.Find(mutation)?.Arguments?.Find("input")?.ResolvedType;
        return type is not null && path is ["input", ..] && Resolves(Bare(type), input, path[1..]);
    }

    private static bool Resolves(IGraphType type, JsonNode? sent, List<string> path) => (type, sent, path) switch
    {
        (_, _, []) => true,
        (ListGraphType list, JsonArray values, [var place, .. var rest]) =>
            int.TryParse(place, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < values.Count && Resolves(Bare(list.ResolvedType!), values[index], rest),
        (ListGraphType list, not null, ["0", .. var rest]) => Resolves(Bare(list.ResolvedType!), sent, rest),
        (IInputObjectGraphType inner, JsonObject members, [var name, .. var rest]) =>
            inner.Fields.Find(name) is { } field && (members[name] is { } value ? Resolves(Bare(field.ResolvedType!), value, rest) : rest.Count == 0),
        _ => false,
    };

    private static IGraphType Bare(IGraphType type) => type is NonNullGraphType { ResolvedType: { } inner } ? inner : type;

    private static string Short(JsonNode? input) => input?.ToJsonString(JsonSerializerOptions.Default) is { Length: > 1_500 } text ? $"{text[..1_500]}…" : input?.ToJsonString() ?? "null";
}

public sealed partial class ApiClient
{
    static partial void MustNameWhatWasSent(string mutation, object input, JsonNode payload)
    {
        var breach = InputPaths.Breach(mutation, JsonSerializer.SerializeToNode(input, JsonSerializerOptions.Web), payload);
        Assert.True(breach is null, breach);
    }
}
