using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace CommunityCollab.Server.Mail;

/// <summary>Where the server listens, once it does.</summary>
/// <param name="server">The server.</param>
internal sealed class ListeningAddress(IServer server)
{
    /// <summary>The first of its addresses.</summary>
    public string First => server.Features.Get<IServerAddressesFeature>()!.Addresses.First();
}
