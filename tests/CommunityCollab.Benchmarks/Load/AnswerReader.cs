using System.Buffers.Text;
using System.Net.Sockets;

namespace CommunityCollab.Benchmarks.Load;

/// <summary>Reads HTTP/1.1 answers from a kept connection, one after the other.</summary>
internal sealed class AnswerReader(Socket socket)
{
    private readonly byte[] _buffer = new byte[64 * 1024];

    /// <summary>The next answer, head and body, valid until the one after it is read.</summary>
    public async ValueTask<Answer> ReadAsync(CancellationToken cancellation)
    {
        var filled = 0;
        while (true)
        {
            var read = await socket.ReceiveAsync(_buffer.AsMemory(filled), cancellation);
            if (read == 0)
            {
                throw new IOException("The server closed the connection.");
            }

            filled += read;
            if (IsWhole(_buffer.AsSpan(0, filled)))
            {
                return new Answer(_buffer, filled);
            }
        }
    }

    private static bool IsWhole(ReadOnlySpan<byte> answer)
    {
        var head = answer.IndexOf("\r\n\r\n"u8);
        if (head < 0)
        {
            return false;
        }

        // Servers differ in how they write the first letter.
        var length = answer[..head].IndexOf("ontent-Length: "u8);
        if (length < 0)
        {
            length = answer[..head].IndexOf("ontent-length: "u8);
        }

        if (length < 0)
        {
            return answer.EndsWith("0\r\n\r\n"u8);
        }

        return Utf8Parser.TryParse(answer[(length + "ontent-length: ".Length)..], out int body, out _) && answer.Length >= head + 4 + body;
    }
}

/// <summary>An answer in its reader's buffer.</summary>
internal readonly record struct Answer(byte[] Buffer, int Length)
{
    /// <summary>Its bytes.</summary>
    public static implicit operator ReadOnlySpan<byte>(Answer source) => source.Buffer.AsSpan(0, source.Length);
}
