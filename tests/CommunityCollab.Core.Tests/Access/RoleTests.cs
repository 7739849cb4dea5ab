using CommunityCollab.Core.Access;

namespace CommunityCollab.Core.Tests.Access;

public sealed class RoleTests
{
    [Fact]
    public void Every_role_has_scopes_and_all_of_them_are_known()
    {
        foreach (var role in Enum.GetValues<Role>())
        {
            Assert.NotEmpty(Roles.ScopesOf(role));
            Assert.Subset(Scopes.All.ToHashSet(), Roles.ScopesOf(role).ToHashSet());
        }
    }

    [Fact]
    public void An_agency_sees_roll_ups_never_rows()
    {
        string[] ofCampaigns = [Scopes.CampaignsRead, Scopes.CampaignsWrite, Scopes.ResultsRead, Scopes.ResultsRows, Scopes.ModerationWrite];
        foreach (var role in Enum.GetValues<Role>().Where(Roles.IsOfAgency))
        {
            Assert.Empty(Roles.ScopesOf(role).Intersect(ofCampaigns));
        }
    }

    [Theory]
    [InlineData(Role.BoardMember)]
    [InlineData(Role.CommitteeMember)]
    [InlineData(Role.Translator)]
    [InlineData(Role.Scribe)]
    public void Who_only_reads_changes_nothing(Role role) =>
        Assert.DoesNotContain(Roles.ScopesOf(role), scope => scope.EndsWith(":write", StringComparison.Ordinal) || scope == Scopes.ResultsRows);
}
