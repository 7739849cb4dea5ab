using System.Text.Json;
using GraphQL;

namespace CommunityCollab.GraphQL.Transports.Requests;

/// <summary>
/// Reads request parameters straight from UTF-8 JSON into the dictionaries GraphQL.NET wants, without a
/// document model in between. Everything a client can get wrong comes back as a refusal.
/// </summary>
internal static class RequestJson
{
    private const string DocumentIdPrefix = "sha256:";

    public static (OperationRequest? Request, Refusal? Refusal) Read(ref Utf8JsonReader reader)
    {
        try
        {
            if (!reader.Read())
            {
                return (null, NotJson());
            }

            if (reader.TokenType != JsonTokenType.StartObject)
            {
                return (null, reader.TokenType == JsonTokenType.StartArray
                    ? Refusal.Request("BATCHING_NOT_SUPPORTED", "Send one operation a request; lists of operations are not supported.")
                    : Wrong("The request must be a JSON object."));
            }

            var request = new OperationRequest();
            if (ReadMembers(ref reader, request) is { } wrong)
            {
                return (null, wrong);
            }

            return reader.Read() ? (null, NotJson()) : Finish(request);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // Utf8JsonReader throws InvalidOperationException for text that is not valid UTF-8 or UTF-16.
            return (null, NotJson());
        }
    }

    /// <summary>Reads one JSON object, such as the <c>variables</c> of a query string.</summary>
    public static bool TryReadObject(ReadOnlySpan<byte> json, out Dictionary<string, object?>? value)
    {
        value = null;
        try
        {
            var reader = new Utf8JsonReader(json);
            if (!reader.Read() || reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.Null))
            {
                return false;
            }

            value = reader.TokenType == JsonTokenType.Null ? null : JsonValues.ReadObject(ref reader);
            return !reader.Read();
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>Takes the hash of the document from <paramref name="request"/>'s extensions, and sees that there is a document at all.</summary>
    public static (OperationRequest? Request, Refusal? Refusal) Finish(OperationRequest request)
    {
        if (request.Extensions is { } extensions && extensions.TryGetValue("persistedQuery", out var persisted) && persisted is not null)
        {
            if (persisted is not IDictionary<string, object?> parameters
                || !parameters.TryGetValue("version", out var version) || version is not 1
                || !parameters.TryGetValue("sha256Hash", out var hash) || hash is not string { Length: 64 } text)
            {
                return (null, Wrong("extensions.persistedQuery must be {version: 1, sha256Hash: <64 hexadecimal digits>}."));
            }

            request.DocumentHash = text.ToLowerInvariant();
        }

        return request.Query is null && request.DocumentHash is null
            ? (null, Wrong("The request must have a query, or name a persisted document."))
            : (request, null);
    }

    /// <summary>Reads a document id as in the persisted documents appendix of GraphQL over HTTP.</summary>
    public static Refusal? SetDocumentId(OperationRequest request, string? id)
    {
        if (id is null)
        {
            return null;
        }

        if (!id.StartsWith(DocumentIdPrefix, StringComparison.Ordinal) || id.Length != DocumentIdPrefix.Length + 64)
        {
            return Wrong("documentId must be sha256: followed by 64 hexadecimal digits.");
        }

        request.DocumentHash = id[DocumentIdPrefix.Length..].ToLowerInvariant();
        return null;
    }

    public static Refusal Wrong(string message) => Refusal.Request("BAD_REQUEST", message);

    public static Refusal NotJson() => Refusal.Request("INVALID_JSON", "The request body is not valid JSON in UTF-8.");

    private static Refusal? ReadMembers(ref Utf8JsonReader reader, OperationRequest request)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (ReadMember(ref reader, request) is { } wrong)
            {
                return wrong;
            }
        }

        return null;
    }

    private static Refusal? ReadMember(ref Utf8JsonReader reader, OperationRequest request)
    {
        string? text;
        Inputs? inputs;
        if (reader.ValueTextEquals("query"u8))
        {
            var wrong = ReadText(ref reader, "query", out text);
            request.Query = text;
            return wrong;
        }

        if (reader.ValueTextEquals("variables"u8))
        {
            var wrong = ReadInputs(ref reader, "variables", out inputs);
            request.Variables = inputs;
            return wrong;
        }

        if (reader.ValueTextEquals("operationName"u8))
        {
            var wrong = ReadText(ref reader, "operationName", out text);
            request.OperationName = text;
            return wrong;
        }

        if (reader.ValueTextEquals("extensions"u8))
        {
            var wrong = ReadInputs(ref reader, "extensions", out inputs);
            request.Extensions = inputs;
            return wrong;
        }

        if (reader.ValueTextEquals("documentId"u8))
        {
            return ReadText(ref reader, "documentId", out text) ?? SetDocumentId(request, text);
        }

        return Wrong("A request has query, variables, operationName, extensions and documentId, and nothing else.");
    }

    private static Refusal? ReadText(ref Utf8JsonReader reader, string name, out string? text)
    {
        reader.Read();
        text = reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
        return reader.TokenType is JsonTokenType.String or JsonTokenType.Null ? null : Wrong($"{name} must be a string.");
    }

    private static Refusal? ReadInputs(ref Utf8JsonReader reader, string name, out Inputs? inputs)
    {
        reader.Read();
        inputs = reader.TokenType == JsonTokenType.StartObject ? new Inputs(JsonValues.ReadObject(ref reader)) : null;
        return inputs is not null || reader.TokenType == JsonTokenType.Null ? null : Wrong($"{name} must be an object.");
    }
}
