using CommunityCollab.Grains.Invitations;
using CommunityCollab.Server.Starting;

namespace CommunityCollab.Server.Mail;

/// <summary>Registers invitations with what the configuration says of them.</summary>
internal static class InvitationConfiguration
{
    private const string PublicUrl = "PublicUrl";

    /// <summary>Registers them. Links lead to <c>PublicUrl</c>, or where that is not configured to the first address the server listens
    /// on: never to a host that a request names, since whoever sends the request chooses that. The first address may be one only this machine understands, so with a mail server <c>PublicUrl</c> is needed.</summary>
    /// <exception cref="InvalidConfigurationException"><c>PublicUrl</c> is not an address, or is missing while mail is sent.</exception>
    public static void AddInvitations(this WebApplicationBuilder builder)
    {
        var configuration = builder.Configuration;
        var address = configuration[PublicUrl] is { } text ? Read(text) : null;
        if (address is null && !string.IsNullOrEmpty(configuration["Smtp:Host"]))
        {
            throw new InvalidConfigurationException($"{PublicUrl} must be configured where mail is sent: the links in it lead there.");
        }

        var options = configuration.ReadSection<InvitationOptions>("Invitations");
        builder.Services.AddSingleton(services =>
            new InvitationSettings(() => address ?? new Uri(services.GetRequiredService<ListeningAddress>().First), options.ValidFor, options.MailsPerDay));
        builder.Services.AddSingleton<ListeningAddress>();
        builder.Services.AddSingleton<Invitations>();
        builder.Services.AddSingleton<InvitationAcceptance>();
    }

    private static Uri Read(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && (address.Scheme is "http" or "https")
            ? address
            : throw new InvalidConfigurationException($"{PublicUrl} must be where people reach this server, such as https://collab.example.org, not '{text}'.");
}
