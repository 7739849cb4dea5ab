using System.Security.Claims;
using CommunityCollab.GraphQL.Transports.Documents;
using GraphQL;

namespace CommunityCollab.GraphQL.Transports;

/// <summary>Executes prepared operations within the limits, the same way for every transport.</summary>
internal sealed class OperationExecution(IDocumentExecuter executer, GraphQLTransportOptions options, MaskedErrors errors)
{
    private readonly Func<global::GraphQL.Execution.UnhandledExceptionContext, Task> _mask = errors.MaskAsync;

    /// <summary>Executes <paramref name="operation"/>; failures of our own come back masked in the result.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was cancelled.</exception>
    public Task<ExecutionResult> ExecuteAsync(
        PreparedOperation operation,
        IDictionary<string, object?> userContext,
        ClaimsPrincipal user,
        IServiceProvider services,
        CancellationToken cancellation) => executer.ExecuteAsync(new PreparedExecution(operation)
        {
            Query = operation.Document.Text,
            Document = operation.Document.Syntax,
            OperationName = operation.OperationName,
            Variables = operation.Variables,
            Extensions = operation.Extensions,
            UserContext = userContext,
            User = user,
            RequestServices = services,
            CancellationToken = cancellation,
            Timeout = options.Limits.ExecutionTime,
            UnhandledExceptionDelegate = _mask,
        });
}
