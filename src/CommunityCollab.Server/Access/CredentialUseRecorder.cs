using CommunityCollab.Data.Access;

namespace CommunityCollab.Server.Access;

/// <summary>Writes every few seconds, and once more at the end, which credentials were used.</summary>
/// <param name="uses">What was noted.</param>
/// <param name="time">The clock.</param>
internal sealed class CredentialUseRecorder(CredentialUses uses, TimeProvider time) : BackgroundService
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
            await uses.WriteAsync();
        }
    }
}
