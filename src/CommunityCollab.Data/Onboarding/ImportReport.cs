using System.IO.Compression;
using System.Text.Json;
using CommunityCollab.Core.Onboarding;

namespace CommunityCollab.Data.Onboarding;

/// <summary>The findings of an import, as they are stored.</summary>
public static class ImportReport
{
    // Nobody reads more, and a file of nothing but errors must not fill the store.
    private const int Most = 20_000;

    /// <summary>Packs findings; of very many, the first.</summary>
    public static byte[] Pack(IReadOnlyList<Finding> findings)
    {
        using var packed = new MemoryStream();
        using (var zip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            JsonSerializer.Serialize(zip, findings.Take(Most).ToList(), RecordJson.Default.IReadOnlyListFinding);
        }

        return packed.ToArray();
    }

    /// <summary>Unpacks findings.</summary>
    public static IReadOnlyList<Finding> Unpack(byte[] packed)
    {
        using var zip = new GZipStream(new MemoryStream(packed, writable: false), CompressionMode.Decompress);
        return JsonSerializer.Deserialize(zip, RecordJson.Default.IReadOnlyListFinding)!;
    }
}
