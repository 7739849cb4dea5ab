using System.Text.Json.Nodes;
using CommunityCollab.Server.Tests.Api;

namespace CommunityCollab.Server.Tests.Contributions;

/// <summary>What participants send, as the tests of contributions send it.</summary>
internal static class Contributing
{
    /// <summary>An activity that knows its participants.</summary>
    public static object Activity(object config) => new { title = "An activity", identity = "CONFIDENTIAL", responses = "ONE_PER_PARTICIPANT", config };

    /// <summary>Gives a contribution.</summary>
    public static Task<JsonNode> SubmitAsync(this ApiClient api, string activityId, object contribution, string? participantToken = null, Guid? submissionId = null) =>
        api.ChangeAsync(
            "submitContribution", "SubmitContributionInput", "receipt { isReplay standing }",
            new { activityId, submissionId = submissionId ?? Guid.NewGuid(), participantToken, contribution });

    /// <summary>Takes a contribution back.</summary>
    public static Task<JsonNode> WithdrawAsync(this ApiClient api, string activityId, Guid submissionId, string participantToken) =>
        api.ChangeAsync("withdrawContribution", "WithdrawContributionInput", "receipt { isReplay standing }", new { activityId, submissionId, participantToken });

    /// <summary>Shows, holds or removes a text.</summary>
    public static Task<JsonNode> ModerateAsync(this ApiClient api, string staff, string activityId, string key, string state, string? reason = null, string? note = null) =>
        api.ChangeAsync("moderateText", "ModerateTextInput", "item { state }", new { activityId, key, state, reason, note }, staff);

    /// <summary>What one participant shared and what became of it.</summary>
    public static async Task<List<JsonNode>> OwnTextsAsync(this ApiClient api, string activityId, string token)
    {
        const string Document = """
            query($id: ID!, $token: String!) { activity(id: $id) { ownTextItems(participantToken: $token) { key submissionId text state removalReason moderatedAt } } }
            """;
        var answer = await api.AskAsync(Document, new { id = activityId, token });
        return [.. answer["data"]!["activity"]!["ownTextItems"]!.AsArray().Select(item => item!)];
    }

    /// <summary>The code of the only refusal.</summary>
    public static string? Code(this JsonNode payload) => (string?)payload["errors"]!.AsArray().Single()!["code"];

    /// <summary>The path of the only refusal.</summary>
    public static string Path(this JsonNode payload) => string.Join('/', payload["errors"]!.AsArray().Single()!["path"]!.AsArray().Select(part => (string)part!));

    /// <summary>The words of the only refusal.</summary>
    public static string Message(this JsonNode payload) => (string)payload["errors"]!.AsArray().Single()!["message"]!;
}
