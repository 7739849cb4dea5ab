using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace CommunityCollab.Server.Tests.Hostile;

/// <summary>Counts what the server said it did, to compare with what it stores.</summary>
internal sealed class Ledger(string storeFile)
{
    private static readonly string[] Tables = ["Districts", "Campaigns", "Activities", "Journal", "Credentials", "OneTimeTokens", "Participants"];

    private readonly ConcurrentDictionary<string, byte> _districts = new();
    private readonly ConcurrentDictionary<string, long> _acknowledged = new();
    private readonly Dictionary<string, long> _before = Count(storeFile);

    /// <summary>The rows each table must have now.</summary>
    public Dictionary<string, long> Expected => Tables.ToDictionary(
        table => table, table => _before[table] + (table == "Districts" ? _districts.Count : _acknowledged.GetValueOrDefault(table)));

    /// <summary>The rows each table has.</summary>
    public Dictionary<string, long> Stored => Count(storeFile);

    /// <summary>How much was acknowledged of each kind.</summary>
    public override string ToString() => string.Join(", ", _acknowledged.Select(pair => $"{pair.Value} {pair.Key}"));

    /// <summary>Takes down what an answer says was done.</summary>
    public void Note(HostileRequest request, string text)
    {
        using var answer = JsonDocument.Parse(text);
        if (!answer.RootElement.TryGetProperty("data", out var data) || data.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        foreach (var field in data.EnumerateObject().Where(field => field.Value.ValueKind == JsonValueKind.Object))
        {
            Note(request, field.Name, field.Value);
        }
    }

    private void Note(HostileRequest request, string mutation, JsonElement payload)
    {
        switch (mutation)
        {
            case "createCampaign" when Has(payload, "campaign"):
                Add("Campaigns", 1);
                break;
            case "addActivity" when Has(payload, "activity"):
                Add("Activities", 1);
                break;
            case "removeActivity" when Has(payload, "campaign"):
                Add("Activities", -1);
                break;
            case "createCredential" when Has(payload, "credential"):
                Add("Credentials", 1);
                break;
            case "issueOneTimeTokens" when Has(payload, "tokens"):
                Add("OneTimeTokens", payload.GetProperty("tokens").GetArrayLength());
                break;
            case "joinActivity" when Has(payload, "participantToken") && Encoding.UTF8.GetString(request.Body).Contains("\"name\":\"", StringComparison.Ordinal):
                Add("Participants", 1);
                break;
            case "submitContribution" or "withdrawContribution" when Has(payload, "receipt") && !payload.GetProperty("receipt").GetProperty("isReplay").GetBoolean():
                Add("Journal", 1);
                break;
            case "addDistricts" when Has(payload, "districts"):
                payload.GetProperty("districts").EnumerateArray().ToList().ForEach(district => _districts.TryAdd(district.GetProperty("id").GetString()!, 0));
                break;
        }
    }

    private void Add(string table, long rows) => _acknowledged.AddOrUpdate(table, rows, (_, now) => now + rows);

    private static bool Has(JsonElement payload, string name) => payload.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null;

    private static Dictionary<string, long> Count(string storeFile)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = storeFile, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        connection.Open();
        return Tables.ToDictionary(table => table, table =>
        {
            using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The names come from the list above.
            command.CommandText = $"SELECT count(*) FROM {table}";
#pragma warning restore CA2100
            return (long)command.ExecuteScalar()!;
        });
    }
}
