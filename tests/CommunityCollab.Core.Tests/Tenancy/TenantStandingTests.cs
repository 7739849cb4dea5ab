using CommunityCollab.Core.Problems;
using CommunityCollab.Core.Tenancy;

namespace CommunityCollab.Core.Tests.Tenancy;

public sealed class TenantStandingTests
{
    [Fact]
    public void Every_standing_can_be_left_and_an_illegal_move_names_the_allowed_ones()
    {
        foreach (var from in Enum.GetValues<TenantStanding>())
        {
            Assert.NotEmpty(TenantStandings.AllowedFrom(from));
            foreach (var to in Enum.GetValues<TenantStanding>().Except(TenantStandings.AllowedFrom(from)))
            {
                var problem = TenantStandings.MayMove(from, to, "A reason")!;
                Assert.Equal(ProblemCode.WrongState, problem.Code);
                Assert.Equal(string.Join(", ", TenantStandings.AllowedFrom(from)).ToUpperInvariant(), problem.Details["allowed"]);
            }
        }
    }

    [Theory]
    [InlineData(TenantStanding.Suspended)]
    [InlineData(TenantStanding.Offboarded)]
    public void What_stops_a_district_needs_a_reason(TenantStanding to)
    {
        Assert.Equal(ProblemCode.Required, TenantStandings.MayMove(TenantStanding.Active, to, " ")!.Code);
        Assert.Null(TenantStandings.MayMove(TenantStanding.Active, to, "Its agreement ended"));
    }
}
