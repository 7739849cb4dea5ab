using System.Text.Json;
using CommunityCollab.Core.Identity;
using CommunityCollab.Data;
using CommunityCollab.Data.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace CommunityCollab.Server.Tests.Access;

/// <summary>What stands behind the resolvers: a context made for one tenant returns nothing of another's, whoever forgot to ask.</summary>
public sealed class SecondLockTests(AccessWalkTests.Worlds worlds) : IClassFixture<AccessWalkTests.Worlds>
{
    [Fact]
    public void Every_table_has_a_filter()
    {
        using var context = Open(TenantScope.Public);
        Assert.Empty(context.Model.GetEntityTypes().Where(type => type.GetDeclaredQueryFilters().Count == 0).Select(type => type.ClrType.Name));
    }

    [Fact]
    public async Task Without_any_check_in_front_the_records_of_another_tenant_are_not_there()
    {
        var (agency, district) = (Id(worlds.Own, "Agency"), Id(worlds.Own, "District"));
        var foreign = new (string Who, TenantScope Scope)[]
        {
            ("the district next to it", new(agency, Id(worlds.SameAgency, "District"))),
            ("a district of another agency", new(Id(worlds.OtherAgency, "Agency"), Id(worlds.OtherAgency, "District"))),
            ("another agency", new(Id(worlds.OtherAgency, "Agency"), null)),
            ("the public", TenantScope.Public),
        };
        Assert.NotEmpty(await RowsOfAsync(new(agency, district), district));
        foreach (var (who, scope) in foreign)
        {
            var rows = await RowsOfAsync(scope, district);
            Assert.True(rows.Count == 0, $"{who} sees {string.Join("; ", rows)}");
        }
    }

    [Fact]
    public async Task An_agency_sees_its_districts_and_nothing_of_their_campaigns()
    {
        var rows = await RowsOfAsync(new(Id(worlds.Own, "Agency"), null), Id(worlds.Own, "District"));
        Assert.NotEmpty(rows);
        Assert.DoesNotContain(rows, row => row.StartsWith("Campaign", StringComparison.Ordinal) || row.StartsWith("Activity", StringComparison.Ordinal));
    }

    private static Guid Id(TenantWorld world, string kind) => GlobalId.IdOf(kind, world.IdOf(kind));

    // Every row of every table that belongs to the district or carries its mark.
    private async Task<List<string>> RowsOfAsync(TenantScope scope, Guid district)
    {
        await using var context = Open(scope);
        var found = new List<string>();
        foreach (var type in context.Model.GetEntityTypes())
        {
            var all = (IQueryable<object>)typeof(DbContext).GetMethod(nameof(DbContext.Set), [])!.MakeGenericMethod(type.ClrType).Invoke(context, [])!;
            await foreach (var row in all.AsNoTracking().AsAsyncEnumerable())
            {
                var text = JsonSerializer.Serialize(row, row.GetType());
                if (type.FindProperty("DistrictId")?.PropertyInfo!.GetValue(row) is Guid owner && owner == district || text.Contains(worlds.Own.Mark, StringComparison.Ordinal))
                {
                    found.Add($"{type.ClrType.Name}: {text}");
                }
            }
        }

        return found;
    }

    private CollabContext Open(TenantScope scope) =>
        new CollabContext(new DbContextOptionsBuilder<CollabContext>().UseSqlite($"Data Source={worlds.StoreFile};Mode=ReadOnly;Pooling=False").Options).For(scope);
}
