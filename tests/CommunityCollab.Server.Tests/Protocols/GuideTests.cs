using System.Text.Json;
using CommunityCollab.Server.Tests.Api;
using CommunityCollab.Server.Tests.GraphQL.Transports;

namespace CommunityCollab.Server.Tests.Protocols;

/// <summary>What the API guide tells people to run, and what the clients they use make of the real schema.</summary>
public sealed class GuideTests(ServerFixture server)
{
    private static readonly string[] Labels = ["One", "Other"];

    [Fact]
    public Task The_guide_leads_to_a_live_result_as_it_stands_and_each_client_watches_one_move() =>
        NodeClient.RunAsync("guide.mjs", server.Url, JsonSerializer.Serialize(new { agency = server.AgencyToken }));

    [Fact]
    public async Task The_types_that_graphql_codegen_makes_of_the_schema_fit_the_operations_of_the_guide() =>
        await NodeClient.RunAsync("codegen.mjs", $"{server.Url}/graphql", JsonSerializer.Serialize(new { token = await server.Api.StaffOfNewDistrictAsync(server.AgencyToken) }));

    [Fact]
    public async Task Normalizing_caches_keep_labels_apart_follow_tallies_and_put_pages_together()
    {
        var token = await server.Api.StaffOfNewDistrictAsync(server.AgencyToken);
        string[] activities = [await server.Api.OpenActivityAsync(token, Poll(Labels[0])), await server.Api.OpenActivityAsync(token, Poll(Labels[1]))];
        await server.Api.CampaignAsync(token, ApiClient.Poll());
        var listed = await server.Api.AskAsync("{ campaigns(first: 100) { edges { node { id } } } }", token: token);
        string[] campaigns = [.. listed["data"]!["campaigns"]!["edges"]!.AsArray().Select(edge => (string)edge!["node"]!["id"]!)];
        Assert.True(campaigns.Length > 2, "They all stand on the first page.");

        await NodeClient.RunAsync("caches.mjs", $"{server.Url}/graphql", JsonSerializer.Serialize(new { token, activities, campaigns }));
    }

    private static object Poll(string label) => new
    {
        title = label,
        identity = "ANONYMOUS",
        responses = "OPEN",
        config = new { poll = new { question = "Which?", options = new[] { new { key = "a", label }, new { key = "b", label = $"Not {label}" } } } },
    };
}
