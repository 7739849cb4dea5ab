using CommunityCollab.Server.Tests.Api;
using Microsoft.Data.Sqlite;

namespace CommunityCollab.Server.Tests.Contributions;

public sealed class StoredContributionTests
{
    [Fact]
    public async Task Anonymous_means_that_nothing_stored_leads_to_a_person_or_to_the_minute()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var server = new HostedServer();
        await server.StartAsync(cancellation);
        using var api = new ApiClient(server.Url);
        var staff = await api.StaffOfNewDistrictAsync(server.AgencyToken);
        var activity = await api.OpenActivityAsync(staff, ApiClient.Poll());
        Assert.NotNull((await api.VoteAsync(activity, "a"))["receipt"]);

        Assert.Equal(1L, await ScalarAsync(server, "SELECT COUNT(*) FROM Journal WHERE Participant IS NULL AND Say IS NULL AND Groups IS NULL AND Revises IS NULL"));
        Assert.Equal(0L, await ScalarAsync(server, "SELECT ReceivedAt % 3600000 FROM Journal"));
        Assert.Equal(0L, await ScalarAsync(server, "SELECT COUNT(*) FROM Participants"));
    }

    [Fact]
    public async Task A_shard_that_another_writer_took_over_takes_its_entries_in_and_goes_on()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var server = new HostedServer();
        await server.StartAsync(cancellation);
        using var api = new ApiClient(server.Url);
        var staff = await api.StaffOfNewDistrictAsync(server.AgencyToken);
        var activity = await api.OpenActivityAsync(staff, ApiClient.Poll());
        for (var i = 0; i < 40; i++)
        {
            Assert.NotNull((await api.VoteAsync(activity, "a"))["receipt"]);
        }

        // As a second server would that believes the shards to be its own.
        Assert.Equal(4L, await ScalarAsync(server, """
            INSERT INTO Journal (ActivityId, Shard, Sequence, DistrictId, SubmissionId, Revision, ReceivedAt, Body)
            SELECT ActivityId, Shard, MAX(Sequence) + 1, DistrictId, randomblob(16), 1, ReceivedAt, Body FROM Journal GROUP BY Shard;
            SELECT changes();
            """));
        for (var i = 0; i < 40; i++)
        {
            Assert.NotNull((await api.VoteAsync(activity, "b"))["receipt"]);
        }

        var counts = await api.CountsAsync(activity, staff, 84);
        Assert.Equal((44, 40), (counts["poll/a"], counts["poll/b"]));
    }

    private static async Task<object?> ScalarAsync(HostedServer server, string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={server.StoreFile};Pooling=False");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }
}
