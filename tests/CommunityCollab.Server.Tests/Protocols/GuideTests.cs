using System.Text.Json;
using CommunityCollab.Server.Tests.Api;
using CommunityCollab.Server.Tests.GraphQL.Transports;

namespace CommunityCollab.Server.Tests.Protocols;

/// <summary>What the API guide tells people to run, against the real server.</summary>
public sealed class GuideTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    [Fact]
    public Task The_guide_leads_to_a_live_result_as_it_stands_and_each_client_watches_one_move() =>
        NodeClient.RunAsync("guide.mjs", server.Url, JsonSerializer.Serialize(new { agency = server.AgencyToken }));
}
