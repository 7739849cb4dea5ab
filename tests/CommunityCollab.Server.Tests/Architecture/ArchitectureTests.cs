using System.Reflection;
using NetArchTest.Rules;

namespace CommunityCollab.Server.Tests.Architecture;

/// <summary>Which part of the program may know of which (docs/architecture.md): what a newcomer would otherwise have to be told.</summary>
public sealed class ArchitectureTests
{
    private const string Tally = "CommunityCollab.Core.Tallies.Tally";

    private static readonly string[] Databases = ["Microsoft.EntityFrameworkCore", "Microsoft.Data"];
    private static readonly string[] Parts = ["Data", "Grains", "GraphQL", "Web", "Server"];

    [Theory]
    [InlineData("Core", "Data", "Grains", "GraphQL", "Web", "Server")]
    [InlineData("Data", "Grains", "GraphQL", "Web", "Server")]
    [InlineData("Grains", "GraphQL", "Web", "Server")]
    [InlineData("GraphQL", "Web", "Server")]
    [InlineData("Web", "GraphQL", "Server")]
    public void A_part_knows_nothing_of_those_that_stand_on_it(string part, params string[] above) =>
        MustNotUse(Types.InAssembly(Of(part)), [.. above.Select(Named)]);

    [Fact]
    public void The_domain_knows_no_database_no_web_no_network_and_no_files() =>
        MustNotUse(Types.InAssembly(Of("Core")), [.. Databases, "Microsoft.AspNetCore", "GraphQL", "System.Net", "System.IO.File", "System.IO.Directory"]);

    [Theory]
    [InlineData("Grains")]
    [InlineData("GraphQL")]
    [InlineData("Web")]
    public void Only_the_store_knows_which_database_it_is(string part) => MustNotUse(Types.InAssembly(Of(part)), "Microsoft.Data.Sqlite", "CommunityCollab.Data.Sqlite");

    [Theory]
    [InlineData("Grains")]
    [InlineData("GraphQL")]
    [InlineData("Web")]
    public void Nobody_writes_SQL_but_the_store(string part) => MustNotUse(
        Types.InAssembly(Of(part)),
        "Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions", "Microsoft.EntityFrameworkCore.RelationalQueryableExtensions");

    // What leaves through the doors is what Publication made of a tally (docs/disclosure.md).
    [Theory]
    [InlineData("GraphQL")]
    [InlineData("Web")]
    [InlineData("Server")]
    public void No_door_knows_of_a_tally_that_was_not_published(string part) => MustNotUse(Types.InAssembly(Of(part)), Tally);

    // A campaign's own grain counts who took part, for its programme's release.
    [Fact]
    public void Of_the_grains_only_those_that_count_know_of_a_tally() =>
        MustNotUse(
            Types.InAssembly(Of("Grains")).That().DoNotResideInNamespace(Named("Grains.Contributions")).And().DoNotResideInNamespace(Named("Grains.Tallies"))
                .And().DoNotResideInNamespace("OrleansCodeGen").And().DoNotHaveName("CampaignGrain"),
            Tally);

    [Fact]
    public void Each_rule_looks_at_something() => Assert.All(Parts.Append("Core"), part => Assert.NotEmpty(Types.InAssembly(Of(part)).GetTypes()));

    private static Assembly Of(string part) => Assembly.Load(Named(part));

    private static string Named(string part) => $"CommunityCollab.{part}";

    private static void MustNotUse(Types types, params string[] names) => MustHold(types.ShouldNot().HaveDependencyOnAny(names));

    private static void MustNotUse(PredicateList types, params string[] names) => MustHold(types.ShouldNot().HaveDependencyOnAny(names));

    private static void MustHold(ConditionList rule)
    {
        var found = rule.GetResult();
        Assert.True(found.IsSuccessful, string.Join('\n', (found.FailingTypes ?? []).Select(type => $"{type.FullName}: {type.Explanation}")));
    }
}
