using CommunityCollab.Server.Tests.Api;
using CommunityCollab.Testing.Mail;

namespace CommunityCollab.Server.Tests.Invitations;

/// <summary>A server that hands its mail to a real mail server: one that is busy the first time for <c>busy@…</c> and knows no
/// <c>nobody@…</c>.</summary>
public class InvitingServer : IAsyncLifetime
{
    private static int _addresses;

    private readonly HostedServer _server;

    public InvitingServer()
        : this([])
    {
    }

    protected InvitingServer(IEnumerable<string> settings) => _server = new() { Settings = [.. Mail.Settings, .. settings] };

    public SmtpSink Mail { get; } = new()
    {
        Refusal = (address, before) =>
            address.StartsWith("busy", StringComparison.Ordinal) && before == 0 ? "451 try again later"
            : address.StartsWith("nobody", StringComparison.Ordinal) ? "550 no such mailbox"
            : null,
    };

    public ApiClient Api { get; private set; } = null!;

    public string AgencyToken => _server.AgencyToken;

    public string StoreFile => _server.StoreFile;

    /// <summary>An address nobody used before.</summary>
    public static string NewAddress(string name = "someone") => $"{name}{Interlocked.Increment(ref _addresses)}@district.example";

    public async ValueTask InitializeAsync()
    {
        await _server.StartAsync(TestContext.Current.CancellationToken);
        Api = new ApiClient(_server.Url);
    }

    public async ValueTask DisposeAsync()
    {
        Api.Dispose();
        await _server.DisposeAsync();
        await Mail.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>A token with which a district invites.</summary>
    public async Task<string> DistrictAsync() =>
        await Api.CredentialAsync(AgencyToken, await Api.NewDistrictAsync(AgencyToken), ApiClient.DistrictScopes);

    /// <summary>The link in the newest mail to an address, once so many have come.</summary>
    public async Task<Uri> LinkAsync(string address, int mails = 1)
    {
        var come = await Mail.WaitAsync(address, mails, TestContext.Current.CancellationToken);
        return new Uri(come[^1].TextBody!.Split('\n', StringSplitOptions.TrimEntries).Single(line => line.StartsWith("https://", StringComparison.Ordinal)));
    }
}
