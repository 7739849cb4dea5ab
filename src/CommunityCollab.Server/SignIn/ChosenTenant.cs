using CommunityCollab.Core.Identity;
using CommunityCollab.Data.Access;

namespace CommunityCollab.Server.SignIn;

/// <summary>Which of the tenants a person may act for they act for now: the one the request names, or else the only one.</summary>
internal static class ChosenTenant
{
    /// <summary>The header in which a program names it.</summary>
    public const string Header = "CommunityCollab-Tenant";

    /// <summary>The cookie in which the pages keep it.</summary>
    public const string Cookie = "collab-tenant";

    /// <summary>The place chosen; null when none is, or one the person may not act for.</summary>
    public static StaffPlace? Among(IReadOnlyList<StaffPlace> places, HttpRequest request)
    {
        var named = request.Headers.TryGetValue(Header, out var header) ? header.ToString() : request.Cookies[Cookie];
        return named is { Length: > 0 }
            ? places.FirstOrDefault(place => IdOf(place) == named) ?? (request.Headers.ContainsKey(Header) ? null : Only(places))
            : Only(places);
    }

    /// <summary>A tenant's id, as the API gives it.</summary>
    public static string IdOf(StaffPlace place) =>
        place.Principal.DistrictId is { } district ? GlobalId.Of("District", district) : GlobalId.Of("Agency", place.Principal.AgencyId);

    private static StaffPlace? Only(IReadOnlyList<StaffPlace> places) => places.Count == 1 ? places[0] : null;
}
