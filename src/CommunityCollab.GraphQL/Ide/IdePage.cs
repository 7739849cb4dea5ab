using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace CommunityCollab.GraphQL.Ide;

/// <summary>
/// The page for trying queries. All of it is in this assembly, so it works without the internet and under a content
/// security policy that trusts nobody else.
/// </summary>
internal static class IdePage
{
    /// <summary>The code editor sets style attributes, which is the one thing the policy has to bear.</summary>
    private const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; "
        + "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static readonly FrozenDictionary<string, Asset> Assets = LoadAssets();

    /// <summary>Changes with the assets, so that browsers may keep what they have for ever.</summary>
    private static readonly string Version = Convert.ToHexStringLower(
        SHA256.HashData(Encoding.ASCII.GetBytes(string.Concat(Assets.Values.Select(asset => asset.ETag).Order(StringComparer.Ordinal)))))[..16];

    private static readonly string Page = Encoding.UTF8.GetString(Read("ide.html"));

    /// <summary>Serves the page itself, at the path of the API.</summary>
    public static Task ServeAsync(HttpContext http)
    {
        var endpoint = (http.Request.PathBase + http.Request.Path).Value!.TrimEnd('/');
        var page = Page
            .Replace("{{assets}}", HtmlEncoder.Default.Encode($"{endpoint}/ide/{Version}"), StringComparison.Ordinal)
            .Replace("{{endpoint}}", HtmlEncoder.Default.Encode(endpoint), StringComparison.Ordinal);
        var headers = http.Response.Headers;
        headers.ContentType = "text/html; charset=utf-8";
        headers.CacheControl = "no-cache";
        headers.Vary = "Accept";
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        return http.Response.WriteAsync(page, http.RequestAborted);
    }

    /// <summary>Serves a script, style or picture that the page names.</summary>
    public static Task ServeAssetAsync(HttpContext http)
    {
        if (http.Request.RouteValues["file"] is not string file || !Assets.TryGetValue(file, out var asset))
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }

        var headers = http.Response.Headers;
        headers.ETag = asset.ETag;
        headers.CacheControl = "public, max-age=31536000, immutable";
        headers.XContentTypeOptions = "nosniff";
        if (http.Request.Headers[HeaderNames.IfNoneMatch] == asset.ETag)
        {
            http.Response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        headers.ContentType = asset.ContentType;
        headers.ContentLength = asset.Bytes.Length;
        return http.Response.Body.WriteAsync(asset.Bytes, 0, asset.Bytes.Length, http.RequestAborted);
    }

    private static FrozenDictionary<string, Asset> LoadAssets() =>
        ((string[])["react.js", "react-dom.js", "graphiql.js", "graphql-sse.js", "ide.js", "graphiql.css", "ide.css", "icon.svg"])
            .ToFrozenDictionary(file => file, file => new Asset(Read(file), file));

    private static byte[] Read(string file)
    {
        using var resource = typeof(IdePage).Assembly.GetManifestResourceStream($"ide/{file}")
            ?? throw new InvalidOperationException($"The assembly was built without ide/{file}.");
        var bytes = new byte[resource.Length];
        resource.ReadExactly(bytes);
        return bytes;
    }

    private sealed class Asset(byte[] bytes, string file)
    {
        public byte[] Bytes { get; } = bytes;

        public string ETag { get; } = $"\"{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 12))}\"";

        public string ContentType { get; } = Path.GetExtension(file) switch
        {
            ".css" => "text/css; charset=utf-8",
            ".svg" => "image/svg+xml",
            _ => "text/javascript; charset=utf-8",
        };
    }
}
