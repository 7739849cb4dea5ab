using CommunityCollab.Data.Sqlite;
using CommunityCollab.Data.Tenancy;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace CommunityCollab.Data;

/// <summary>The way to the records: contexts to read with, and a queue to write through.</summary>
/// <param name="store">The embedded store.</param>
/// <param name="writer">Its one writer.</param>
public sealed class Records(SqliteStore store, SqliteWriter writer)
{
    // Contexts are kept for later: making a new one costs a fifth of what most requests cost.
    private readonly PooledDbContextFactory<CollabContext> _readers = new(store.ReadOptions);
    private PooledDbContextFactory<CollabContext>? _writers;

    /// <summary>A context to read with, on behalf of a scope. The caller disposes of it.</summary>
    public CollabContext Read(TenantScope scope) => _readers.CreateDbContext().For(scope);

    /// <summary>Changes records. All of the change is on disk when this answers, or none of it.</summary>
    /// <param name="change">The change; it may read what it needs, and need not save.</param>
    public Task WriteAsync(Action<CollabContext> change) =>
        writer.WriteAsync(transaction =>
        {
            using var context = Write(transaction);
            change(context);
            return context.SaveChanges();
        });

    // All transactions are of the writer's one connection.
    private CollabContext Write(SqliteTransaction transaction)
    {
        _writers ??= new(new DbContextOptionsBuilder<CollabContext>().UseSqlite(transaction.Connection!).Options);
        var context = _writers.CreateDbContext().For(TenantScope.System);
        context.Database.AutoSavepointsEnabled = false;
        context.Database.UseTransaction(transaction);
        return context;
    }
}
