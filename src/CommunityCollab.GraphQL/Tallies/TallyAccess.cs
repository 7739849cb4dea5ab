using CommunityCollab.Core.Access;
using CommunityCollab.Core.Campaigns;
using CommunityCollab.Core.Disclosure;
using CommunityCollab.Data.Access;
using CommunityCollab.GraphQL.Access;

namespace CommunityCollab.GraphQL.Tallies;

/// <summary>Who may see which view of an activity's figures. Who sees what the public does not is in the district's log, and so is
/// who tried.</summary>
/// <param name="read">The action of seeing a view.</param>
/// <param name="refused">The action of being refused it.</param>
internal sealed class TallyAccess(Func<View, AuditAction> read, Func<View, AuditAction> refused)
{
    /// <summary>Tallies.</summary>
    public static TallyAccess Tallies { get; } = new(AuditAction.TallyRead, AuditAction.TallyRefused);

    /// <summary>Opinion groups.</summary>
    public static TallyAccess OpinionGroups { get; } = new(AuditAction.OpinionGroupsRead, AuditAction.OpinionGroupsRefused);

    /// <summary>Refuses a view the caller may not have, and logs the one or the other.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="view">The view.</param>
    /// <param name="campaign">The activity's campaign.</param>
    /// <param name="activityId">The activity.</param>
    /// <param name="audit">The log.</param>
    /// <returns>Whether the caller may know of the activity in that view at all.</returns>
    public async Task<bool> AdmitAsync(Caller caller, View view, Campaign campaign, Guid activityId, AuditLog audit)
    {
        if (view == View.Public)
        {
            return true;
        }

        var scope = view == View.Staff ? Scopes.ResultsRead : Scopes.ResultsRows;
        var isAdmitted = caller.Principal?.Scopes.Contains(scope) == true && caller.ActsFor(campaign);
        if (caller.Principal is { } principal)
        {
            await audit.NoteAsync(principal, (isAdmitted ? read : refused)(view), activityId, campaign.DistrictId);
        }

        caller.MustHave(scope);
        return isAdmitted;
    }
}
