using GraphQL;
using Microsoft.AspNetCore.Http;

namespace CommunityCollab.GraphQL.Transports;

/// <summary>Why a request is not executed.</summary>
/// <param name="Status">The HTTP status that says so.</param>
/// <param name="Error">The one error of the answer.</param>
/// <param name="OfDocument">
/// True when the request itself was well formed and its GraphQL was not. GraphQL over HTTP answers those with 200
/// where the client accepts only <c>application/json</c>, and event streams tell them as an event.
/// </param>
internal sealed record Refusal(int Status, ExecutionError Error, bool OfDocument = false)
{
    public static Refusal Request(string code, string message, int status = StatusCodes.Status400BadRequest) =>
        new(status, new TransportError(code, message));

    public static Refusal Document(ExecutionError error) => new(StatusCodes.Status400BadRequest, error, OfDocument: true);
}
