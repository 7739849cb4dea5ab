using CommunityCollab.Core.Activities;
using CommunityCollab.Data;
using CommunityCollab.Data.Contributions;
using CommunityCollab.Data.Tenancy;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CommunityCollab.Server.Tests.Journal;

/// <summary>A store from before texts had ids of their own keeps everything.</summary>
public sealed class OlderStoreTests
{
    private const string Before = "20261124025727_AgreementNotices";
    private const string Activity = "x'00112233445566778899AABBCCDDEEFF'";

    private static readonly string[] Then =
    [
        $"INSERT INTO Journal (ActivityId, Shard, Sequence, DistrictId, SubmissionId, Participant, Say, Revision, ReceivedAt, Body) VALUES ({Activity}, 2, 7, zeroblob(16), x'01', 'ann', 'say', 1, 0, x'00')",
        $"INSERT INTO Journal (ActivityId, Shard, Sequence, DistrictId, SubmissionId, Participant, Say, Revision, ReceivedAt, Body) VALUES ({Activity}, 2, 8, zeroblob(16), x'02', 'bob', '2.7', 1, 0, x'00')",
        $"INSERT INTO TextItems (ActivityId, Id, DistrictId, Author, Text, State, Reason, Moderations, Says) VALUES ({Activity}, '2.7', zeroblob(16), 'ann', 'Words', 'Removed', 'Foul language', 1, 1)",
        $"INSERT INTO TextItems (ActivityId, Id, DistrictId, Author, Text, State, Reason, Moderations, Says) VALUES ({Activity}, '0.1', zeroblob(16), 'ann', 'Regret', 'Removed', 'Withdrawn by its author', 1, 0)",
        $"INSERT INTO Snapshots (ActivityId, Shard, Sequence, Tally) VALUES ({Activity}, 2, 8, x'00')",
    ];

    [Fact]
    public async Task Texts_keep_their_ids_and_what_became_of_them()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var connection = new SqliteConnection("Data Source=:memory:");
        await connection.OpenAsync(cancellation);
        await using var context = new CollabContext(new DbContextOptionsBuilder<CollabContext>().UseSqlite(connection).Options).For(TenantScope.System);
        await context.GetService<IMigrator>().MigrateAsync(Before, cancellation);
        foreach (var sql in Then)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = sql;
            await command.ExecuteNonQueryAsync(cancellation);
        }

        await context.GetService<IMigrator>().MigrateAsync(targetMigration: null, cancellation);

        Assert.Equal(["2.7", null], await context.Journal.OrderBy(entry => entry.Sequence).Select(entry => entry.TextId).ToListAsync(cancellation));
        var texts = await context.TextItems.OrderBy(item => item.Id).ToListAsync(cancellation);
        Assert.Equal([(TextItemState.Withdrawn, null), (TextItemState.Removed, "Foul language")], texts.Select(item => (item.State, item.Note)));
        Assert.All(texts, item => Assert.Null(item.RemovalReason));
        Assert.Empty(await context.Set<SnapshotRow>().ToListAsync(cancellation));
    }
}
