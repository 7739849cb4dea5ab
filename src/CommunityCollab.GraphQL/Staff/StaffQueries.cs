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
    /// <summary>The people who hold or held a role in the caller's tenant, the first to come first.</summary>
    /// <param name="context">The request.</param>
    /// <param name="records">The records.</param>
    /// <param name="time">The clock.</param>
    /// <param name="first">How many, up to 100; 20 when left out.</param>
    /// <param name="after">The cursor to start after.</param>
    [Needs(Scopes.StaffRead)]
    public static async Task<PersonConnection> Staff(IResolveFieldContext context, [FromServices] Records records, [FromServices] TimeProvider time, int? first, string? after)
    {
        var size = Paging.Size(first);
        var start = Paging.IdAfter(after) ?? Guid.Empty;
        var principal = Caller.Of(context).Principal!;
        await using var read = records.Read(principal.TenantScope);
        var own = read.Grants.Where(grant => grant.DistrictId == principal.DistrictId);
        var people = await read.People
            .Where(person => own.Any(grant => grant.PersonId == person.Id) && person.Id.CompareTo(start) > 0)
            .OrderBy(person => person.Id)
            .Take(size + 1)
            .ToListAsync(context.CancellationToken);
        var ids = people.Select(person => person.Id).ToList();
        var grants = (await own.Where(grant => ids.Contains(grant.PersonId)).ToListAsync(context.CancellationToken)).ToLookup(grant => grant.PersonId);
        var now = time.GetUtcNow();
        var edges = people.Select(person => new PersonEdge(new PersonNode(person, grants[person.Id], now), Paging.Cursor(person.Id))).ToList();
        return new PersonConnection
        {
            Edges = [.. edges.Take(size)],
            PageInfo = Paging.Info([.. edges.Select(edge => edge.Cursor)], size, after),
        };
    }
}
