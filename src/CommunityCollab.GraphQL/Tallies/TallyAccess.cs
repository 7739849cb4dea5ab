using CommunityCollab.Core.Access;
using CommunityCollab.Core.Campaigns;
using CommunityCollab.Core.Disclosure;
using CommunityCollab.Data.Access;
using CommunityCollab.GraphQL.Access;

namespace CommunityCollab.GraphQL.Tallies;

/// <summary>Who may see which view of a tally.</summary>
internal static class TallyAccess
{
    /// <summary>Refuses a view the caller may not have, and logs the reading of staff's live values.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="view">The view.</param>
    /// <param name="campaign">The activity's campaign.</param>
    /// <param name="activityId">The activity.</param>
    /// <param name="audit">The log.</param>
    /// <returns>Whether the caller may know of the activity in that view at all.</returns>
    public static async Task<bool> AdmitAsync(Caller caller, View view, Campaign campaign, Guid activityId, AuditLog audit)
    {
        if (view == View.Public)
        {
            return true;
        }

        var credential = caller.MustHave(view == View.Staff ? Scopes.ResultsRead : Scopes.ResultsRows);
        if (!caller.ActsFor(campaign))
        {
            return false;
        }

        await audit.AddAsync(credential, view == View.Staff ? "tally.read.staff" : "tally.read.rows", activityId);
        return true;
    }
}
