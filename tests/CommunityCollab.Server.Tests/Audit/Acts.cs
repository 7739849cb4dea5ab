using System.Text.Json.Nodes;
using CommunityCollab.Server.Tests.Api;

namespace CommunityCollab.Server.Tests.Audit;

/// <summary>Sends mutations that succeed, and checks that each one leaves its line in the log.</summary>
/// <param name="api">The API.</param>
internal sealed class Acts(ApiClient api)
{
    private readonly HashSet<string> _done = [];

    /// <summary>The mutations that were sent.</summary>
    public IReadOnlySet<string> Done => _done;

    /// <summary>Sends a mutation and gives back its payload, once a line of the action has come into the log.</summary>
    /// <param name="mutation">The mutation.</param>
    /// <param name="action">The action that is to be logged.</param>
    /// <param name="input">Its input.</param>
    /// <param name="token">Who sends it.</param>
    /// <param name="selection">What is asked of the payload.</param>
    /// <param name="readers">In whose logs the line has to be; in the sender's own where none are given.</param>
    public async Task<JsonNode> DoAsync(string mutation, string action, object input, string token, string selection = "__typename", params string[] readers)
    {
        string[] logs = readers.Length > 0 ? readers : [token];
        var before = await Task.WhenAll(logs.Select(log => CountAsync(log, action)));

        var payload = await api.ChangeAsync(mutation, $"{char.ToUpperInvariant(mutation[0])}{mutation[1..]}Input", selection, input, token);

        Assert.True(payload["errors"]!.AsArray().Count == 0, $"{mutation}: {payload.ToJsonString()}");
        Assert.Equal(before.Select(count => count + 1).Select(count => $"{mutation}: {count} {action}"), (await Task.WhenAll(logs.Select(log => CountAsync(log, action)))).Select(count => $"{mutation}: {count} {action}"));
        _done.Add(mutation);
        return payload;
    }

    private async Task<int> CountAsync(string token, string action)
    {
        var answer = await api.AskAsync("query($action: String!) { auditLog(first: 100, action: $action) { edges { node { action } } } }", new { action }, token);
        return answer["data"]!["auditLog"]!["edges"]!.AsArray().Count(edge => (string)edge!["node"]!["action"]! == action);
    }
}
