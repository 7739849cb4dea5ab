using CommunityCollab.Data.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace CommunityCollab.Data;

/// <summary>Lets the migrations tool make a context.</summary>
internal sealed class DesignTimeContext : IDesignTimeDbContextFactory<CollabContext>
{
    /// <inheritdoc/>
    public CollabContext CreateDbContext(string[] args) =>
        new CollabContext(new DbContextOptionsBuilder<CollabContext>().UseSqlite("Data Source=design.db").Options).For(TenantScope.System);
}
