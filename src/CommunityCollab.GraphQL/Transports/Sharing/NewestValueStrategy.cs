using GraphQL;
using GraphQL.Execution;
using GraphQL.MicrosoftDI;
using Microsoft.Extensions.DependencyInjection;
using ExecutionContext = GraphQL.Execution.ExecutionContext;

namespace CommunityCollab.GraphQL.Transports.Sharing;

/// <summary>
/// Executes subscriptions with a scope of services for each event, and without a queue between the source and the
/// execution: GraphQL.NET's own strategy keeps every value that arrives while one is being executed.
/// </summary>
internal sealed class NewestValueStrategy(IServiceScopeFactory scopes, GraphQLTransportOptions options)
    : ScopedSubscriptionExecutionStrategy(scopes)
{
    /// <inheritdoc/>
    protected override async Task<IObservable<ExecutionResult>?> ResolveResponseStreamAsync(ExecutionContext context, ExecutionNode node)
    {
        IObservable<object?> source;
        try
        {
            var resolver = node.FieldDefinition.StreamResolver
                ?? throw new InvalidOperationException($"The field {node.Field.Name} has no source stream.");
            source = await resolver.ResolveAsync(new ReadonlyResolveFieldContext(node, context))
                ?? throw new InvalidOperationException($"The field {node.Field.Name} gave no source stream.");
        }
        catch (OperationCanceledException) when (context.CancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception failure)
        {
            context.Errors.Add(await ExplainAsync(context, node, failure));
            return null;
        }

        // The given context is disposed when the subscription has begun.
        var kept = CloneExecutionContext(context, default);
        return new NewestValues(
            source,
            (value, cancellation) => ExecuteEventAsync(kept, node, value, cancellation),
            failure => ExplainAsync(kept, node, failure));
    }

    private async Task<ExecutionResult> ExecuteEventAsync(ExecutionContext kept, ExecutionNode node, object? value, CancellationToken cancellation)
    {
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        time.CancelAfter(options.Limits.ExecutionTime);
        using var context = CloneExecutionContext(kept, time.Token);
        var result = await ProcessDataAsync(context, node, value);
        return time.IsCancellationRequested && !cancellation.IsCancellationRequested ? new ExecutionResult(new TimeoutError()) : result;
    }

    private async Task<ExecutionError> ExplainAsync(ExecutionContext context, ExecutionNode node, Exception failure)
    {
        var error = failure as ExecutionError ?? await HandleExceptionAsync(context, node, failure, "The subscription failed.");
        error.Path = node.ResponsePath;
        error.AddLocation(node.Field, context.Document);
        return error;
    }
}
