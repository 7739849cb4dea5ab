using GraphQLParser.AST;

namespace CommunityCollab.GraphQL.Transports.Documents;

/// <summary>Counts what an operation asks for at its root, with its fragments in their places. Fields that a variable would skip
/// count too: whether it does is not known before it runs.</summary>
internal static class RootFields
{
    /// <summary>How many fields the operation asks for at its root. Those about the schema are not counted.</summary>
    public static int Count(GraphQLOperationDefinition operation, GraphQLDocument document) => Count(operation.SelectionSet, document, []);

    private static int Count(GraphQLSelectionSet set, GraphQLDocument document, Dictionary<string, int> fragments)
    {
        var count = 0;
        foreach (var selection in set.Selections)
        {
            count += selection switch
            {
                GraphQLField field => field.Name.StringValue.StartsWith("__", StringComparison.Ordinal) ? 0 : 1,
                GraphQLInlineFragment inline => Count(inline.SelectionSet, document, fragments),
                GraphQLFragmentSpread spread => CountOf(spread.FragmentName.Name.StringValue, document, fragments),
                _ => 0,
            };
        }

        return count;
    }

    // Each fragment is counted once however often it is spread. One that reaches itself counts nothing: validation refuses it.
    private static int CountOf(string name, GraphQLDocument document, Dictionary<string, int> fragments)
    {
        if (fragments.TryGetValue(name, out var known))
        {
            return known;
        }

        fragments[name] = 0;
        var fragment = document.Definitions.OfType<GraphQLFragmentDefinition>().FirstOrDefault(one => one.FragmentName.Name.Value == name);
        return fragments[name] = fragment is null ? 0 : Count(fragment.SelectionSet, document, fragments);
    }
}
