using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CommunityCollab.Benchmarks.Load;

/// <summary>The baseline: Kestrel that reads the same contribution as plain JSON and answers a receipt, with no GraphQL, no rules
/// and nothing stored.</summary>
internal static class BareServer
{
    /// <summary>Serves until the process is ended.</summary>
    public static async Task RunAsync(string url, CancellationToken cancellation)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        var app = builder.Build();
        app.Urls.Add(url);
        app.MapPost("/", (BareSubmission submission) => new BareReceipt(submission.SubmissionId, DateTimeOffset.UtcNow));
        await app.StartAsync(cancellation);
        Console.WriteLine("ready");
        await app.WaitForShutdownAsync(cancellation);
    }

    internal sealed record BareSubmission(string ActivityId, Guid SubmissionId, BareAnswer[] Answers);

    internal sealed record BareAnswer(string Item, int? Scale, string? Choice, string[]? Choices);

    internal sealed record BareReceipt(Guid SubmissionId, DateTimeOffset ReceivedAt);
}
