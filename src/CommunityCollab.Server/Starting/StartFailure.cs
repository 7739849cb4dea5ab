using System.Net.Sockets;
using System.Text.RegularExpressions;
using CommunityCollab.Data.Sqlite;
using CommunityCollab.Data.Sqlite.Opening;
using Microsoft.AspNetCore.Connections;
using Microsoft.Data.Sqlite;

namespace CommunityCollab.Server.Starting;

/// <summary>Why a start failed, in one sentence for the operator.</summary>
internal static partial class StartFailure
{
    /// <summary>The sentence.</summary>
    /// <param name="failure">What was thrown.</param>
    /// <param name="options">What the command line said; null when it could not be read.</param>
    public static string Sentence(Exception failure, ServerOptions? options)
    {
        var causes = Causes(failure).ToList();
        var sentence = causes.OfType<InvalidConfigurationException>().FirstOrDefault()?.Message
            ?? causes.OfType<StoreRefusedException>().FirstOrDefault()?.Message
            ?? (causes.OfType<SqliteException>().FirstOrDefault() is { } store ? StoreRefusedException.Of(FileOf(options), store).Message : null)
            ?? (causes.Exists(IsAddressTaken) ? $"{AddressOf(causes, options)} is in use by another program: end that, or give --urls another address." : null)
            ?? (causes.OfType<SocketException>().FirstOrDefault() is { } socket ? $"{AddressOf(causes, options)} cannot be listened on: give --urls another address ({socket.Message})." : null)
            ?? $"The server cannot start: {causes[^1].Message}";
        return sentence.ReplaceLineEndings(" ");
    }

    private static bool IsAddressTaken(Exception cause) =>
        cause is AddressInUseException or SocketException { SocketErrorCode: SocketError.AddressAlreadyInUse };

    // Of the exceptions only the message of some has it, wherever it was configured.
    private static string AddressOf(IEnumerable<Exception> causes, ServerOptions? options) =>
        (causes.Select(cause => Address().Match(cause.Message)).FirstOrDefault(match => match.Success)?.Value ?? Urls(options)) is { } address
            ? $"The address {address}"
            : "The server's address";

    // An endpoint of Kestrel's own counts before --urls.
    private static string? Urls(ServerOptions? options) =>
        options?.Settings.Select(setting => Configured().Match(setting)).Where(match => match.Success).OrderByDescending(match => match.Length).FirstOrDefault()?.Groups["url"].Value;

    [GeneratedRegex("^--(urls|Kestrel:Endpoints:[^:=]+:Url)=(?<url>.+)$", RegexOptions.IgnoreCase)]
    private static partial Regex Configured();

    [GeneratedRegex(@"https?://\S+(?=[:.]\s)")]
    private static partial Regex Address();

    private static string FileOf(ServerOptions? options) => Path.Combine(Path.GetFullPath(options?.DataFolder ?? "."), SqliteStore.FileName);

    private static IEnumerable<Exception> Causes(Exception failure)
    {
        yield return failure;
        foreach (var inner in failure is AggregateException many ? many.InnerExceptions.SelectMany(Causes) : failure.InnerException is { } one ? Causes(one) : [])
        {
            yield return inner;
        }
    }
}
