using GraphQLParser.AST;

namespace CommunityCollab.GraphQL.Limits;

/// <summary>
/// Measures a parsed document before anything walks it with its fragments expanded. Each fragment is measured
/// once, so this takes time in proportion to the document, whatever the document stands for.
/// </summary>
internal sealed class DocumentShape
{
    /// <summary>
    /// How often the lists of the introspection types may be nested, much as in graphql-js' MaxIntrospectionDepthRule:
    /// types lead to fields, fields lead to types, and every round multiplies the answer. What tools send has two.
    /// </summary>
    private const int IntrospectionLists = 2;

    private readonly Dictionary<string, GraphQLFragmentDefinition> _fragments = [];
    private readonly Dictionary<string, Extent> _measured = [];
    private bool _introspectsTooDeep;

    /// <summary>The first limit that <paramref name="document"/> breaks, or null.</summary>
    public static LimitError? Refuse(GraphQLDocument document, GraphQLLimits limits) => new DocumentShape().Measure(document, limits);

    private LimitError? Measure(GraphQLDocument document, GraphQLLimits limits)
    {
        foreach (var definition in document.Definitions)
        {
            if (definition is GraphQLFragmentDefinition fragment)
            {
                _fragments.TryAdd(fragment.FragmentName.Name.StringValue, fragment);
            }
        }

        foreach (var definition in document.Definitions)
        {
            var extent = definition switch
            {
                GraphQLOperationDefinition operation => Measure(operation.SelectionSet),
                GraphQLFragmentDefinition fragment => MeasureFragment(fragment.FragmentName.Name.StringValue),
                _ => default,
            };
            if (extent.Depth > limits.Depth)
            {
                return LimitError.Depth(extent.Depth, limits.Depth);
            }

            if (extent.Selections > limits.Selections)
            {
                return LimitError.Cost(extent.Selections, limits.Selections);
            }
        }

        return _introspectsTooDeep ? LimitError.IntrospectionDepth(IntrospectionLists) : null;
    }

    private Extent Measure(GraphQLSelectionSet? set)
    {
        var total = default(Extent);
        foreach (var selection in set?.Selections ?? [])
        {
            total = total.Beside(selection switch
            {
                GraphQLField field => MeasureField(field),
                GraphQLInlineFragment inline => Measure(inline.SelectionSet),
                GraphQLFragmentSpread spread => MeasureFragment(spread.FragmentName.Name.StringValue),
                _ => default,
            });
        }

        return total;
    }

    private Extent MeasureField(GraphQLField field)
    {
        var below = Measure(field.SelectionSet);
        switch (field.Name.StringValue)
        {
            case "__schema" or "__type":
                _introspectsTooDeep |= below.Lists > IntrospectionLists;
                return new(below.Selections + 1, 1, 0);
            case "types" or "fields" or "interfaces" or "possibleTypes" or "inputFields":
                return new(below.Selections + 1, below.Depth + 1, below.Lists + 1);
            default:
                return new(below.Selections + 1, below.Depth + 1, below.Lists);
        }
    }

    private Extent MeasureFragment(string name)
    {
        if (_measured.TryGetValue(name, out var known))
        {
            return known;
        }

        if (!_fragments.TryGetValue(name, out var fragment))
        {
            return default;
        }

        // A fragment that reaches itself counts nothing here: validation refuses the document for it.
        _measured[name] = default;
        return _measured[name] = Measure(fragment.SelectionSet);
    }

    /// <param name="Selections">Fields when every fragment is put in its place; a double, because it can pass any integer.</param>
    /// <param name="Depth">Deepest nesting of fields.</param>
    /// <param name="Lists">Deepest nesting of the fields that introspection would multiply.</param>
    private readonly record struct Extent(double Selections, int Depth, int Lists)
    {
        public Extent Beside(Extent other) =>
            new(Selections + other.Selections, Math.Max(Depth, other.Depth), Math.Max(Lists, other.Lists));
    }
}
