using CommunityCollab.Core.Access;
using CommunityCollab.Core.Problems;
using CsCheck;

namespace CommunityCollab.Core.Tests.Access;

public sealed class GrantTests
{
    private static readonly DateTimeOffset Now = new(2026, 9, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_tenant_never_loses_its_last_administrator_in_whatever_order_roles_end_and_accounts_close() =>
        Gen.Select(Gen.Enum<Role>(), Gen.Int[-5, 5], Gen.Int[-5, 5].Nullable(), Gen.Int[0, 3]).Array[1, 8].SelectMany(all => Gen.Select(Gen.Bool, Gen.Int[0, all.Length - 1]).Array[1, 20].Select(acts => (all, acts)))
            .Sample(drawn =>
            {
                List<Grant> roles = [.. drawn.all.Select((grant, i) => new Grant(new Guid(i, 0, 0, new byte[8]), new Guid(grant.Item4, 1, 0, new byte[8]), grant.Item1, Now.AddDays(grant.Item2), grant.Item3 is { } days ? Now.AddDays(days) : null, null))];
                var (lasting, acting, target) = (roles.Exists(IsLasting), roles.Exists(IsActing), roles.ToArray());
                foreach (var (isClosing, place) in drawn.acts)
                {
                    var after = roles.FindAll(grant => isClosing ? grant.PersonId != target[place].PersonId : grant.Id != target[place].Id);
                    if (GrantRules.MayTakeAway(roles, after, isAgency: false, Now) is null)
                    {
                        roles = after;
                    }

                    Assert.Equal((lasting, acting), (roles.Exists(IsLasting), roles.Exists(IsActing)));
                }
            });

    [Fact]
    public void Whoever_is_no_administrator_may_always_go() =>
        Gen.Enum<Role>().Where(role => role != Role.DistrictAdministrator).Sample(role =>
        {
            Grant[] roles = [new(Guid.NewGuid(), Guid.NewGuid(), role, Now.AddDays(-1), null, null)];
            Assert.Null(GrantRules.MayTakeAway(roles, [], isAgency: false, Now));
        });

    [Theory]
    [InlineData(-2, null, true)]
    [InlineData(2, null, true)]
    [InlineData(-2, 1, true)]
    [InlineData(-2, -1, false)]
    public void An_administrator_to_come_counts_for_who_brings_others_and_one_who_is_over_does_not(int from, int? until, bool counts)
    {
        Grant[] roles = [new(Guid.NewGuid(), Guid.NewGuid(), Role.DistrictAdministrator, Now.AddDays(from), until is { } days ? Now.AddDays(days) : null, null)];
        Assert.Equal(counts, GrantRules.HasAdministrator(roles, isAgency: false, Now));
        Assert.False(GrantRules.HasAdministrator(roles, isAgency: true, Now));
    }

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

    private static bool IsActing(Grant grant) => grant.Role == Role.DistrictAdministrator && grant.HoldsAt(Now);

    private static bool IsLasting(Grant grant) => IsActing(grant) && grant.Until is null;
}
