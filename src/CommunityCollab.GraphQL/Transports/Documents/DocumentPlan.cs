using System.Collections.Concurrent;
using GraphQL.Execution;
using GraphQL.Types;
using GraphQL.Validation;
using GraphQLParser.AST;

namespace CommunityCollab.GraphQL.Transports.Documents;

/// <summary>
/// What is left to do at each request of a document whose validity and cost are known: read the variables, and
/// work out the arguments of the fields that have some.
/// </summary>
/// <param name="arguments">The fields with arguments.</param>
internal sealed class DocumentPlan(IReadOnlyList<(GraphQLField Field, FieldType Definition)> arguments)
{
    // Contexts remember where the document uses its variables, which takes a walk through it to find out.
    private readonly ConcurrentBag<ValidationContext> _contexts = [];

    /// <summary>Does it.</summary>
    public async Task<IValidationResult> RunAsync(ValidationOptions options)
    {
        var context = Rent(options);
        var (variables, errors) = await context.GetVariablesValuesAsync();
        foreach (var error in errors ?? [])
        {
            context.ReportError(error);
        }

        if (context.HasErrors)
        {
            return new ValidationResult(context.Errors) { Variables = variables };
        }

        var values = ArgumentsOf(context, variables);
        if (context.HasErrors)
        {
            return new ValidationResult(context.Errors) { Variables = variables, ArgumentValues = values };
        }

        Return(context);
        return new ValidationResult([]) { Variables = variables, ArgumentValues = values };
    }

    private Dictionary<GraphQLField, IDictionary<string, ArgumentValue>> ArgumentsOf(ValidationContext context, Variables variables)
    {
        var values = new Dictionary<GraphQLField, IDictionary<string, ArgumentValue>>(arguments.Count);
        foreach (var (field, definition) in arguments)
        {
            try
            {
                if (ExecutionHelper.GetArguments(definition.Arguments, field.Arguments, variables, context.Document, field, null) is { } found)
                {
                    values.Add(field, found);
                }
            }
            catch (ValidationError error)
            {
                context.ReportError(error);
            }
        }

        return values;
    }

    private ValidationContext Rent(ValidationOptions options)
    {
        if (!_contexts.TryTake(out var context))
        {
            context = new ValidationContext { TypeInfo = new TypeInfo(options.Schema), Schema = options.Schema, Document = options.Document, Operation = options.Operation };
        }

        context.UserContext = options.UserContext;
        context.Variables = options.Variables;
        context.Extensions = options.Extensions;
        context.Metrics = options.Metrics;
        context.RequestServices = options.RequestServices;
        context.User = options.User;
        context.CancellationToken = options.CancellationToken;
        return context;
    }

    // As many as ran at once are kept, each without what it knows of its request.
    private void Return(ValidationContext context)
    {
        context.UserContext = null!;
        context.Variables = null!;
        context.Extensions = null!;
        context.RequestServices = null;
        context.User = null;
        context.CancellationToken = default;
        _contexts.Add(context);
    }
}
