using System.Text;

namespace CommunityCollab.Server.Tests.Hostile;

/// <summary>One request as it goes over the wire.</summary>
/// <param name="What">What is wrong with it, for the test's message.</param>
/// <param name="Body">The body; not sent by GET.</param>
internal sealed record HostileRequest(string What, byte[] Body)
{
    public HttpMethod Method { get; init; } = HttpMethod.Post;

    public string QueryString { get; init; } = "";

    public string? ContentType { get; init; } = "application/json";

    public string Accept { get; init; } = "application/graphql-response+json";

    public string? Token { get; init; }

    /// <summary>Whether the connection ends before the body does.</summary>
    public bool BreaksOff { get; init; }

    public static HostileRequest Of(string what, string body, string? token) => new(what, Encoding.UTF8.GetBytes(body)) { Token = token };

    public override string ToString()
    {
        var text = Encoding.UTF8.GetString(Body);
        return $"{What}: {Method} {QueryString} {(text.Length > 2_000 ? text[..2_000] + "…" : text)}";
    }
}
