using CommunityCollab.Core.Access;
using CommunityCollab.Core.Problems;
using CsCheck;

namespace CommunityCollab.Core.Tests.Access;

public sealed class GivingTests
{
    private static readonly Gen<HashSet<string>> SomeScopes = Gen.OneOf(Scopes.All.ToArray()).Array[0, Scopes.All.Count].Select(scopes => scopes.ToHashSet());

    private static readonly Gen<Giver> Anyone = Gen.Select(SomeScopes, Gen.Bool, Gen.Bool, Gen.Bool).Select((scopes, isAgency, isOfAgency, isAdministered) => new Giver(scopes, isAgency, isAgency || isOfAgency, isAdministered));

    [Fact]
    public void Nobody_gives_more_than_they_hold() =>
        Gen.Select(Anyone, SomeScopes).Sample((giver, given) => Assert.True(GivingRules.MayGive(given, giver) is not null || given.IsSubsetOf(giver.Scopes)));

    [Fact]
    public void Nobody_gives_a_role_wider_than_their_own_but_an_agency_a_districts_first_administrator() =>
        Gen.Select(Anyone, Gen.Enum<Role>()).Sample((giver, role) => Assert.True(
            GivingRules.MayGive(role, giver) is not null
            || Roles.ScopesOf(role).IsSubsetOf(giver.Scopes)
            || (giver is { IsAgency: true, IsAdministered: false } && role == Role.DistrictAdministrator)));

    [Fact]
    public void Once_a_district_has_an_administrator_its_agency_gives_nothing_that_shows_what_people_said_or_brings_others() =>
        Gen.Select(SomeScopes, Gen.Bool, SomeScopes, Gen.Enum<Role>()).Sample((scopes, isAgency, given, role) =>
        {
            var giver = new Giver(scopes, isAgency, IsOfAgency: true, IsAdministered: true);
            Assert.Equal(ProblemCode.Forbidden, GivingRules.MayGive(role, giver)!.Code);
            Assert.True(GivingRules.MayGive(given, giver) is not null || !given.Overlaps([Scopes.ResultsRead, Scopes.ResultsRows, Scopes.ModerationWrite, Scopes.StaffWrite, Scopes.CredentialsWrite]));
        });

    [Fact]
    public void Every_scope_of_results_and_answers_is_the_districts_own_whatever_is_added() =>
        Gen.Select(Gen.OneOf("results", "answers"), Gen.String.AlphaNumeric).Sample((kind, right) => Assert.True(GivingRules.IsTheDistrictsOwn($"{kind}:{right}")));

    [Fact]
    public void An_administrator_may_give_every_role_of_their_tenant()
    {
        foreach (var role in Enum.GetValues<Role>())
        {
            var giver = new Giver(Roles.ScopesOf(Roles.AdministratorOf(Roles.IsOfAgency(role))), Roles.IsOfAgency(role), IsOfAgency: false, IsAdministered: true);
            Assert.Null(GivingRules.MayGive(role, giver));
        }
    }
}
