using System.Text;

namespace CommunityCollab.Server.Tests.SlowSubscribers;

/// <summary>A slow reader of an event stream.</summary>
internal sealed class SlowEventStream(string document, string authorization) : SlowConnection
{
    private StreamReader? _reader;

    protected override async Task SubscribeAsync(Uri url, CancellationToken cancellation)
    {
        await SendHeadersAsync($"/graphql?query={Uri.EscapeDataString(document)}", $"Accept: text/event-stream\r\nAuthorization: {authorization}\r\n", cancellation);
        _reader = new StreamReader(Stream, Encoding.UTF8, detectEncodingFromByteOrderMarks: false, bufferSize: 1_024);
    }

    protected override async Task<int> ReadAsync(Memory<char> text, CancellationToken cancellation) => await _reader!.ReadAsync(text, cancellation);
}
