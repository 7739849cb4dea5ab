using CommunityCollab.Data.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CommunityCollab.Server.Starting;

/// <summary>Whether the store can be written now: the disk is not full, broken or read-only. The writer commits something without meaning, at
/// most once a second however often it is asked. It could go on for a while in the room its log has on a full disk, so the disk is looked at
/// too.</summary>
/// <param name="folder">The store's folder.</param>
/// <param name="writer">The writer.</param>
/// <param name="time">The clock.</param>
internal sealed class StoreHealth(StoreFolder folder, SqliteWriter writer, TimeProvider time) : IHealthCheck
{
    private const long LeastRoom = 1 << 20;

    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(1);

    private readonly Lock _asking = new();
    private Task<HealthCheckResult> _newest = Task.FromResult(HealthCheckResult.Healthy());
    private long? _asked;

    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        lock (_asking)
        {
            if (_asked is not { } at || (_newest.IsCompleted && time.GetElapsedTime(at) > Freshness))
            {
                _asked = time.GetTimestamp();
                _newest = TryAsync();
            }

            return _newest;
        }
    }

    private async Task<HealthCheckResult> TryAsync()
    {
        try
        {
            await writer.ProbeAsync();
            return new DriveInfo(folder.Path).AvailableFreeSpace >= LeastRoom
                ? HealthCheckResult.Healthy()
                : HealthCheckResult.Unhealthy("The disk of the data folder is full.");
        }
        catch (Exception failure) when (failure is SqliteException or IOException or UnauthorizedAccessException)
        {
            return HealthCheckResult.Unhealthy($"The store cannot be written: {failure.Message}");
        }
    }
}
