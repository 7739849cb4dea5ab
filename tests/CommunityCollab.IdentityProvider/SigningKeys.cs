using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Server;

namespace CommunityCollab.IdentityProvider;

/// <summary>The keys tokens are signed with. The first signs; all of them are published.</summary>
/// <param name="options">The provider's options, which list the keys.</param>
internal sealed class SigningKeys(IOptionsMonitor<OpenIddictServerOptions> options)
{
    private List<SigningCredentials> Published => options.CurrentValue.SigningCredentials;

    /// <summary>The key that signs now.</summary>
    public SigningCredentials Current => Published[0];

    /// <summary>Signs with a new key from now on.</summary>
    /// <param name="keepsOld">Whether the old keys stay published, as for a while after a planned rotation.</param>
    public void Rotate(bool keepsOld)
    {
        if (!keepsOld)
        {
            Published.Clear();
        }

        Published.Insert(0, Make());
    }

    /// <summary>A new key.</summary>
    public static SigningCredentials Make()
    {
        var key = new RsaSecurityKey(RSA.Create(2048)) { KeyId = Guid.NewGuid().ToString("N") };
        return new SigningCredentials(key, SecurityAlgorithms.RsaSha256);
    }
}
