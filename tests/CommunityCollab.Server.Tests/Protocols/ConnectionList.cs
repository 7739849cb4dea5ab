using System.Text.Json.Nodes;
using CommunityCollab.Server.Tests.Api;

namespace CommunityCollab.Server.Tests.Protocols;

/// <summary>A list of the API that somebody reads.</summary>
/// <param name="Api">The API.</param>
/// <param name="Name">The field, with its type.</param>
/// <param name="Parent">The thing it is a list of; null for a root's.</param>
/// <param name="Token">Who reads.</param>
public sealed record ConnectionList(ApiClient Api, string Name, string? Parent, string? Token)
{
    public async Task<ConnectionPage> ReadAsync(string arguments)
    {
        var answer = await AskAsync(arguments);
        var list = (Parent is null ? answer["data"]?["list"] : answer["data"]?["node"]?["list"]) ?? throw new InvalidOperationException($"{this}: {answer.ToJsonString()}");
        return new([.. list["edges"]!.AsArray().Select(edge => (string)edge!["node"]!["id"]!)], list["pageInfo"]!, (int)list["totalCount"]!);
    }

    public async Task<string?> CodeAsync(string arguments) => (string?)(await AskAsync(arguments))["errors"]?[0]?["extensions"]?["code"];

    public override string ToString() => Name;

    private Task<JsonNode> AskAsync(string arguments)
    {
        var parts = Name.Split('.');
        var list = $"list: {parts[1]}({arguments}) {{ totalCount edges {{ cursor node {{ id }} }} pageInfo {{ hasNextPage hasPreviousPage startCursor endCursor }} }}";
        return Parent is null
            ? Api.AskAsync($"{{ {list} }}", token: Token)
            : Api.AskAsync($"query($id: ID!) {{ node(id: $id) {{ ... on {parts[0]} {{ {list} }} }} }}", new { id = Parent }, Token);
    }
}

/// <summary>A page of a list.</summary>
/// <param name="Ids">The ids of what is on it.</param>
/// <param name="PageInfo">Where it stands.</param>
/// <param name="TotalCount">How many things the list has.</param>
public sealed record ConnectionPage(IReadOnlyList<string> Ids, JsonNode PageInfo, int TotalCount)
{
    public bool HasNextPage => (bool)PageInfo["hasNextPage"]!;

    public bool HasPreviousPage => (bool)PageInfo["hasPreviousPage"]!;

    public string? StartCursor => (string?)PageInfo["startCursor"];

    public string? EndCursor => (string?)PageInfo["endCursor"];
}
