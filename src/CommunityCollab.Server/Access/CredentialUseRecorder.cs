using CommunityCollab.Data.Access;

namespace CommunityCollab.Server.Access;

/// <summary>Writes every few seconds, and once more at the end, which credentials were used.</summary>
/// <param name="uses">What was noted.</param>
/// <param name="time">The clock.</param>
/// <param name="log">Where failures are told.</param>
internal sealed partial class CredentialUseRecorder(CredentialUses uses, TimeProvider time, ILogger<CredentialUseRecorder> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await uses.WriteAsync();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await uses.WriteAsync();
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                NotWritten(log, failure);
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "When credentials were last used could not be written; their next use is noted again")]
    private static partial void NotWritten(ILogger log, Exception failure);
}
