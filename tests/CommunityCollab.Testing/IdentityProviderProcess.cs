using System.Diagnostics;
using System.Net.Http.Json;

namespace CommunityCollab.Testing;

/// <summary>An OpenID provider as a process of its own, in the shape of Entra ID, which signs in whoever is named.</summary>
public sealed class IdentityProviderProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(3);

    private readonly ReservedPort _port;
    private readonly Process _process;
    private readonly HttpClient _http;
    private readonly string _secret;

    private IdentityProviderProcess(ReservedPort port, Process process, string tenantId, string clientId, string secret)
    {
        (_port, _process, TenantId, ClientId, _secret) = (port, process, tenantId, clientId, secret);
        _http = new HttpClient { BaseAddress = new Uri(Url) };
    }

    /// <summary>Where it listens.</summary>
    public string Url => _port.Url;

    /// <summary>The organization it serves.</summary>
    public string TenantId { get; }

    /// <summary>The application that may ask it.</summary>
    public string ClientId { get; }

    /// <summary>What a server is told, so that its staff sign in here.</summary>
    public IReadOnlyList<string> Settings =>
    [
        $"EntraId:Instance={Url}/", $"EntraId:TenantId={TenantId}", $"EntraId:ClientId={ClientId}", $"EntraId:ClientSecret={_secret}", $"EntraId:Audience={ClientId}",
    ];

    /// <summary>Starts one.</summary>
    public static async Task<IdentityProviderProcess> StartNewAsync(CancellationToken cancellation)
    {
        var port = new ReservedPort();
        var (tenant, client, secret) = (Guid.NewGuid().ToString(), Guid.NewGuid().ToString(), Guid.NewGuid().ToString());
        var process = Process.Start(new ProcessStartInfo("dotnet", [BuiltProgram.Dll("tests", "CommunityCollab.IdentityProvider"), "--urls", port.Url, "--tenant", tenant, "--client", client, "--secret", secret]))!;
        var provider = new IdentityProviderProcess(port, process, tenant, client, secret);
        await provider.WaitUntilReadyAsync(cancellation);
        return provider;
    }

    /// <summary>An access token for the API: a right one, or one with a single thing wrong.</summary>
    /// <param name="userName">Whose it is.</param>
    /// <param name="issuer">Who says so.</param>
    /// <param name="audience">For whom.</param>
    /// <param name="tenantId">Of which organization.</param>
    /// <param name="expiresInSeconds">From now.</param>
    /// <param name="signedBy">"none", or "stranger".</param>
    /// <param name="scope">What it allows; empty for an application's own token, which has roles instead.</param>
    /// <param name="cancellation">Ends the asking.</param>
    public async Task<string> TokenAsync(
        string userName, string? issuer = null, string? audience = null, string? tenantId = null, int? expiresInSeconds = null, string? signedBy = null, string? scope = null, CancellationToken cancellation = default)
    {
        using var answer = await _http.PostAsJsonAsync("/control/token", new { userName, issuer, audience, tenantId, expiresInSeconds, signedBy, scope }, cancellation);
        return await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync(cancellation);
    }

    /// <summary>Signs with a new key from now on.</summary>
    /// <param name="keepsOld">Whether the old keys stay published.</param>
    /// <param name="cancellation">Ends the asking.</param>
    public async Task RotateKeysAsync(bool keepsOld, CancellationToken cancellation)
    {
        using var answer = await _http.PostAsync(new Uri($"/control/rotate?keepsOld={keepsOld}", UriKind.Relative), null, cancellation);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Ends it.</summary>
    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _http.Dispose();
        _port.Dispose();
    }

    private async Task WaitUntilReadyAsync(CancellationToken cancellation)
    {
        var limit = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                using var answer = await _http.GetAsync(new Uri("/control/ready", UriKind.Relative), cancellation);
                if (answer.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException) when (limit.Elapsed < StartLimit)
            {
                // Not listening yet.
            }

            await Task.Delay(50, cancellation);
        }
    }
}
