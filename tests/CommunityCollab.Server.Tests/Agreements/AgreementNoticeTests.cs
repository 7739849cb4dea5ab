using System.Net.Http.Json;
using CommunityCollab.Server.Tests.Api;
using CommunityCollab.Server.Tests.Invitations;

namespace CommunityCollab.Server.Tests.Agreements;

public sealed class AgreementNoticeTests(DemoServer server)
{
    private static readonly string[] Results = ["RESULTS"];

    [Fact]
    public async Task Administrators_of_both_sides_are_told_once_before_an_agreement_ends()
    {
        using var administrator = await server.SignInAsync(3);
        var today = DateOnly.FromDateTime(DateTime.UtcNow);
        var purpose = $"Purpose {Guid.NewGuid():N}";
        using var registered = await administrator.PostAsJsonAsync("/graphql", new
        {
            query = "mutation($input: RegisterAgreementInput!) { registerAgreement(input: $input) { agreement { id } } }",
            variables = new { input = new { dataElements = Results, purpose, startsOn = today, endsOn = today.AddDays(5) } },
        }, TestContext.Current.CancellationToken);
        Assert.Contains("\"agreement\":{\"id\"", await registered.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);

        string[] told = [];
        await ApiClient.UntilAsync(async () => (told = await ToldAsync(purpose)).Length > 0);
        Assert.Equal(["avery.stone@example.org", "marin.vale@example.org"], told);
        await Task.Delay(TimeSpan.FromSeconds(11), TestContext.Current.CancellationToken);
        Assert.Equal(told, await ToldAsync(purpose));
    }

    // Whom mails with these words went to.
    private async Task<string[]> ToldAsync(string words)
    {
        using var page = await server.Api.GetAsync("/demo/mail");
        var mails = (await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Split("<article").Where(part => part.Contains(words, StringComparison.Ordinal));
        string[] addresses = ["avery.stone@example.org", "rowan.field@example.org", "marin.vale@example.org", "ellis.brook@example.org", "robin.meadow@example.org"];
        return [.. mails.SelectMany(mail => addresses.Where(address => mail.Contains(address, StringComparison.Ordinal))).Order()];
    }
}
