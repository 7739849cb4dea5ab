using System.Collections.Frozen;
using GraphQL;
using GraphQL.DI;
using GraphQL.Types;
using GraphQL.Validation;
using GraphQL.Validation.Rules;

namespace CommunityCollab.GraphQL.Transports.Documents;

/// <summary>
/// Lets a document that was validated before skip the rules of the GraphQL specification, which look only at the
/// document and the schema. Every other rule (cost, rights, introspection) depends on the caller or on variables
/// and runs again. GraphQL.NET's own cache asks each such rule to be registered with <c>useForCachedDocuments</c>,
/// and skips those that forgot, its complexity analyzer among them; here a rule runs unless it is known to be safe to skip.
/// </summary>
internal sealed class ValidateOnce(DocumentCache cache) : IConfigureExecution
{
    private static readonly FrozenSet<IValidationRule> OfTheSpecification = DocumentValidator.CoreRules.ToFrozenSet();

    /// <summary>After the steps that add rules, which have 100.</summary>
    public float SortOrder => 200;

    /// <inheritdoc/>
    public async Task<ExecutionResult> ExecuteAsync(ExecutionOptions options, ExecutionDelegate next)
    {
        if (options is not PreparedExecution { Operation: var operation })
        {
            return await next(options);
        }

        if (operation.Document.Validated)
        {
            options.ValidationRules = RulesThatStillApply(options);
        }

        var result = await next(options);
        if (result.Executed && !operation.Document.Validated)
        {
            cache.Keep(operation);
        }

        return result;
    }

    private static List<IValidationRule> RulesThatStillApply(ExecutionOptions options)
    {
        var rules = new List<IValidationRule>();
        foreach (var rule in options.ValidationRules ?? [])
        {
            if (!OfTheSpecification.Contains(rule))
            {
                rules.Add(rule);
            }
        }

        // The one core rule that looks at the values of arguments, and so at variables.
        if (options.Schema is Schema schema && schema.GetMetadata<bool>(FieldArgumentsAreValidRule.HAS_FIELD_ARGUMENT_VALIDATION_KEY))
        {
            rules.Add(FieldArgumentsAreValidRule.Instance);
        }

        return rules;
    }
}
