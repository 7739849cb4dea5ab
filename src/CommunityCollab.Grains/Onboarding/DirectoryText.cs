using System.IO.Compression;
using System.Text;
using CommunityCollab.Core.Onboarding;

namespace CommunityCollab.Grains.Onboarding;

/// <summary>The text of a file, its bytes read as the letters they stand for.</summary>
internal sealed class DirectoryText
{
    private static readonly char[] UsualSeparators = [',', ';', '\t', '|'];

    private readonly byte[] _compressed;
    private readonly Encoding _encoding;

    private DirectoryText(byte[] compressed, Encoding encoding, string? guessed) => (_compressed, _encoding, GuessedEncoding) = (compressed, encoding, guessed);

    /// <summary>The encoding it was read as when nothing states one and it is not UTF-8; null otherwise.</summary>
    public string? GuessedEncoding { get; }

    /// <summary>Finds out how a file is encoded: as its byte order mark says, or UTF-8, or what Windows wrote in the United States.</summary>
    /// <param name="compressed">The file, compressed with gzip.</param>
    /// <param name="start">Its first bytes.</param>
    public static DirectoryText Of(byte[] compressed, ReadOnlySpan<byte> start)
    {
        if (TextEncoding.Of(start) is { } stated)
        {
            return new(compressed, stated, null);
        }

        return IsUtf8(compressed) ? new(compressed, Encoding.UTF8, null) : new(compressed, CodePagesEncodingProvider.Instance.GetEncoding(1252)!, "Windows-1252");
    }

    /// <summary>The text from its beginning.</summary>
    public TextReader Open() => new StreamReader(Stream(_compressed), _encoding, detectEncodingFromByteOrderMarks: true);

    /// <summary>What may stand between fields: what the first line states, or what is usual.</summary>
    public IReadOnlyList<char> Separators()
    {
        using var text = Open();
        var start = new char[32];
        var first = new string(start, 0, text.ReadBlock(start)).Split('\r', '\n')[0];
        return DelimitedText.StatedSeparator(first) is { } stated ? [stated] : UsualSeparators;
    }

    // A file with letters of UTF-8 in it is UTF-8, even if a byte of it is broken: those lines are told one by one.
    private static bool IsUtf8(byte[] compressed)
    {
        using var bytes = Stream(compressed);
        var buffer = new byte[64 * 1024];
        var kept = 0;
        var hasBroken = false;
        while (bytes.Read(buffer, kept, buffer.Length - kept) is > 0 and var read)
        {
            var chunk = buffer.AsSpan(0, kept + read);
            while (chunk.Length > 0)
            {
                var status = Rune.DecodeFromUtf8(chunk, out var rune, out var length);
                if (status == System.Buffers.OperationStatus.NeedMoreData)
                {
                    break;
                }

                if (status == System.Buffers.OperationStatus.Done && !rune.IsAscii)
                {
                    return true;
                }

                hasBroken |= status == System.Buffers.OperationStatus.InvalidData;
                chunk = chunk[length..];
            }

            chunk.CopyTo(buffer);
            kept = chunk.Length;
        }

        return !hasBroken && kept == 0;
    }

    private static GZipStream Stream(byte[] compressed) => new(new MemoryStream(compressed, writable: false), CompressionMode.Decompress);
}
