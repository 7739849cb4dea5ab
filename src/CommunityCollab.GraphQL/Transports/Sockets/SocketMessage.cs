using System.Text.Json;

namespace CommunityCollab.GraphQL.Transports.Sockets;

/// <summary>One message of the protocol: its type, the operation it is about, and its payload still as JSON.</summary>
internal readonly record struct SocketMessage(string Type, string? Id, ReadOnlyMemory<byte> Payload)
{
    /// <summary>Null when <paramref name="json"/> is not a message: not JSON, not an object, no type, or an id that is no string.</summary>
    public static SocketMessage? Parse(ReadOnlyMemory<byte> json)
    {
        try
        {
            return Read(json);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // Utf8JsonReader throws InvalidOperationException for a value of another kind, and for text that is not UTF-8.
            return null;
        }
    }

    private static SocketMessage? Read(ReadOnlyMemory<byte> json)
    {
        var reader = new Utf8JsonReader(json.Span);
        string? type = null, id = null;
        var payload = ReadOnlyMemory<byte>.Empty;
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            return null;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("type"u8))
            {
                reader.Read();
                type = reader.GetString();
            }
            else if (reader.ValueTextEquals("id"u8))
            {
                reader.Read();
                id = reader.GetString();
            }
            else if (reader.ValueTextEquals("payload"u8))
            {
                reader.Read();
                var start = (int)reader.TokenStartIndex;
                reader.Skip();
                payload = json[start..(int)reader.BytesConsumed];
            }
            else
            {
                reader.Skip();
            }
        }

        return reader.Read() || type is null ? null : new SocketMessage(type, id, payload);
    }
}
