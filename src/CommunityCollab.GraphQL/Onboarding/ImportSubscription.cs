using System.Runtime.CompilerServices;
using System.Threading.Channels;
using CommunityCollab.Core.Access;
using CommunityCollab.Core.Identity;
using CommunityCollab.Core.Onboarding;
using CommunityCollab.Data;
using CommunityCollab.Data.Onboarding;
using CommunityCollab.Data.Tenancy;
using CommunityCollab.Grains.Onboarding;
using CommunityCollab.GraphQL.Access;
using CommunityCollab.GraphQL.Onboarding;
using CommunityCollab.GraphQL.Relay;
using GraphQL;
using Microsoft.EntityFrameworkCore;

namespace CommunityCollab.GraphQL;

public sealed partial class Subscription
{
    /// <summary>How far an import is: first as it is, then each step; it ends when the import is done, failed or cancelled. A slow client
    /// gets the newest.</summary>
    /// <param name="context">The request.</param>
    /// <param name="records">The records.</param>
    /// <param name="feed">The feed of imports.</param>
    /// <param name="importId">The import.</param>
    [Needs(Scopes.TenantsWrite)]
    public static async Task<IAsyncEnumerable<ImportProgressNode>> ImportProgress(
        IResolveFieldContext context, [FromServices] Records records, [FromServices] ImportFeed feed, [Id] string importId)
    {
        var id = GlobalId.IdOf(ImportNode.TypeName, importId);
        var scope = Caller.Of(context).Scope;
        return await FindImportAsync(records, scope, id, context.CancellationToken) is not null
            ? WatchImportAsync(records, feed, scope, id, context.CancellationToken)
            : throw new ExecutionError("There is no such import.") { Code = "NOT_FOUND" };
    }

    private static async IAsyncEnumerable<ImportProgressNode> WatchImportAsync(
        Records records, ImportFeed feed, TenantScope scope, Guid id, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var newest = Channel.CreateBounded<ImportProgress>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });
        using var watching = feed.Watch(id, progress => newest.Writer.TryWrite(progress));
        var progress = Grains.Onboarding.ImportProgress.Of((await FindImportAsync(records, scope, id, cancellation))!);
        yield return new ImportProgressNode(progress);
        while (!progress.IsLast)
        {
            var next = await newest.Reader.ReadAsync(cancellation);
            if (next.Version > progress.Version)
            {
                progress = next;
                yield return new ImportProgressNode(progress);
            }
        }
    }

    private static async Task<ImportRow?> FindImportAsync(Records records, TenantScope scope, Guid id, CancellationToken cancellation)
    {
        await using var read = records.Read(scope);
        return await read.Imports.FirstOrDefaultAsync(row => row.Id == id, cancellation);
    }
}

/// <summary>How far an import is.</summary>
/// <param name="progress">How far.</param>
[Name("ImportProgress"), Implements(typeof(INode)), WithParent]
public sealed class ImportProgressNode(ImportProgress progress) : INode
{
    /// <summary>The name of the type in global ids.</summary>
    internal const string TypeName = "ImportProgress";

    /// <inheritdoc/>
    [Id]
    public string Id => GlobalId.Of(TypeName, progress.ImportId);

    /// <summary>What has become of it.</summary>
    public ImportState State => progress.State;

    /// <summary>Districts and schools changed so far.</summary>
    public int Done => progress.Done;

    /// <summary>Districts and schools to change.</summary>
    public int Total => progress.Total;

    /// <summary>Whole percents done; 100 exactly when the import is done.</summary>
    public int Percent => progress.State == ImportState.Done ? 100 : progress.Total == 0 ? 0 : (int)Math.Min(99, progress.Done * 100L / progress.Total);

    /// <summary>Grows with each step.</summary>
    public int Version => progress.Version;
}
