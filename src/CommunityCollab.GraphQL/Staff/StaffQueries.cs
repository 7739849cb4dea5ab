using CommunityCollab.Core.Access;
using CommunityCollab.Data;
using CommunityCollab.GraphQL.Access;
using CommunityCollab.GraphQL.Relay;
using CommunityCollab.GraphQL.Staff;
using GraphQL;
using Microsoft.EntityFrameworkCore;

namespace CommunityCollab.GraphQL;

public sealed partial class Query
{
    /// <summary>The people who hold or held a role in the caller's tenant, in the order in which they got their first.</summary>
    /// <param name="context">The request.</param>
    /// <param name="records">The records.</param>
    /// <param name="time">The clock.</param>
    [Paged, Needs(Scopes.StaffRead)]
    public static async Task<PersonConnection> Staff(IResolveFieldContext context, [FromServices] Records records, [FromServices] TimeProvider time)
    {
        var principal = Caller.Of(context).Principal!;
        await using var read = records.Read(principal.TenantScope);
        var own = read.Grants.Where(grant => grant.DistrictId == principal.DistrictId);
        var page = await own.Where(grant => !own.Any(other => other.PersonId == grant.PersonId && other.Place < grant.Place)).PageAsync(context, grant => grant.Place);
        var ids = page.Rows.Select(grant => grant.PersonId).ToList();
        var people = await read.People.Where(person => ids.Contains(person.Id)).ToDictionaryAsync(person => person.Id, context.CancellationToken);
        var grants = (await own.Where(grant => ids.Contains(grant.PersonId)).ToListAsync(context.CancellationToken)).ToLookup(grant => grant.PersonId);
        var now = time.GetUtcNow();
        return new PersonConnection { Edges = page.Edges((row, cursor) => new PersonEdge(new PersonNode(people[row.PersonId], grants[row.PersonId], now), cursor)), PageInfo = page.Info, TotalCount = page.TotalCount };
    }
}
