using CommunityCollab.Grains.Invitations;
using CommunityCollab.Web.Pages;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CommunityCollab.Web.Invitations;

/// <summary>What an invitation's link opens.</summary>
internal static class InvitationPages
{
    /// <summary>Says what the invitation is for, and offers to sign in; an unknown link is not found.</summary>
    public static async Task<IResult> ShowAsync(InvitationAcceptance acceptance, string token, CancellationToken cancellation)
    {
        if (await acceptance.FindAsync(token, cancellation) is not { } invitation)
        {
            return PublicPages.NotFound();
        }

        return new RazorComponentResult<InvitationPage>(new { Invitation = invitation, Token = token });
    }
}
