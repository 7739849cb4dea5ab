using GraphQL;
using GraphQL.DI;
using GraphQL.Validation.Complexity;

namespace CommunityCollab.GraphQL.Limits;

/// <summary>
/// Sets up GraphQL.NET's complexity analyzer. It runs on every request, also for a document validated before,
/// because the cost depends on the sizes of pages, and those are often variables.
/// </summary>
internal static class CostRule
{
    /// <summary>
    /// Reading the whole schema as the usual tools do comes to about a fifth of the default limit with this
    /// weight; without it the assumed sizes of the nested lists would refuse every such tool.
    /// </summary>
    private const double IntrospectionWeight = 0.02;

    public static IGraphQLBuilder AddCostLimit(this IGraphQLBuilder builder, GraphQLLimits limits) =>
        builder.AddComplexityAnalyzer(complexity => Configure(complexity, limits));

    private static void Configure(ComplexityOptions complexity, GraphQLLimits limits)
    {
        var byPageSize = complexity.DefaultComplexityImpactDelegate;
        complexity.DefaultListImpactMultiplier = limits.AssumedListSize;
        complexity.DefaultComplexityImpactDelegate = field => IsIntrospection(field.FieldDefinition.Name)
            ? new(IntrospectionWeight, IntrospectionWeight)
            : AtLeastOne(byPageSize(field));
        complexity.ValidateComplexityDelegate = context =>
        {
            if (context.TotalImpact > limits.Cost)
            {
                context.Error = LimitError.Cost(context.TotalImpact, limits.Cost);
            }

            return Task.CompletedTask;
        };
    }

    private static bool IsIntrospection(string field) => field is "__schema" or "__type" or "__typename";

    /// <summary>A page size below one, which the resolver will refuse, must not make other fields cheaper.</summary>
    private static FieldComplexityResult AtLeastOne(FieldComplexityResult result) =>
        new(result.FieldImpact, Math.Max(1, result.ChildImpactMultiplier));
}
