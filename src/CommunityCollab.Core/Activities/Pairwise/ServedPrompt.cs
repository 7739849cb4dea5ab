using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace CommunityCollab.Core.Activities.Pairwise;

/// <summary>Two ideas that were shown to a participant beside each other. An answer cites the prompt it answers, which is signed for the participant
/// it was served to: nobody can choose for themselves which ideas are compared, or how often.</summary>
/// <param name="Left">The key of the idea on the left.</param>
/// <param name="Right">The key of the idea on the right.</param>
public sealed record ServedPrompt(string Left, string Right)
{
    private const int Parts = 3;
    private const int KeyBytes = 32;
    private const int SignatureBytes = 16;

    // Keys of ideas have no dot, and are at most so long.
    private const char Separator = '.';
    private const int LongestPrompt = 200;

    /// <summary>The two ideas whichever stood left: what a participant has one say on.</summary>
    public string Pair => string.CompareOrdinal(Left, Right) < 0 ? PairOf(Left, Right) : PairOf(Right, Left);

    /// <summary>A fresh key for an activity.</summary>
    public static string NewKey() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(KeyBytes));

    /// <summary>The prompt as it is sent to the participant.</summary>
    /// <param name="key">The activity's key.</param>
    /// <param name="participant">Whom it is served to.</param>
    public string Sign(string key, string participant) => $"{PairOf(Left, Right)}{Separator}{Signature(key, participant)}";

    /// <summary>Whether a prompt was served to a participant.</summary>
    /// <param name="prompt">The prompt, as it came back.</param>
    /// <param name="key">The activity's key.</param>
    /// <param name="participant">Who answers it; null for nobody known.</param>
    public static bool WasServed([NotNullWhen(true)] string? prompt, string key, string? participant) =>
        participant is not null
        && Read(prompt) is { } read
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(prompt!), Encoding.UTF8.GetBytes(read.Sign(key, participant)));

    /// <summary>The ideas a prompt names, whoever made it; null if it is no prompt.</summary>
    public static ServedPrompt? Read(string? prompt) =>
        prompt is { Length: <= LongestPrompt } && prompt.Split(Separator) is { Length: Parts } parts && parts[0] != parts[1] ? new ServedPrompt(parts[0], parts[1]) : null;

    /// <summary>The first pair that a participant has not answered, of the ideas that come first; null when they have answered all.</summary>
    /// <param name="ideas">Keys of ideas, those to be shown soonest first.</param>
    /// <param name="answered">The pairs answered, as <see cref="Pair"/> names them.</param>
    public static ServedPrompt? Next(IReadOnlyList<string> ideas, IReadOnlySet<string> answered)
    {
        for (var later = 1; later < ideas.Count; later++)
        {
            for (var earlier = 0; earlier < later; earlier++)
            {
                var prompt = new ServedPrompt(ideas[earlier], ideas[later]);
                if (!answered.Contains(prompt.Pair))
                {
                    return RandomNumberGenerator.GetInt32(2) == 0 ? prompt : new ServedPrompt(prompt.Right, prompt.Left);
                }
            }
        }

        return null;
    }

    /// <summary>Whether a pair, as <see cref="Pair"/> names it, has an idea in it.</summary>
    /// <param name="pair">The pair.</param>
    /// <param name="idea">The key of the idea.</param>
    public static bool IsOf(string pair, string idea) =>
        pair.Length > idea.Length
        && ((pair[idea.Length] == Separator && pair.StartsWith(idea, StringComparison.Ordinal))
            || (pair[^(idea.Length + 1)] == Separator && pair.EndsWith(idea, StringComparison.Ordinal)));

    private static string PairOf(string first, string second) => $"{first}{Separator}{second}";

    private string Signature(string key, string participant) => Base64Url.EncodeToString(
        HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes($"{participant}\n{PairOf(Left, Right)}")).AsSpan(0, SignatureBytes));
}
