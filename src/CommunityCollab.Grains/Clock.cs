using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CommunityCollab.Grains;

/// <summary>Does what is due, again and again. What is due is asked of the records, so a moment that passed while the server was down
/// is caught up with at the first tick; a tick that fails is logged, and the next one tries again.</summary>
/// <param name="tick">The time between two looks.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Where a failed tick is told of.</param>
internal abstract partial class Clock(TimeSpan tick, TimeProvider time, ILogger logger) : BackgroundService
{
    /// <summary>What time it is.</summary>
    protected DateTimeOffset Now => time.GetUtcNow();

    /// <summary>Does what is due.</summary>
    protected abstract Task RunDueAsync(CancellationToken cancellation);

    /// <inheritdoc/>
    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(tick, time);
        do
        {
            try
            {
                await RunDueAsync(stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(GetType().Name, failure);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(LogLevel.Error, "{Clock} could not do what is due; it tries again at the next tick")]
    private partial void LogFailed(string clock, Exception failure);
}
