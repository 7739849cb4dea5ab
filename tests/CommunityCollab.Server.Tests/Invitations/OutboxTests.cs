using CommunityCollab.Server.Tests.Api;
using CommunityCollab.Testing.Mail;

namespace CommunityCollab.Server.Tests.Invitations;

public sealed class OutboxTests
{
    private const string Address = "someone@district.example";

    [Fact]
    public async Task An_invitation_that_was_answered_is_mailed_though_the_mail_server_is_down_and_the_power_fails()
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var port = new ReservedPort();
        await using var server = new ServerProcess { Settings = SmtpSink.SettingsFor(port.Number) };
        await server.StartAsync(cancellation);
        using (var api = new ApiClient(server.Url))
        {
            var invited = await api.ChangeAsync("inviteStaff", "InviteStaffInput", "invitation { id }", new { email = Address, role = "AGENCY_ANALYST" }, server.AgencyToken);
            Assert.NotNull(invited["invitation"]);
        }

        await server.KillAsync(cancellation);
        await using var mail = new SmtpSink(port.Number);
        await server.StartAsync(cancellation);

        await mail.WaitAsync(Address, 1, cancellation);
        await Task.Delay(TimeSpan.FromSeconds(2), cancellation);
        Assert.Single(mail.For(Address));
    }
}
