using GraphQL;
using GraphQL.Resolvers;
using GraphQL.Types;
using GraphQL.Utilities;

namespace CommunityCollab.GraphQL;

/// <summary>Lets tools ask for a directive's deprecated arguments too (<c>__Directive.args(includeDeprecated:)</c>), as graphql-js and Rover do;
/// the library lets them only for fields and inputs.</summary>
internal sealed class DeprecatedDirectiveArguments : BaseSchemaNodeVisitor
{
    private const string Argument = "includeDeprecated";

    /// <inheritdoc/>
    public override void VisitSchema(ISchema schema)
    {
        if (schema.AllTypes["__Directive"] is IObjectGraphType type && type.Fields.Find("args") is { } field && schema.AllTypes["Boolean"] is { } boolean)
        {
            field.Arguments = new QueryArguments(new QueryArgument(boolean) { Name = Argument, DefaultValue = false });
            field.Resolver = new FuncFieldResolver<IEnumerable<QueryArgument>>(context =>
                (((Directive)context.Source!).Arguments ?? []).Where(one => one.DeprecationReason is null || context.GetArgument<bool>(Argument)));
        }
    }
}
