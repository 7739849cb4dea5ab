using CommunityCollab.Core.Access;
using CommunityCollab.Data;
using CommunityCollab.Data.Access;
using CommunityCollab.Data.Tenancy;
using CommunityCollab.Grains.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace CommunityCollab.Server;

/// <summary>Founds an agency and prints the token everything else is made with; for an agency there already, prints a new one.</summary>
internal static class Bootstrap
{
    private static readonly TimeSpan Validity = TimeSpan.FromDays(7);

    /// <summary>Founds the agency and prints its token, which cannot be shown again.</summary>
    public static async Task RunAsync(IServiceProvider services, string name, string stateCode)
    {
        var agency = await FindAsync(services, name) ?? Guid.CreateVersion7();
        await services.GetRequiredService<IGrainFactory>().GetGrain<IAgencyGrain>(agency).FoundAsync(name, stateCode);
        var expiresAt = services.GetRequiredService<TimeProvider>().GetUtcNow() + Validity;
        var (_, token) = await services.GetRequiredService<Credentials>().IssueAsync(new("bootstrap", agency, null, Scopes.All, expiresAt));
        Console.WriteLine($"token: {token}");
    }

    private static async Task<Guid?> FindAsync(IServiceProvider services, string name)
    {
        await using var read = services.GetRequiredService<Records>().Read(TenantScope.System);
        return await read.Agencies.Where(row => row.Name == name).Select(row => (Guid?)row.Id).FirstOrDefaultAsync();
    }
}
