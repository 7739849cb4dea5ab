using System.Net;

namespace CommunityCollab.Server.Tests.Limits;

public sealed class TenantTests(LimitedServer server) : IClassFixture<LimitedServer>
{
    [Fact]
    public async Task Several_credentials_of_a_district_share_its_allowance_and_leave_another_districts_alone()
    {
        var api = server.Api;
        var added = await api.ChangeAsync("addDistricts", "AddDistrictsInput", "districts { id }", new { districts = new[] { new { name = "One" }, new { name = "Other" } } }, server.AgencyToken);
        var (one, other) = ((string)added["districts"]![0]!["id"]!, (string)added["districts"]![1]!["id"]!);
        string[] scopes = ["campaigns:read"];
        string[] tokens = [.. await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => api.CredentialAsync(server.AgencyToken, one, scopes)))];
        var foreign = await api.CredentialAsync(server.AgencyToken, other, scopes);

        var served = 0;
        foreach (var token in tokens)
        {
            served += await ServedAsync(token, LimitedServer.Burst);
        }

        // The district's own, with a few that came back meanwhile, and not each credential's.
        Assert.InRange(served, 2 * LimitedServer.Burst, 3 * LimitedServer.Burst);
        Assert.Equal(LimitedServer.Burst, await ServedAsync(foreign, LimitedServer.Burst));
    }

    private async Task<int> ServedAsync(string token, int times)
    {
        var served = 0;
        for (var number = 0; number < times; number++)
        {
            using var answer = await server.AskAsync(LimitedServer.NewAddress(), token);
            served += answer.StatusCode == HttpStatusCode.OK ? 1 : 0;
        }

        return served;
    }
}
