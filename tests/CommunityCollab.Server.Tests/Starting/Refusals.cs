using System.Text.RegularExpressions;

namespace CommunityCollab.Server.Tests.Starting;

/// <summary>What a start that is refused must be like.</summary>
internal static class Refusals
{
    /// <summary>It ends with code 2 and one sentence of errors, and names what is meant.</summary>
    public static async Task MustBeRefusedAsync(this ServerProcess server, string named, params string[] arguments)
    {
        var ended = await server.RunToEndAsync(arguments, TestContext.Current.CancellationToken);
        Assert.Equal(2, ended.ExitCode);
        var sentence = Assert.Single(ended.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Matches(new Regex(@"^[A-Z""'-].*\.$"), sentence);
        Assert.Contains(named, sentence, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", ended.Output + ended.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("is ready", ended.Output, StringComparison.Ordinal);
    }
}
