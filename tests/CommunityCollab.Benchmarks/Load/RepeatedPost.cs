using System.Buffers.Text;
using System.Text;

namespace CommunityCollab.Benchmarks.Load;

/// <summary>One POST of JSON, asked again and again with a new submission id each time.</summary>
internal sealed class RepeatedPost
{
    /// <summary>What the requests are.</summary>
    public const string ContentType = "application/json";

    /// <summary>What the answers may be.</summary>
    public const string Accept = "application/graphql-response+json, application/json";

    private readonly byte[] _request;
    private readonly int _body;
    private readonly int _id;
    private readonly byte[] _sign;

    /// <summary>Prepares the request.</summary>
    public RepeatedPost(Target target)
    {
        var body = Encoding.UTF8.GetBytes(target.Body);
        var head = $"POST {target.Path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: {ContentType}\r\nAccept: {Accept}\r\nContent-Length: {body.Length}\r\n\r\n";
        _request = [.. Encoding.ASCII.GetBytes(head), .. body];
        _body = _request.Length - body.Length;
        _id = _request.AsSpan().IndexOf(Encoding.ASCII.GetBytes(Guid.Empty.ToString()));
        _sign = Encoding.UTF8.GetBytes(target.Sign);
    }

    /// <summary>The next request's JSON, valid until the one after it is asked for.</summary>
    public ReadOnlyMemory<byte> NextBody() => NextRequest()[_body..];

    /// <summary>The next request, whole.</summary>
    public ReadOnlyMemory<byte> NextRequest()
    {
        Utf8Formatter.TryFormat(Guid.NewGuid(), _request.AsSpan(_id), out _);
        return _request;
    }

    /// <summary>Throws when a whole answer is not what was hoped for.</summary>
    public void CheckAnswer(ReadOnlySpan<byte> answer)
    {
        if (!answer.StartsWith("HTTP/1.1 200 "u8))
        {
            throw Wrong(answer);
        }

        CheckBody(answer);
    }

    /// <summary>Throws when an answer's JSON is not what was hoped for.</summary>
    public void CheckBody(ReadOnlySpan<byte> body)
    {
        if (body.IndexOf(_sign) < 0)
        {
            throw Wrong(body);
        }
    }

    private static InvalidOperationException Wrong(ReadOnlySpan<byte> answer) => new($"Not the answer hoped for: {Encoding.UTF8.GetString(answer)}");
}
