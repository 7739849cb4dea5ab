using System.Security.Cryptography;
using System.Text;

namespace CommunityCollab.Core.Onboarding;

/// <summary>What files with the same columns have in common.</summary>
public static class Signatures
{
    /// <summary>A fingerprint of the columns' names in their order, without the year that some exports write behind them.</summary>
    public static string Of(IReadOnlyList<string> header) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\u001F', header.Select(KnownColumns.Normalize)))));
}
