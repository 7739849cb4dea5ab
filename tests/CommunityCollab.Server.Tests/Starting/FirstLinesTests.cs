using System.Diagnostics;
using CommunityCollab.Server.Tests.Api;
using Microsoft.Data.Sqlite;

namespace CommunityCollab.Server.Tests.Starting;

public sealed class FirstLinesTests
{
    [Fact]
    public async Task The_first_lines_are_ours_say_what_to_open_and_on_an_empty_store_how_to_begin()
    {
        await using var server = new ServerProcess();
        using var process = Process.Start(server.Command([]))!;
        var lines = new List<string>();
        while (!lines.Exists(line => line.Contains("--bootstrap", StringComparison.Ordinal)))
        {
            lines.Add(await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) ?? throw new InvalidOperationException(string.Join('\n', lines)));
        }

        process.Kill();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Contains(lines, line => line.StartsWith("CommunityCollab is ready: open http://127.0.0.1:", StringComparison.Ordinal));
        Assert.All(lines, line => Assert.DoesNotContain("warn", line, StringComparison.Ordinal));
        Assert.All(lines, line => Assert.False(line.Contains("Microsoft.", StringComparison.Ordinal) || line.Contains("Orleans.", StringComparison.Ordinal), line));
    }

    [Fact]
    public async Task A_start_with_bootstrap_ends_the_token_of_the_one_before_and_is_refused_once_there_is_an_administrator()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var server = new ServerProcess();
        await server.StartAsync(cancellation);
        var second = await server.FoundAgencyAsync("Test agency", cancellation);
        using (var api = new ApiClient(server.Url))
        {
            Assert.Contains("UNAUTHENTICATED", (await api.AskAsync("{ credentials { totalCount } }", null, server.AgencyToken)).ToJsonString(), StringComparison.Ordinal);
            Assert.NotNull((await api.AskAsync("{ credentials { totalCount } }", null, second))["data"]!["credentials"]);
        }

        await server.StopAsync(cancellation);
        await AddAdministratorAsync(server.StoreFile);
        await server.MustBeRefusedAsync("administrator", "--bootstrap", "Test agency");
    }

    private static async Task AddAdministratorAsync(string file)
    {
        await using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = """
            INSERT INTO People (Id, Issuer, Subject, Email, Name) VALUES (x'00112233445566778899aabbccddeeff', 'i', 's', 'a@example.org', 'A');
            INSERT INTO Grants (Id, PersonId, AgencyId, Role, "From", GrantedBy)
            SELECT x'10112233445566778899aabbccddeeff', x'00112233445566778899aabbccddeeff', Id, 'AgencyAdministrator', 0, 'test' FROM Agencies
            """;
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}
