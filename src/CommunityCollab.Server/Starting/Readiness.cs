using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CommunityCollab.Server.Starting;

/// <summary>Whether the server has done what it does once at its start, such as filling a demo. It serves before, but not yet all.</summary>
internal sealed class Readiness : IHealthCheck
{
    /// <summary>Whether it has.</summary>
    public bool IsReady { get; set; }

    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(IsReady ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("Still starting."));
}
