using CommunityCollab.Data.Sqlite;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;

namespace CommunityCollab.Server.Starting;

/// <summary>The keys that sign participants' tokens and cookies.</summary>
internal static class SigningKeys
{
    /// <summary>Registers them; they lie in the data folder.</summary>
    public static void AddSigningKeys(this IServiceCollection services, StoreFolder folder) =>
        services.AddDataProtection().SetApplicationName("CommunityCollab").PersistKeysToFileSystem(folder.Keys);

    /// <summary>Reads every key, where the framework would pass over one that it cannot read, and sign with a new one.</summary>
    /// <exception cref="InvalidConfigurationException">One cannot be read.</exception>
    public static void MustBeReadable(IServiceProvider services, StoreFolder folder)
    {
        try
        {
            var files = folder.Keys.EnumerateFiles("key-*.xml").Count();
            var keys = services.GetRequiredService<IKeyManager>().GetAllKeys();
            foreach (var key in keys)
            {
                _ = key.CreateEncryptor() ?? throw new InvalidOperationException($"the key {key.KeyId} is of an unknown kind");
            }

            if (keys.Count < files)
            {
                throw new InvalidOperationException($"{files - keys.Count} of {files} files hold no key");
            }
        }
        catch (Exception failure)
        {
            throw new InvalidConfigurationException(
                $"The keys in {folder.Keys.FullName} cannot be read, without which participants lose what they gave: put them back from a backup ({failure.GetBaseException().Message.TrimEnd('.')}).", failure);
        }
    }
}
