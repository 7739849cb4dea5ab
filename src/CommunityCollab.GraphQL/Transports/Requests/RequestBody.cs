using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace CommunityCollab.GraphQL.Transports.Requests;

/// <summary>Reads the parameters of a POST from the pipe the bytes arrive in.</summary>
internal static class RequestBody
{
    /// <summary>
    /// Null when the request says it is JSON in UTF-8. Anything else is refused, above all the three content
    /// types that a form on another site can send without the browser asking first.
    /// </summary>
    public static Refusal? RefuseContentType(HttpRequest request)
    {
        var contentType = request.ContentType;
        if (contentType is not ("application/json" or "application/json; charset=utf-8"))
        {
            if (!MediaTypeHeaderValue.TryParse(contentType, out var parsed)
                || !parsed.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase))
            {
                return Unsupported("Send the request as application/json.");
            }

            if (parsed.Charset.HasValue && !parsed.Charset.Value.AsSpan().Trim('"').Equals("utf-8", StringComparison.OrdinalIgnoreCase))
            {
                return Unsupported("Send the request in UTF-8.");
            }
        }

        string? encoding = request.Headers[HeaderNames.ContentEncoding];
        return string.IsNullOrEmpty(encoding) || encoding.Equals("identity", StringComparison.OrdinalIgnoreCase)
            ? null
            : Unsupported("Send the request without compression.");
    }

    public static async ValueTask<(OperationRequest? Request, Refusal? Refusal)> ReadAsync(
        HttpRequest request, int limit, CancellationToken cancellation)
    {
        if (request.ContentLength > limit)
        {
            return (null, TooLarge(limit));
        }

        var pipe = request.BodyReader;
        while (true)
        {
            ReadResult read;
            try
            {
                read = await pipe.ReadAsync(cancellation);
            }
            catch (BadHttpRequestException broken)
            {
                return (null, Refusal.Request("BAD_REQUEST", "The request body could not be read.", broken.StatusCode));
            }

            if (read.Buffer.Length > limit)
            {
                pipe.AdvanceTo(read.Buffer.End);
                return (null, TooLarge(limit));
            }

            if (read.IsCompleted)
            {
                var parsed = Parse(read.Buffer);
                pipe.AdvanceTo(read.Buffer.End);
                return parsed;
            }

            pipe.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    public static (OperationRequest? Request, Refusal? Refusal) Parse(ReadOnlySequence<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        return RequestJson.Read(ref reader);
    }

    private static Refusal TooLarge(int limit) =>
        Refusal.Request("REQUEST_TOO_LARGE", $"A request has at most {limit} bytes.", StatusCodes.Status413PayloadTooLarge);

    private static Refusal Unsupported(string message) =>
        Refusal.Request("UNSUPPORTED_MEDIA_TYPE", message, StatusCodes.Status415UnsupportedMediaType);
}
