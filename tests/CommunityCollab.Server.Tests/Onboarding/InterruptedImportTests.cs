using System.Text.Json.Nodes;
using CommunityCollab.Server.Tests.Api;
using Microsoft.Data.Sqlite;

namespace CommunityCollab.Server.Tests.Onboarding;

public sealed class InterruptedImportTests
{
    private const int Districts = 1_000;
    private const int SchoolsEach = 9;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_import_that_a_power_cut_or_a_restart_interrupts_goes_on_by_itself_and_ends_as_if_it_had_not(bool isPowerCut)
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using TestServer server = isPowerCut ? new ServerProcess() : new HostedServer();
        await server.StartAsync(cancellation);
        var token = server.AgencyToken;
        string id;
        int before;
        using (var api = new ApiClient(server.Url))
        {
            var (_, uploaded) = await Importing.UploadAsync(server.Url, token, Importing.Template(Districts, SchoolsEach));
            id = (string)uploaded["importId"]!;
            await using var reader = await EventReader.OpenAsync(server.Url, "subscription($id: ID!) { importProgress(importId: $id) { state done } }", new { id }, token);
            Assert.NotNull(await reader.NextAsync());
            await api.ChangeImportAsync("commit", id, token);
            do
            {
                before = (int)JsonNode.Parse((await reader.NextAsync())!)!["data"]!["importProgress"]!["done"]!;
            }
            while (before < Districts + 500);
            await (server is ServerProcess process ? process.KillAsync(cancellation) : server.StopAsync(cancellation));
        }

        Assert.InRange(await DoneAsync(server), before, (Districts * (SchoolsEach + 1)) - 1);
        await server.StartAsync(cancellation);
        using var again = new ApiClient(server.Url);
        var done = await again.UntilDoneAsync(id, token);

        Assert.Equal(Districts * (SchoolsEach + 1), (int)done["done"]!);
        Assert.Equal((int)done["total"]!, (int)done["done"]!);
        Assert.Equal((Districts, (int)done["counts"]!["districts"]!["created"]!), (await CountAsync(server, "Districts"), Districts));
        Assert.Equal((Districts * SchoolsEach, Districts * SchoolsEach), (await CountAsync(server, "Schools"), await CountAsync(server, "Memberships")));
        Assert.Equal(0, await CountAsync(server, "FormerNames"));

        var (_, repeated) = await Importing.UploadAsync(server.Url, token, Importing.Template(Districts, SchoolsEach));
        Assert.Equal(0, (int)(await again.ImportAsync((string)repeated["importId"]!, token))!["total"]!);
    }

    private static Task<int> DoneAsync(TestServer server) => ScalarAsync(server, "SELECT Done FROM Imports");

    private static Task<int> CountAsync(TestServer server, string table) => ScalarAsync(server, $"SELECT COUNT(*) FROM {table}");

    private static async Task<int> ScalarAsync(TestServer server, string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={server.StoreFile};Pooling=False");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The statements are this test's own.
        command.CommandText = sql;
#pragma warning restore CA2100
        return Convert.ToInt32(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken), System.Globalization.CultureInfo.InvariantCulture);
    }
}
