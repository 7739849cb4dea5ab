using System.Collections.Concurrent;
using CommunityCollab.Server.Tests.Api;

namespace CommunityCollab.Server.Tests.SignIn;

/// <summary>A server whose staff sign in with a provider of their own.</summary>
public sealed class SignInFixture : IAsyncDisposable
{
    private readonly OnFirstUse<IdentityProviderProcess> _provider = new(() => IdentityProviderProcess.StartNewAsync(CancellationToken.None));
    private readonly OnFirstUse<HostedServer> _server;
    private readonly ConcurrentDictionary<string, string> _administrators = [];
    private ApiClient? _api;

    public SignInFixture() => _server = new(() => new HostedServer { MoreSettings = Provider.Settings }.StartedAsync());

    internal HostedServer Server => _server.Value;

    internal IdentityProviderProcess Provider => _provider.Value;

    internal ApiClient Api => _api ??= new ApiClient(Server.Url);

    internal Newcomers Newcomers => field ??= new Newcomers(Server, Provider, Api);

    public async ValueTask DisposeAsync()
    {
        _api?.Dispose();
        await _server.DisposeAsync();
        await _provider.DisposeAsync();
    }

    /// <summary>Someone who signed in once and accepted an invitation to a role of a new district.</summary>
    internal async Task<(string User, string District)> StaffAsync(string role)
    {
        var district = await Api.NewDistrictAsync(Server.AgencyToken);
        var user = $"{Guid.NewGuid():N}@district.example";
        await JoinAsync(user, role, district);
        return (user, district);
    }

    /// <summary>Gives a person a role by invitation: of the district's administrator or, while it has none, of its agency.</summary>
    internal async Task JoinAsync(string user, string role, string district)
    {
        if (role == "DISTRICT_ADMINISTRATOR" && _administrators.TryAdd(district, user))
        {
            await Newcomers.FirstAdministratorAsync(user, district, Server.AgencyToken);
            return;
        }

        var inviter = _administrators.TryGetValue(district, out var administrator)
            ? await Newcomers.TokenAsync(administrator)
            : await Api.CredentialAsync(Server.AgencyToken, district, ApiClient.DistrictScopes);
        await Newcomers.JoinAsync(user, role, inviter);
    }

    /// <summary>The key in the newest invitation mailed to an address.</summary>
    internal string LinkTo(string user) => Newcomers.LinkTo(user);
}
