using CommunityCollab.Core.Access;
using CommunityCollab.Core.Policies;
using CommunityCollab.Data;
using CommunityCollab.Grains.Tenancy;
using CommunityCollab.GraphQL.Access;
using CommunityCollab.GraphQL.Policies;
using CommunityCollab.GraphQL.Problems;
using CommunityCollab.GraphQL.Relay;
using GraphQL;
using Microsoft.EntityFrameworkCore;

namespace CommunityCollab.GraphQL;

public sealed partial class Query
{
    /// <summary>The agency's policy packs, the newest first, down to the one everybody starts with; the latest hundred.</summary>
    [Needs(Scopes.TenantsRead)]
    public static async Task<IReadOnlyList<PolicyPackNode>> PolicyPacks(IResolveFieldContext context, [FromServices] Records records)
    {
        await using var read = records.Read(Caller.Of(context).Scope);
        var rows = await read.PolicyPacks.OrderByDescending(row => row.Version).Take(Paging.Most).ToListAsync(context.CancellationToken);
        return [.. rows.Select(row => new PolicyPackNode(row.ToPack(), row)), new PolicyPackNode(PolicyPack.Colorado, null)];
    }
}

public sealed partial class Mutation
{
    /// <summary>Publishes a policy pack. From its first day new campaigns are under it; campaigns that have opened follow only where it
    /// is stricter, and at once. It is logged.</summary>
    [Needs(Scopes.PolicyWrite)]
    public static async Task<PublishPolicyPackPayload> PublishPolicyPack(IResolveFieldContext context, [FromServices] IGrainFactory grains, PublishPolicyPackInput input)
    {
        var who = Caller.Of(context).Principal!;
        if (who.DistrictId is not null)
        {
            return new() { Errors = UserErrors.From([AgencyAlone]) };
        }

        var outcome = await grains.GetGrain<IAgencyGrain>(who.AgencyId).PublishPolicyAsync(input.ToPack(), who);
        return outcome.Value is { } pack ? new() { Version = pack.Version } : new() { Errors = UserErrors.From(outcome.Problems) };
    }
}
