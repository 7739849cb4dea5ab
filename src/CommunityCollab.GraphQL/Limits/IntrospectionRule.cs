using GraphQL.Validation;
using GraphQL.Validation.Rules.Custom;

namespace CommunityCollab.GraphQL.Limits;

/// <summary>Refuses introspection to callers whom <see cref="GraphQLLimits.MayIntrospect"/> does not allow it.</summary>
internal sealed class IntrospectionRule(GraphQLLimits limits) : ValidationRuleBase
{
    /// <inheritdoc/>
    public override ValueTask<INodeVisitor?> GetPreNodeVisitorAsync(ValidationContext context) =>
        limits.MayIntrospect(context.UserContext) ? default : NoIntrospectionValidationRule.Instance.GetPreNodeVisitorAsync(context);
}
