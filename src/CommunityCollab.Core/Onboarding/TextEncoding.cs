using System.Text;

namespace CommunityCollab.Core.Onboarding;

/// <summary>How the letters of a text are written as bytes, by its first bytes.</summary>
public static class TextEncoding
{
    /// <summary>The encoding that a byte order mark states, or that zeros in every second place give away; null when nothing does.</summary>
    /// <param name="start">The first bytes.</param>
    public static Encoding? Of(ReadOnlySpan<byte> start) =>
        start.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? Encoding.UTF8
        : start.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE, 0, 0]) ? Encoding.UTF32
        : start.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) ? Encoding.Unicode
        : start.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]) ? Encoding.BigEndianUnicode
        : ByZeros(start);

    // A directory is mostly ASCII, whatever its names are.
    private static Encoding? ByZeros(ReadOnlySpan<byte> start)
    {
        Span<int> zeros = [0, 0];
        for (var place = 0; place < start.Length; place++)
        {
            zeros[place % 2] += start[place] == 0 ? 1 : 0;
        }

        var most = start.Length / 2 * 4 / 5;
        return start.Length < 4 ? null
            : zeros[1] >= most && zeros[0] == 0 ? Encoding.Unicode
            : zeros[0] >= most && zeros[1] == 0 ? Encoding.BigEndianUnicode
            : null;
    }
}
