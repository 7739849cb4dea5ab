using System.Text.RegularExpressions;
using GraphQL;
using GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;

namespace CommunityCollab.Server.Tests.GraphQL;

/// <summary>What holds of every type of the schema, so that a new one that is otherwise fails.</summary>
public sealed partial class SchemaConventionTests
{
    // Codes that others give, and the UUID a client makes itself.
    private static readonly string[] CodesOfOthers = ["ncesId", "stateAssignedId", "newStateAssignedId", "submissionId"];

    private readonly ISchema _schema = ApiSchema.Instance;

    private IEnumerable<IComplexGraphType> Types =>
        _schema.AllTypes.OfType<IComplexGraphType>().Where(type => !type.Name.StartsWith("__", StringComparison.Ordinal));

    [Fact]
    public void What_has_an_id_is_a_node_and_its_id_is_a_global_one()
    {
        var identified = Types.OfType<IObjectGraphType>().Where(type => type.Fields.Any(field => field.Name == "id")).ToList();
        Assert.True(identified.Count > 15);
        Assert.Empty(identified.Where(type => !IsNode(type)).Select(type => type.Name));
        Assert.Empty(identified.Where(type => $"{type.Fields.First(field => field.Name == "id").ResolvedType}" != "ID!").Select(type => type.Name));
    }

    [Fact]
    public void Nothing_that_is_local_is_called_an_id()
    {
        var called = Types.SelectMany(type => type.Fields.Select(field => (Name: type.Name, Field: field.Name, Type: field.ResolvedType!)))
            .Concat(Types.SelectMany(type => type.Fields.SelectMany(field => (field.Arguments ?? []).Select(argument => (Name: $"{type.Name}.{field.Name}", Field: argument.Name, Type: argument.ResolvedType!)))))
            .Where(place => IdName().IsMatch(place.Field))
            .ToList();
        Assert.True(called.Count > 60);
        Assert.Empty(called.Where(place => place.Type.GetNamedType() is not IdGraphType && !CodesOfOthers.Contains(place.Field)).Select(place => $"{place.Name}.{place.Field}"));
        Assert.Empty(Types.SelectMany(type => type.Fields.Where(field => field.ResolvedType!.GetNamedType() is IdGraphType && !IdName().IsMatch(field.Name)).Select(field => $"{type.Name}.{field.Name}")));
    }

    [Fact]
    public void Every_edge_leads_to_a_node_and_every_connection_counts_and_is_read_from_both_ends()
    {
        var connections = Types.OfType<IObjectGraphType>().Where(type => type.Name.EndsWith("Connection", StringComparison.Ordinal)).ToList();
        Assert.True(connections.Count > 10);
        foreach (var connection in connections)
        {
            Assert.Equal(["edges", "pageInfo", "totalCount"], connection.Fields.Select(field => field.Name).Order(StringComparer.Ordinal));
            Assert.Equal("Int!", $"{connection.Fields.First(field => field.Name == "totalCount").ResolvedType}");
            var edge = (IObjectGraphType)connection.Fields.First(field => field.Name == "edges").ResolvedType!.GetNamedType();
            Assert.True(IsNode((IObjectGraphType)edge.Fields.First(field => field.Name == "node").ResolvedType!.GetNamedType()), edge.Name);
        }

        foreach (var field in Types.SelectMany(type => type.Fields).Where(field => field.ResolvedType!.GetNamedType().Name.EndsWith("Connection", StringComparison.Ordinal)))
        {
            Assert.Equal(["first", "after", "last", "before"], field.Arguments!.Select(argument => argument.Name).Take(4));
            Assert.Matches("order|report", field.Description);
        }
    }

    [Fact]
    public void What_is_subscribed_to_is_a_node() =>
        Assert.Empty(_schema.Subscription!.Fields.Where(field => !IsNode((IObjectGraphType)field.ResolvedType!.GetNamedType())).Select(field => field.Name));

    [Fact]
    public void A_field_of_a_root_can_fail_alone() =>
        Assert.Empty(_schema.Query.Fields.Concat(_schema.Mutation!.Fields).Where(field => field.ResolvedType is NonNullGraphType).Select(field => field.Name));

    [Fact]
    public void Descriptions_are_on_one_line_and_every_scalar_of_our_own_has_one()
    {
        var sdl = _schema.Print();
        Assert.DoesNotContain("\"\"\"", sdl, StringComparison.Ordinal);
        Assert.DoesNotMatch("\"[^\"\n]*\\S {2,}[^\"\n]*\"", sdl);
        Assert.DoesNotMatch("(^|[^\"])\nscalar ", sdl);
    }

    private static bool IsNode(IObjectGraphType type) => type.ResolvedInterfaces.Any(other => other.Name == "Node");

    [GeneratedRegex("^id$|Ids?$")]
    private static partial Regex IdName();
}
