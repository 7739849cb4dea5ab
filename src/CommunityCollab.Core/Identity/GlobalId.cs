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

    /// <summary>Longer than any id of ours, so that more is not looked at.</summary>
    private const int Longest = 200;

    /// <summary>The global id of a thing.</summary>
    public static string Of(string type, Guid id) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{type}:{id:N}"));

    /// <summary>The global id of something that is known by the thing it is of and a name within that, such as a thought of an activity.</summary>
    public static string Of(string type, Guid whole, string part) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{type}:{whole:N}:{part}"));

    /// <summary>The type and id behind a global id; null when it is none of ours.</summary>
    public static (string Type, Guid Id)? Read(string globalId) =>
        Split(globalId) is [var type, var id] && Guid.TryParseExact(id, "N", out var whole) ? (type, whole) : null;

    /// <summary>The type, whole and name behind a global id of something known by the thing it is of; null when it is none of ours.</summary>
    public static (string Type, Guid Whole, string Part)? ReadPart(string globalId) =>
        Split(globalId) is [var type, var id, var part] && Guid.TryParseExact(id, "N", out var whole) ? (type, whole, part) : null;

    /// <summary>The id behind a global id of a type; an id that nothing has, when it is none.</summary>
    public static Guid IdOf(string type, string globalId) => Read(globalId) is { } read && read.Type == type ? read.Id : Guid.Empty;

    private static string[] Split(string globalId) =>
        globalId.Length <= Longest && Base64Url.IsValid(globalId) ? Encoding.UTF8.GetString(Base64Url.DecodeFromChars(globalId)).Split(':') : [];
}
