using GraphQL.Types;
using GraphQL.Validation;
using GraphQLParser.AST;

namespace CommunityCollab.GraphQL.Transports.Documents;

/// <summary>Looks on while a document is validated, to find out whether all of its requests are alike but for their variables.</summary>
internal sealed class DocumentPlanner : ValidationRuleBase
{
    private readonly List<(GraphQLField Field, FieldType Definition)> _arguments = [];
    private int _operations;
    private bool _differs;

    /// <summary>The plan; null when requests of the document can differ in more than their variables' values.</summary>
    public DocumentPlan? Plan() => _differs || _operations != 1 ? null : new DocumentPlan(_arguments);

    /// <inheritdoc/>
    public override ValueTask<INodeVisitor?> GetPreNodeVisitorAsync(ValidationContext context) => new(new NodeVisitors(
        new MatchingNodeVisitor<GraphQLOperationDefinition>((_, _) => _operations++),
        new MatchingNodeVisitor<GraphQLDirective>((_, _) => _differs = true),
        new MatchingNodeVisitor<GraphQLField>((field, validation) => See(field, validation.TypeInfo.GetFieldDef()))));

    private void See(GraphQLField field, FieldType? definition)
    {
        // Who may introspect depends on the caller.
        _differs |= definition is null || definition.Name is "__schema" or "__type" || definition.ValidateArguments is not null;
        if (definition is null || field.Arguments is not { Count: > 0 })
        {
            return;
        }

        _arguments.Add((field, definition));
        _differs |= field.Arguments.Any(argument => SetsCost(argument.Name.StringValue) && argument.Value is GraphQLVariable);
    }

    // What GraphQL.NET's complexity analyzer looks at.
    private static bool SetsCost(string argument) => argument is "first" or "last" or "id";
}
