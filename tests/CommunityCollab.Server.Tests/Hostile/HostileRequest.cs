using System.Text;
using System.Text.RegularExpressions;

namespace CommunityCollab.Server.Tests.Hostile;

/// <summary>One request as it goes over the wire.</summary>
/// <param name="What">What is wrong with it, for the test's message.</param>
/// <param name="Body">The body; not sent by GET.</param>
internal sealed partial record HostileRequest(string What, byte[] Body)
{
    public HttpMethod Method { get; init; } = HttpMethod.Post;

    public string QueryString { get; init; } = "";

    public string? ContentType { get; init; } = "application/json";

    public string Accept { get; init; } = "application/graphql-response+json";

    public string? Token { get; init; }

    /// <summary>Whether the connection ends before the body does.</summary>
    public bool BreaksOff { get; init; }

    /// <summary>The mutation it sends with an input in its variables; null when it sends none, or gives the input twice.</summary>
    public string? Mutation
    {
        get
        {
            var body = Encoding.UTF8.GetString(Body);
            return Root().Match(body) is { Success: true } root && !body.Contains("\"input\":7,", StringComparison.Ordinal) ? root.Groups[1].Value : null;
        }
    }

    public static HostileRequest Of(string what, string body, string? token) => new(what, Encoding.UTF8.GetBytes(body)) { Token = token };

    public override string ToString()
    {
        var text = Encoding.UTF8.GetString(Body);
        return $"{What}: {Method} {QueryString} {(text.Length > 2_000 ? text[..2_000] + "…" : text)}";
    }

    [GeneratedRegex(@"^\{""query"":""mutation M\(\$input: \w+!\) \{ (\w+)\(input: \$input\)")]
    private static partial Regex Root();
}
