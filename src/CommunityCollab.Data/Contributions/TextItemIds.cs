using System.Globalization;

namespace CommunityCollab.Data.Contributions;

/// <summary>The ids of thoughts and statements that people share. The point in them keeps them apart from ids that authors
/// give, which have none.</summary>
public static class TextItemIds
{
    /// <summary>The id of the text an entry brought.</summary>
    public static string Of(int shard, long sequence) => string.Create(CultureInfo.InvariantCulture, $"{shard}.{sequence}");
}
