using System.Text;
using CommunityCollab.GraphQL.Transports.Responses;
using GraphQL;

namespace CommunityCollab.GraphQL.Transports.Sharing;

/// <summary>
/// One event, serialized once. The bytes are laid out as an event stream wants them, and the JSON alone, which
/// sockets want, is a part of the same memory; every connection sends these bytes and none copies them to keep.
/// </summary>
internal sealed class SubscriptionEvent
{
    private SubscriptionEvent(byte[] frame, int start, int length)
    {
        Frame = frame;
        Json = frame.AsMemory(start, length);
    }

    /// <summary>The event as an event stream sends it.</summary>
    public ReadOnlyMemory<byte> Frame { get; }

    /// <summary>The execution result alone.</summary>
    public ReadOnlyMemory<byte> Json { get; }

    /// <param name="json">The execution result, on one line.</param>
    /// <param name="id">The event's id, or null for none; one that would break the line is left out.</param>
    public static SubscriptionEvent Create(ReadOnlySpan<byte> json, string? id)
    {
        var head = Encoding.UTF8.GetBytes(
            id is null || id.AsSpan().IndexOfAny('\r', '\n', '\0') >= 0 ? "event: next\ndata: " : $"id: {id}\nevent: next\ndata: ");
        var tail = "\n\n"u8;
        var frame = new byte[head.Length + json.Length + tail.Length];
        head.CopyTo(frame, 0);
        json.CopyTo(frame.AsSpan(head.Length));
        tail.CopyTo(frame.AsSpan(head.Length + json.Length));
        return new SubscriptionEvent(frame, head.Length, json.Length);
    }
}

/// <summary>How a subscription ended, for all who watch it or for one.</summary>
/// <param name="Errors">The errors as a JSON list, or null when its source simply had no more to say.</param>
internal sealed record SubscriptionEnd(ReadOnlyMemory<byte>? Errors)
{
    /// <summary>The end with errors or, where null, the natural one.</summary>
    public static SubscriptionEnd Of(ResponseJson json, IEnumerable<ExecutionError>? failures)
    {
        if (failures is null)
        {
            return new SubscriptionEnd(default(ReadOnlyMemory<byte>?));
        }

        using var buffer = JsonBuffer.Rent();
        json.WriteErrors(buffer.Writer, failures);
        return new SubscriptionEnd(buffer.Written.ToArray());
    }
}
