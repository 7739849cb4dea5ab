using System.Runtime.CompilerServices;
using CommunityCollab.Core.Access;
using CommunityCollab.Core.Identity;
using CommunityCollab.Data;
using CommunityCollab.Grains.RollUps;
using CommunityCollab.GraphQL.Access;
using CommunityCollab.GraphQL.Programmes;
using CommunityCollab.GraphQL.RollUps;
using GraphQL;
using Microsoft.EntityFrameworkCore;

namespace CommunityCollab.GraphQL;

public sealed partial class Query
{
    /// <summary>A programme of the caller's agency over all its districts; null if there is none, or none the caller may know of.</summary>
    [Needs(Scopes.RollupRead)]
    public static async Task<RollUpNode?> AgencyRollup(IResolveFieldContext context, [FromServices] IGrainFactory grains, [FromServices] Records records, [Id] string programmeId) =>
        await RollUpAccess.FindAsync(context, grains, records, programmeId) is { } grain && await grain.GetAsync() is { } rollUp ? new RollUpNode(rollUp) : null;

    /// <summary>The published figures of the caller's district in a programme beside those over districts like it; null if it does not take part.</summary>
    [Needs(Scopes.ProgrammesRead)]
    public static async Task<BenchmarkNode?> Benchmark(IResolveFieldContext context, [FromServices] IGrainFactory grains, [FromServices] Records records, [Id] string programmeId)
    {
        var who = Caller.Of(context).Principal!;
        var id = GlobalId.IdOf(ProgrammeNode.TypeName, programmeId);
        await using var read = records.Read(who.TenantScope);
        return who.DistrictId is { } district && await read.Offers.AnyAsync(row => row.ProgrammeId == id && row.CampaignId != null, context.CancellationToken)
            && await grains.GetGrain<IRollUpGrain>(id).GetBenchmarkAsync(district) is { } benchmark
            ? new BenchmarkNode(benchmark)
            : null;
    }
}

public sealed partial class Subscription
{
    // A roll-up moves with the clock and with agreements as well as with tallies, so it is asked for again and again; between two looks
    // its grain answers from memory.
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(250);

    /// <summary>A programme of the caller's agency over all its districts: first as it is, then every newer version. A slow client gets the
    /// newest.</summary>
    [Needs(Scopes.RollupRead)]
    public static async Task<IAsyncEnumerable<RollUpNode>> AgencyRollup(
        IResolveFieldContext context, [FromServices] IGrainFactory grains, [FromServices] Records records, [FromServices] TimeProvider time, [Id] string programmeId) =>
        await RollUpAccess.FindAsync(context, grains, records, programmeId) is { } grain
            ? WatchRollUpAsync(grain, time, context.CancellationToken)
            : throw new ExecutionError("There is no such programme.") { Code = "NOT_FOUND" };

    private static async IAsyncEnumerable<RollUpNode> WatchRollUpAsync(IRollUpGrain grain, TimeProvider time, [EnumeratorCancellation] CancellationToken cancellation)
    {
        for (var version = -1L; ; await Task.Delay(BetweenLooks, time, cancellation))
        {
            if (await grain.GetAsync() is { } rollUp && rollUp.Version > version)
            {
                version = rollUp.Version;
                yield return new RollUpNode(rollUp);
            }
        }
    }
}

/// <summary>Who may see a roll-up: those who act for the agency whose programme it is of.</summary>
internal static class RollUpAccess
{
    /// <summary>The roll-up's grain; null if there is no such programme of the caller's agency.</summary>
    public static async Task<IRollUpGrain?> FindAsync(IResolveFieldContext context, IGrainFactory grains, Records records, string programmeId)
    {
        var caller = Caller.Of(context);
        var id = GlobalId.IdOf(ProgrammeNode.TypeName, programmeId);
        await using var read = records.Read(caller.Scope);
        return caller.Principal?.DistrictId is null && await read.Programmes.AnyAsync(row => row.Id == id, context.CancellationToken)
            ? grains.GetGrain<IRollUpGrain>(id)
            : null;
    }
}
