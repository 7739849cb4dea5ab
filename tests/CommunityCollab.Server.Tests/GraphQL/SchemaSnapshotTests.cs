using GraphQL;
using GraphQL.Types;

namespace CommunityCollab.Server.Tests.GraphQL;

public sealed class SchemaSnapshotTests
{
    [Fact]
    public async Task The_schema_is_the_documented_one()
    {
        var path = Path.Combine(Root(), "docs", "schema.graphql");
        var sdl = ApiSchema.Instance.Print().ReplaceLineEndings("\n").TrimEnd() + "\n";
        if (Environment.GetEnvironmentVariable("UPDATE_SCHEMA") == "1")
        {
            await File.WriteAllTextAsync(path, sdl, TestContext.Current.CancellationToken);
        }

        Assert.Equal(await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken), sdl);
    }

    [Fact]
    public void Every_type_field_and_value_is_described()
    {
        var own = ApiSchema.Instance.AllTypes.Where(type => !type.Name.StartsWith("__", StringComparison.Ordinal)).ToList();
        string[] silent =
        [
            .. own.Where(type => type is not ScalarGraphType && string.IsNullOrWhiteSpace(type.Description)).Select(type => type.Name),
            .. own.OfType<IComplexGraphType>().SelectMany(type => type.Fields.Where(field => string.IsNullOrWhiteSpace(field.Description)).Select(field => $"{type.Name}.{field.Name}")),
            .. own.OfType<EnumerationGraphType>().SelectMany(type => type.Values.Where(value => string.IsNullOrWhiteSpace(value.Description)).Select(value => $"{type.Name}.{value.Name}")),
        ];
        Assert.Empty(silent);
    }

    [Fact]
    public void Every_field_has_its_access_rule()
    {
        var types = ApiSchema.Instance.AllTypes.OfType<IComplexGraphType>()
            .Where(type => type is not IInputObjectGraphType && !type.Name.StartsWith("__", StringComparison.Ordinal))
            .ToList();
        Assert.True(types.Count > 20);
        Assert.Empty(types.SelectMany(type => type.Fields.Where(field => !field.HasMetadata("access") && !type.HasMetadata("access")).Select(field => $"{type.Name}.{field.Name}")));
    }

    internal static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "CommunityCollab.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not run inside the repository.");
        }

        return folder.FullName;
    }
}
