using CommunityCollab.Core.Access;
using CommunityCollab.Data;
using CommunityCollab.Data.Access;
using CommunityCollab.Data.Sqlite;
using CommunityCollab.Data.Tenancy;
using CommunityCollab.Server.Tests.Api;

namespace CommunityCollab.Server.Tests.Onboarding;

/// <summary>Founds agencies beside the running server, which the command line does only at a start.</summary>
internal static class FreshAgency
{
    /// <summary>An agency of Colorado that has nothing yet.</summary>
    /// <returns>Its token with every scope.</returns>
    public static async Task<string> FoundAgencyAsync(this ServerFixture server)
    {
        var store = new SqliteStore(Path.GetDirectoryName(server.StoreFile)!);
        await using var writer = new SqliteWriter(store);
        var records = new Records(store, writer);
        var agency = new AgencyRow { Id = Guid.CreateVersion7(), Name = $"Agency {Guid.NewGuid():N}", StateCode = "08" };
        await records.WriteAsync(context => context.Agencies.Add(agency));
        var time = TimeProvider.System;
        var credentials = new CommunityCollab.Data.Access.Credentials(records, new AuditLog(records, time), new CredentialUses(records, time), time);
        var (_, token) = await credentials.IssueAsync(new("test", agency.Id, null, Scopes.All, DateTimeOffset.UtcNow.AddDays(1)));
        return token;
    }
}
