using System.Buffers;
using System.Text.Json;

namespace CommunityCollab.GraphQL.Transports.Responses;

/// <summary>
/// A JSON writer over its own memory, kept for the thread's next answer. Whole answers are written here before
/// anything is sent, so that their length is known and a failure half-way can still become a proper error.
/// </summary>
internal sealed class JsonBuffer : IDisposable
{
    /// <summary>Larger buffers are left to the garbage collector rather than kept by every thread.</summary>
    private const int LargestKept = 256 * 1024;

    [ThreadStatic]
    private static JsonBuffer? _spare;

    private readonly ArrayBufferWriter<byte> _bytes = new(4 * 1024);

    private JsonBuffer() => Writer = new Utf8JsonWriter(_bytes, ResponseJson.WriterOptions);

    public Utf8JsonWriter Writer { get; }

    /// <summary>What was written so far. Valid until <see cref="Dispose"/>.</summary>
    public ReadOnlyMemory<byte> Written
    {
        get
        {
            Writer.Flush();
            return _bytes.WrittenMemory;
        }
    }

    public static JsonBuffer Rent()
    {
        var buffer = _spare ?? new JsonBuffer();
        _spare = null;
        return buffer;
    }

    public void Dispose()
    {
        if (_bytes.Capacity <= LargestKept)
        {
            _bytes.ResetWrittenCount();
            Writer.Reset();
            _spare = this;
        }
    }
}
