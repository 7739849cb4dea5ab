using System.Text.Json;
using CommunityCollab.Server.Tests.Api;
using CommunityCollab.Server.Tests.GraphQL.Transports;

namespace CommunityCollab.Server.Tests.Protocols;

/// <summary>The protocols' own suites and reference clients against the real server and the real schema.</summary>
public sealed class RealServerSuiteTests(ServerFixture server)
{
    private string Url => $"{server.Url}/graphql";

    [Fact]
    public Task Every_must_and_should_of_GraphQL_over_HTTP_holds() => NodeClient.RunAsync("graphql-http-audit.mjs", Url);

    [Fact]
    public async Task The_reference_client_for_event_streams_watches_a_tally() => await NodeClient.RunAsync("graphql-sse.mjs", Url, await DocumentsAsync());

    [Fact]
    public async Task The_reference_client_for_WebSockets_watches_a_tally_with_the_rights_of_its_credential() =>
        await NodeClient.RunAsync("graphql-ws.mjs", Url, await DocumentsAsync());

    [Fact]
    public Task The_standard_tools_read_the_schema_with_the_queries_they_send() => NodeClient.RunAsync("introspection.mjs", Url);

    private async Task<string> DocumentsAsync()
    {
        var staff = await server.Api.StaffOfNewDistrictAsync(server.AgencyToken);
        var activityId = await server.Api.OpenActivityAsync(staff, ApiClient.Poll());
        var authorization = $"Bearer {staff}";
        var contribution = new
        {
            query = "mutation($input: SubmitContributionInput!) { submitContribution(input: $input) { receipt { submissionId } errors { ... on Problem { code message path } } } }",
            variables = new { input = new { activityId, submissionId = "$uuid", contribution = new { poll = new { choice = "a" } } } },
        };
        var tally = new { query = "subscription($id: ID!) { tally(activityId: $id, view: STAFF) { version contributions cells { key n state } } }", variables = new { id = activityId } };
        return JsonSerializer.Serialize(new
        {
            query = new { query = "{ viewer { name scopes } }" },
            mutation = contribution,
            publish = contribution,
            subscription = tally,
            credentialNeeded = tally,
            invalid = new { query = "{ nothing }" },
            headers = new { authorization },
            connectionParams = new { authorization },
            refusedParams = new { authorization = "Bearer cc_wrong" },
        });
    }
}
