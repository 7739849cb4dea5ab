using System.Globalization;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace CommunityCollab.Server.Tests.SlowSubscribers;

/// <summary>A subscriber on a socket with a tiny receive buffer, so that what it does not read stays with the server.</summary>
internal abstract partial class SlowConnection : IDisposable
{
    private const int TinyBuffer = 2_048;

    private readonly TcpClient _client = new() { ReceiveBufferSize = TinyBuffer };
    private readonly char[] _text = new char[16_384];

    /// <summary>The newest version read so far.</summary>
    public long Version { get; private set; } = -1;

    protected NetworkStream Stream => _client.GetStream();

    public async Task ConnectAsync(Uri url, CancellationToken cancellation)
    {
        await _client.ConnectAsync(url.Host, url.Port, cancellation);
        await SubscribeAsync(url, cancellation);
        await ReadUntilAsync(0, cancellation);
    }

    /// <summary>Reads on until a version arrives.</summary>
    /// <returns>Whether it arrived; not if the server had cut the connection.</returns>
    public async Task<bool> ReadUntilAsync(long version, CancellationToken cancellation)
    {
        var rest = "";
        while (Version < version)
        {
            var count = await ReadOrEndAsync(_text, cancellation);
            if (count == 0)
            {
                return false;
            }

            rest += new string(_text, 0, count);
            foreach (Match match in VersionMember().Matches(rest))
            {
                var read = long.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
                Assert.True(read >= Version, $"Version {read} came after {Version}.");
                Version = read;
            }

            rest = rest[^Math.Min(rest.Length, 40)..];
        }

        return true;
    }

    public void Dispose() => _client.Dispose();

    protected abstract Task SubscribeAsync(Uri url, CancellationToken cancellation);

    /// <summary>Reads some text; none when the connection has ended.</summary>
    protected abstract Task<int> ReadAsync(Memory<char> text, CancellationToken cancellation);

    protected async Task SendHeadersAsync(string path, string headers, CancellationToken cancellation) =>
        await Stream.WriteAsync(Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: localhost\r\n{headers}\r\n"), cancellation);

    private async Task<int> ReadOrEndAsync(Memory<char> text, CancellationToken cancellation)
    {
        try
        {
            return await ReadAsync(text, cancellation);
        }
        catch (Exception cut) when (cut is IOException or System.Net.WebSockets.WebSocketException)
        {
            return 0;
        }
    }

    // With what follows, so that a number that is not all there yet is not taken for a smaller one.
    [GeneratedRegex("\"version\":([0-9]+)[,}]")]
    private static partial Regex VersionMember();
}
