using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using CommunityCollab.Server.Tests.Api;

namespace CommunityCollab.Server.Tests.Onboarding;

/// <summary>Imports as an agency's administrator would.</summary>
internal static class Importing
{
    public const string Fields =
        "id fileName state reason done total mapping { field column } counts { lines linesRefused linesOfOtherStates notices districts { created renamed closed updated unchanged absent } schools { created moved closed unchanged absent } } findings(first: 100) { totalCount nodes: edges { node { line column code severity message } } }";

    public static async Task<JsonNode> StartImportAsync(this ApiClient api, string token, string content, string? stateCode = null, object[]? mapping = null, string fileName = "directory.csv") =>
        (await api.ChangeAsync("startImport", "StartImportInput", $"import {{ {Fields} }}", new { fileName, content, stateCode, mapping }, token))["import"]!;

    public static Task<JsonNode> ChangeImportAsync(this ApiClient api, string change, string id, string token) =>
        api.ChangeAsync($"{change}Import", $"{char.ToUpperInvariant(change[0])}{change[1..]}ImportInput", $"import {{ {Fields} }}", new { id }, token);

    public static async Task<JsonNode?> ImportAsync(this ApiClient api, string id, string token) =>
        (await api.AskAsync($"query($id: ID!) {{ import(id: $id) {{ {Fields} }} }}", new { id }, token))["data"]!["import"];

    /// <summary>Commits an import and waits until it is done.</summary>
    public static async Task<JsonNode> TakeOverAsync(this ApiClient api, string id, string token)
    {
        var answer = await api.ChangeImportAsync("commit", id, token);
        Assert.True(answer["import"] is not null, answer.ToJsonString());
        return await api.UntilDoneAsync(id, token);
    }

    public static async Task<JsonNode> UntilDoneAsync(this ApiClient api, string id, string token)
    {
        JsonNode? import = null;
        await ApiClient.UntilAsync(async () => (string)(import = await api.ImportAsync(id, token))!["state"]! != "RUNNING");
        Assert.True((string)import!["state"]! == "DONE", import.ToJsonString());
        return import;
    }

    /// <summary>Sends a file by itself, as one too large for a request to the API is sent.</summary>
    public static async Task<(int Status, JsonNode Answer)> UploadAsync(string url, string? token, string content, string query = "", string type = "text/csv")
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{url}/onboarding/files{query}") { Content = new StringContent(content, Encoding.UTF8, type) };
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);
        return ((int)answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!);
    }

    /// <summary>A file of districts, each with schools, in the columns of the template.</summary>
    public static string Template(int districts, int schoolsEach)
    {
        var text = new StringBuilder("leaid,name,school_id,school_name,students\n");
        for (var district = 1; district <= districts; district++)
        {
            text.Append(CultureInfo.InvariantCulture, $"08{district:D5},District {district},,,{district * 7}\n");
            for (var school = 1; school <= schoolsEach; school++)
            {
                text.Append(CultureInfo.InvariantCulture, $"08{district:D5},,08{district:D5}{school:D5},School {school} of {district},\n");
            }
        }

        return text.ToString();
    }
}
