using System.Net.Sockets;
using System.Text;
using MimeKit;

namespace CommunityCollab.Testing.Mail;

/// <summary>The talk with one client (RFC 5321, section 4.1).</summary>
internal sealed class SmtpDialogue(TcpClient client, Action<SinkMail> take, Func<string, string?> refusalOf)
{
    private readonly List<string> _to = [];
    private string? _from;

    /// <summary>Talks until the client leaves.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        using (client)
        {
            try
            {
                // Bytes as they are: what a mail's text means is said in the mail.
                using var reader = new StreamReader(client.GetStream(), Encoding.Latin1);
                await using var writer = new StreamWriter(client.GetStream(), Encoding.Latin1) { NewLine = "\r\n", AutoFlush = true };
                await writer.WriteLineAsync("220 sink ready");
                while (await reader.ReadLineAsync(cancellation) is { } line)
                {
                    var answer = await AnswerAsync(line, reader, writer, cancellation);
                    await writer.WriteLineAsync(answer);
                    if (answer.StartsWith("221", StringComparison.Ordinal))
                    {
                        return;
                    }
                }
            }
            catch (Exception left) when (left is IOException or OperationCanceledException)
            {
                // The client broke off, or the test is over.
            }
        }
    }

    private async Task<string> AnswerAsync(string line, StreamReader reader, StreamWriter writer, CancellationToken cancellation) =>
        line.Split(' ', 2)[0].ToUpperInvariant() switch
        {
            "EHLO" => "250-sink\r\n250-8BITMIME\r\n250 SIZE 1000000",
            "HELO" or "NOOP" => "250 sink",
            "MAIL" => Begin(PathOf(line)),
            "RCPT" when _from is null => "503 MAIL first",
            "RCPT" => Add(PathOf(line)),
            "DATA" when _to.Count == 0 => "503 RCPT first",
            "DATA" => await ReadMailAsync(reader, writer, cancellation),
            "RSET" => Reset(),
            "QUIT" => "221 bye",
            _ => "502 unknown command",
        };

    private string Begin(string from)
    {
        Reset();
        _from = from;
        return "250 ok";
    }

    private string Add(string to)
    {
        if (refusalOf(to) is { } refusal)
        {
            return refusal;
        }

        _to.Add(to);
        return "250 ok";
    }

    private async Task<string> ReadMailAsync(StreamReader reader, StreamWriter writer, CancellationToken cancellation)
    {
        await writer.WriteLineAsync("354 go on, end with a dot");
        var text = new StringBuilder();
        while (await reader.ReadLineAsync(cancellation) is { } line && line != ".")
        {
            // RFC 5321, 4.5.2: a dot was put in front of a line that begins with one.
            text.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
        }

        using var bytes = new MemoryStream(Encoding.Latin1.GetBytes(text.ToString()));
        take(new SinkMail(_from!, [.. _to], await MimeMessage.LoadAsync(bytes, cancellation)));
        Reset();
        return "250 taken";
    }

    private string Reset()
    {
        _from = null;
        _to.Clear();
        return "250 ok";
    }

    private static string PathOf(string line) => line[(line.IndexOf('<', StringComparison.Ordinal) + 1)..line.IndexOf('>', StringComparison.Ordinal)];
}
