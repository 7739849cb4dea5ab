using System.Linq.Expressions;
using CommunityCollab.Core.Identity;
using CommunityCollab.Data;
using CommunityCollab.Data.Tenancy;
using CommunityCollab.GraphQL.Access;
using CommunityCollab.GraphQL.Relay;
using GraphQL;
using Microsoft.EntityFrameworkCore;

namespace CommunityCollab.GraphQL.Tenancy;

/// <summary>A name, and the codes with it, that a district once had, or that a district had which was merged into it.</summary>
/// <param name="row">Its record.</param>
[Name("FormerName"), WithParent]
public sealed class FormerNameNode(FormerNameRow row)
{
    /// <summary>The name.</summary>
    public string Name => row.Name;

    /// <summary>The LEAID it had with it; null when not known.</summary>
    public string? Leaid => row.NcesId;

    /// <summary>The state's code it had with it; null when not known.</summary>
    public string? StateAssignedId => row.StateAssignedId;

    /// <summary>The last day it had it.</summary>
    public DateOnly Until => row.Until;
}

/// <summary>That a district is or was a member of a BOCES, or under a charter institute.</summary>
/// <param name="row">Its record.</param>
/// <param name="names">The names of both.</param>
[Name("Membership"), Implements(typeof(INode)), WithParent]
public sealed class MembershipNode(MembershipRow row, IReadOnlyDictionary<Guid, string> names) : INode
{
    /// <summary>The name of the type in global ids.</summary>
    internal const string TypeName = "Membership";

    /// <inheritdoc/>
    [Id]
    public string Id => GlobalId.Of(TypeName, row.Id);

    /// <summary>The member's id.</summary>
    [Id]
    public string MemberId => GlobalId.Of(DistrictNode.TypeName, row.MemberId);

    /// <summary>The member's name.</summary>
    public string MemberName => names[row.MemberId];

    /// <summary>The id of what it is a member of.</summary>
    [Id]
    public string OfId => GlobalId.Of(DistrictNode.TypeName, row.OfId);

    /// <summary>The name of what it is a member of.</summary>
    public string OfName => names[row.OfId];

    /// <summary>The first day.</summary>
    public DateOnly From => row.From;

    /// <summary>The last day; null while it lasts.</summary>
    public DateOnly? Until => row.Until;

    internal static async Task<IReadOnlyList<MembershipNode>?> LoadAsync(
        Records records, TenantScope scope, Expression<Func<MembershipRow, bool>> which, CancellationToken cancellation)
    {
        await using var read = records.Read(scope);
        var rows = await read.Memberships.Where(which).Where(row => !read.Schools.Any(school => school.Id == row.MemberId)).OrderByDescending(row => row.From).ThenBy(row => row.Id).Take(Paging.Most).ToListAsync(cancellation);
        var ids = rows.SelectMany(row => (Guid[])[row.MemberId, row.OfId]).Distinct().ToList();

        // A member knows what it is a member of by name, and the other way round, though neither sees the other's records.
        await using var system = records.Read(TenantScope.System);
        var names = await system.Districts.Where(row => ids.Contains(row.Id)).ToDictionaryAsync(row => row.Id, row => row.Name, cancellation);
        return [.. rows.Select(row => new MembershipNode(row, names))];
    }
}
