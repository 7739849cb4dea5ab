using CommunityCollab.Core.Access;
using CommunityCollab.Core.Problems;
using CsCheck;

namespace CommunityCollab.Core.Tests.Access;

public sealed class GrantTests
{
    private static readonly DateTimeOffset Now = new(2026, 9, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_tenant_never_loses_its_last_administrator_in_whatever_order_roles_end() =>
        Gen.Select(Gen.Enum<Role>(), Gen.Int[-5, 5], Gen.Int[-5, 5].Nullable()).Array[1, 8].SelectMany(all => Gen.Shuffle(Enumerable.Range(0, all.Length).ToArray()).Select(order => (all, order)))
            .Sample(drawn =>
            {
                var grants = drawn.all.Select((grant, i) => new Grant(new Guid(i, 0, 0, new byte[8]), Guid.Empty, grant.Item1, Now.AddDays(grant.Item2), grant.Item3 is { } days ? Now.AddDays(days) : null, null)).ToList();
                var hadOne = grants.Any(IsLasting);
                foreach (var place in drawn.order)
                {
                    if (GrantRules.MayRevoke(grants, grants[place], isAgency: false, Now) is null)
                    {
                        grants[place] = grants[place] with { RevokedAt = Now };
                    }

                    Assert.Equal(hadOne, grants.Any(IsLasting));
                }
            });

    [Fact]
    public void A_role_holds_from_its_first_moment_and_not_at_its_last()
    {
        var grant = new Grant(Guid.Empty, Guid.Empty, Role.Analyst, Now, Now.AddDays(1), null);
        Assert.False(grant.HoldsAt(Now.AddTicks(-1)));
        Assert.True(grant.HoldsAt(Now));
        Assert.True(grant.HoldsAt(Now.AddDays(1).AddTicks(-1)));
        Assert.False(grant.HoldsAt(Now.AddDays(1)));
        Assert.False((grant with { RevokedAt = Now }).HoldsAt(Now));
    }

    [Theory]
    [InlineData(Role.AgencyAdministrator, false)]
    [InlineData(Role.CampaignLead, true)]
    public void A_role_is_granted_only_where_it_belongs(Role role, bool isAgency) =>
        Assert.Equal(ProblemCode.Invalid, GrantRules.MayGrant(role, isAgency, Now, null, Now)!.Code);

    [Fact]
    public void A_role_that_ends_before_it_begins_or_in_the_past_is_refused()
    {
        Assert.NotNull(GrantRules.MayGrant(Role.Analyst, false, Now, Now, Now));
        Assert.NotNull(GrantRules.MayGrant(Role.Analyst, false, Now.AddDays(-9), Now.AddDays(-1), Now));
        Assert.Null(GrantRules.MayGrant(Role.Analyst, false, Now, Now.AddDays(1), Now));
    }

    private static bool IsLasting(Grant grant) => grant is { Role: Role.DistrictAdministrator, Until: null } && grant.HoldsAt(Now);
}
