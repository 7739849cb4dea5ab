using System.Text.RegularExpressions;
using GraphQL.Validation;
using GraphQLParser;
using GraphQLParser.AST;

namespace CommunityCollab.Server.Tests.GraphQL;

/// <summary>What the pages tell people to send can be sent.</summary>
public sealed partial class DocumentedOperationsTests
{
    /// <summary>Every operation in a <c>graphql</c> fence of the README and of the pages in <c>docs</c>, with its page.</summary>
    public static TheoryData<string, string> Operations
    {
        get
        {
            var root = SchemaSnapshotTests.Root();
            string[] pages = [Path.Combine(root, "README.md"), .. Directory.EnumerateFiles(Path.Combine(root, "docs"), "*.md", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
            var data = new TheoryData<string, string>();
            foreach (var page in pages)
            {
                foreach (Match fence in Fence().Matches(File.ReadAllText(page)))
                {
                    data.Add(Path.GetRelativePath(root, page), fence.Groups[1].Value);
                }
            }

            return data;
        }
    }

    [Theory, MemberData(nameof(Operations))]
    public async Task Every_documented_operation_fits_the_schema(string page, string operation)
    {
        var document = Parser.Parse(operation);

        var result = await new DocumentValidator().ValidateAsync(new()
        {
            Schema = ApiSchema.Instance,
            Variables = global::GraphQL.Inputs.Empty,
            Document = document,
            Operation = document.Definitions.OfType<GraphQLOperationDefinition>().Single(),
            Rules = DocumentValidator.CoreRules,
            RequestServices = ApiSchema.Services,
            CancellationToken = TestContext.Current.CancellationToken,
        });

        // The pages give variables in words.
        Assert.True(result.Errors.All(error => error is InvalidVariableError), $"{page}: {string.Join("; ", result.Errors.Select(error => error.Message))}");
    }

    [GeneratedRegex("^```graphql\n(.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Fence();
}
