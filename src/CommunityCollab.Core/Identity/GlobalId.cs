using System.Buffers.Text;
using System.Text;

namespace CommunityCollab.Core.Identity;

/// <summary>Relay's global ids: opaque to clients, made of the type's name and the thing's own id.</summary>
public static class GlobalId
{
    /// <summary>The type of campaigns.</summary>
    public const string Campaign = "Campaign";

    /// <summary>The type of activities.</summary>
    public const string Activity = "Activity";

    /// <summary>The global id of a thing.</summary>
    public static string Of(string type, Guid id) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{type}:{id:N}"));

    /// <summary>The type and id behind a global id; null when it is none of ours.</summary>
    public static (string Type, Guid Id)? Read(string globalId)
    {
        if (globalId.Length > 100 || !Base64Url.IsValid(globalId))
        {
            return null;
        }

        var parts = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(globalId)).Split(':');
        return parts.Length == 2 && Guid.TryParseExact(parts[1], "N", out var id) ? (parts[0], id) : null;
    }

    /// <summary>The id behind a global id of a type; an id that nothing has, when it is none.</summary>
    public static Guid IdOf(string type, string globalId) => Read(globalId) is { } read && read.Type == type ? read.Id : Guid.Empty;
}
