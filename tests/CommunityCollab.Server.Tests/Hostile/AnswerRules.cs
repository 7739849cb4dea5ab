using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace CommunityCollab.Server.Tests.Hostile;

/// <summary>What every answer must be, whatever was asked.</summary>
internal static partial class AnswerRules
{
    /// <summary>What is wrong with an answer; null when nothing is.</summary>
    public static string? Breach(HttpStatusCode status, string? mediaType, string text)
    {
        if ((int)status is < 200 or >= 500)
        {
            return $"status {(int)status}";
        }

        if (Internals().Match(text) is { Success: true } leak)
        {
            return $"it tells of our insides: {leak.Value}";
        }

        return mediaType switch
        {
            "text/event-stream" => text.Split('\n').Where(line => line.StartsWith("data: {", StringComparison.Ordinal)).Select(line => BreachOfJson(line["data: ".Length..])).FirstOrDefault(breach => breach is not null),
            "application/json" or "application/graphql-response+json" => text.Length == 0 ? null : BreachOfJson(text),
            _ when (int)status is >= 400 and < 500 => null,
            _ => $"status {(int)status} as {mediaType}",
        };
    }

    private static string? BreachOfJson(string json)
    {
        using var document = JsonDocument.Parse(json);
        var answer = document.RootElement;
        var ran = answer.TryGetProperty("data", out var data);
        if (!ran && !answer.TryGetProperty("errors", out _))
        {
            return "neither data nor errors";
        }

        var errors = answer.TryGetProperty("errors", out var list) ? list.EnumerateArray() : default;
        return errors.Select(error => BreachOfError(error, ran)).Concat(ran ? Refusals(data).Select(BreachOfRefusal) : []).FirstOrDefault(breach => breach is not null);
    }

    private static string? BreachOfError(JsonElement error, bool ran)
    {
        var code = error.TryGetProperty("extensions", out var extensions) && extensions.TryGetProperty("code", out var given) ? given.GetString() : null;
        return error.GetProperty("message").GetString() is not { Length: > 0 and < 2_000 } ? "an error without a message, or with a very long one"
            : code is null || !Code().IsMatch(code) ? $"an error with the code {code}"
            : code == "INTERNAL" ? "a failure of ours"
            : ran && !error.TryGetProperty("path", out _) ? $"{code} at a field without a path"
            : null;
    }

    private static string? BreachOfRefusal(JsonElement refusal) =>
        refusal.GetProperty("message").GetString() is { Length: > 0 and < 2_000 } && Code().IsMatch(refusal.GetProperty("code").GetString()!) && refusal.GetProperty("path").ValueKind == JsonValueKind.Array
            ? null
            : $"a refusal {refusal}";

    /// <summary>The refusals that are data: the <c>errors</c> of payloads.</summary>
    private static IEnumerable<JsonElement> Refusals(JsonElement data) => data.ValueKind != JsonValueKind.Object
        ? []
        : data.EnumerateObject().Where(field => field.Value.ValueKind == JsonValueKind.Object && field.Value.TryGetProperty("errors", out _))
            .SelectMany(field => field.Value.GetProperty("errors").EnumerateArray()).Where(refusal => refusal.TryGetProperty("code", out _));

    [GeneratedRegex("^[A-Z][A-Z0-9_]+$")]
    private static partial Regex Code();

    [GeneratedRegex(@"System\.\w|Microsoft\.\w|GraphQL\.\w|Exception\b|SQLite|   at \w")]
    private static partial Regex Internals();
}
