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
    /// What reading the schema costs, however much of it and however large it is: the tools that need it ask for all of it at
    /// once, and nothing in it can be paged. A document can do so a few times over, not hundreds. How deep one reading may go is
    /// for <see cref="DocumentShape"/> to say.
    /// </summary>
    private const double IntrospectionCost = 2_000;

    /// <summary>The name of a type costs next to nothing, and clients ask for it everywhere.</summary>
    private const double TypeNameCost = 0.02;

    public static IGraphQLBuilder AddCostLimit(this IGraphQLBuilder builder, GraphQLLimits limits) =>
        builder.AddComplexityAnalyzer(complexity => Configure(complexity, limits));

    private static void Configure(ComplexityOptions complexity, GraphQLLimits limits)
    {
        var byPageSize = complexity.DefaultComplexityImpactDelegate;
        complexity.DefaultListImpactMultiplier = limits.AssumedListSize;
        complexity.DefaultComplexityImpactDelegate = field => field.FieldDefinition.Name switch
        {
            "__schema" or "__type" => new(IntrospectionCost, 0),
            "__typename" => new(TypeNameCost, 1),
            _ => AtLeastOne(byPageSize(field)),
        };
        complexity.ValidateComplexityDelegate = context =>
        {
            if (context.TotalImpact > limits.Cost)
            {
                context.Error = LimitError.Cost(context.TotalImpact, limits.Cost);
            }

            return Task.CompletedTask;
        };
    }

    /// <summary>A page size below one, which the resolver will refuse, must not make other fields cheaper.</summary>
    private static FieldComplexityResult AtLeastOne(FieldComplexityResult result) =>
        new(result.FieldImpact, Math.Max(1, result.ChildImpactMultiplier));
}
