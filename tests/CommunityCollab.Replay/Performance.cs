using System.Diagnostics;
using System.Text.Json;
using Spectre.Console;

namespace CommunityCollab.Replay;

/// <summary>Plays a conversation from beginning to end.</summary>
internal static class Performance
{
    private static readonly JsonSerializerOptions Indented = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>Plays it and says whether all that was counted and found is as published.</summary>
    /// <returns>0 when it is.</returns>
    public static async Task<int> RunAsync(DirectoryInfo folder, Uri? server, string? token, int? perSecond, double leastAgreement, FileInfo? json, CancellationToken cancellation)
    {
        var conversation = Conversation.Read(folder.FullName);
        await using var own = server is null ? await ServerProcess.StartNewAsync(cancellation) : null;
        var url = server ?? new Uri(own!.Url);
        using var api = new ApiClient(url, await Stage.StaffTokenAsync(url, token ?? own!.AgencyToken, cancellation));
        var activityId = await Stage.OpenAsync(api, conversation, cancellation);

        var watcher = new TallyWatcher(api, activityId);
        using var stopWatching = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var watching = watcher.RunAsync(stopWatching.Token);
        var sender = new VoteSender(api, activityId, watcher, perSecond);
        var clock = Stopwatch.StartNew();
        await WithProgressAsync(conversation.Votes.Count, step => sender.SendAsync(conversation.Votes, step, cancellation));
        var seconds = clock.Elapsed.TotalSeconds;

        var verdict = new Verdict(api, activityId, conversation);
        var mismatches = await verdict.MismatchesAsync(sender.Acknowledged, cancellation);
        await verdict.ModerateAsync(cancellation);
        var groups = await verdict.GroupsAsync(sender.Tokens, cancellation);
        var k = await verdict.KAsync(cancellation);
        await stopWatching.CancelAsync();
        await watching;

        var agreement = verdict.Agreement(groups);
        var figures = new
        {
            votesSent = conversation.Votes.Count,
            acknowledged = sender.Acknowledged,
            statements = conversation.Statements.Count,
            mismatches,
            participantsGrouped = groups.Count,
            keptEarly = conversation.KeptEarly,
            k,
            agreement = Math.Round(agreement, 4),
            votesPerSecond = Math.Round(sender.Acknowledged / seconds, 1),
            eventsSeen = watcher.Events,
            ackToEventMs = new { p50 = Math.Round(watcher.Delay(50), 1), p99 = Math.Round(watcher.Delay(99), 1) },
        };
        var text = JsonSerializer.Serialize(figures, Indented);
        Console.WriteLine(text);
        if (json is not null)
        {
            await File.WriteAllTextAsync(json.FullName, text + "\n", cancellation);
        }

        if (conversation.KeptEarly.Count > 0)
        {
            Console.WriteLine($"The publisher keeps from when there were fewer statements, and is not followed in it: {string.Join(", ", conversation.KeptEarly)}.");
        }

        var published = conversation.GroupOf.Where(placed => !conversation.KeptEarly.Contains(placed.Key)).ToList();
        var holds = mismatches == 0
            && sender.Acknowledged == conversation.Votes.Count
            && groups.Keys.ToHashSet().SetEquals(published.Select(placed => placed.Key))
            && k == published.Select(placed => placed.Value).Distinct().Count()
            && agreement >= leastAgreement;
        Console.WriteLine(holds ? "All as published." : "Not as published: see the figures.");
        return holds ? 0 : 1;
    }

    private static Task WithProgressAsync(int votes, Func<Action, Task> send) => AnsiConsole.Progress()
        .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
        .StartAsync(async progress =>
        {
            var bar = progress.AddTask("Votes", maxValue: votes);
            await send(() => bar.Increment(1));
        });
}
