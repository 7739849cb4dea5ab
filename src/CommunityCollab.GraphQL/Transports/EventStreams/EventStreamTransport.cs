using CommunityCollab.GraphQL.Transports.Documents;
using CommunityCollab.GraphQL.Transports.Responses;
using CommunityCollab.GraphQL.Transports.Sharing;
using GraphQL;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Hosting;

namespace CommunityCollab.GraphQL.Transports.EventStreams;

/// <summary>Server-sent events, one operation a connection ("distinct connections" of the graphql-sse protocol).</summary>
internal sealed class EventStreamTransport(
    OperationExecution execution,
    SharedSubscriptions subscriptions,
    ResponseJson json,
    GraphQLTransportOptions options,
    TimeProvider time,
    IHostApplicationLifetime lifetime)
{
    /// <summary>Answers a query or mutation with its one event.</summary>
    public async Task AnswerAsync(HttpContext http, PreparedOperation operation, Admission admission) =>
        await AnswerAsync(http, await execution.ExecuteAsync(
            operation, admission.UserContext, http.User, http.RequestServices, http.RequestAborted));

    /// <summary>Streams a subscription until one side ends it.</summary>
    public async Task StreamAsync(HttpContext http, PreparedOperation operation, Admission admission)
    {
        using var watcher = subscriptions.Watch(operation, admission.UserContext, http.User);
        Begin(http.Response);
        using var stream = new EventStream(http, watcher, admission.Revoked, lifetime.ApplicationStopping);
        using var heartbeat = time.CreateTimer(static state => ((EventStream)state!).Beat(), stream, options.Heartbeat, options.Heartbeat);
        await stream.RunAsync();
    }

    /// <summary>
    /// Tells in the stream what is wrong with a document: a browser's <c>EventSource</c> learns nothing of an answer
    /// with an error status but that there was one.
    /// </summary>
    public Task RefuseAsync(HttpContext http, Refusal refusal) => AnswerAsync(http, new ExecutionResult(refusal.Error));

    private async Task AnswerAsync(HttpContext http, ExecutionResult result)
    {
        using var buffer = JsonBuffer.Rent();
        json.Write(buffer.Writer, result);
        var only = SubscriptionEvent.Create(buffer.Written.Span, null);
        Begin(http.Response);
        await http.Response.BodyWriter.WriteAsync(only.Frame, http.RequestAborted);
        await http.Response.BodyWriter.WriteAsync(EventStream.Complete, http.RequestAborted);
    }

    private static void Begin(HttpResponse response)
    {
        response.HttpContext.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        response.Headers.ContentType = ResponseForms.EventStream;
        response.Headers.CacheControl = "no-cache, no-store";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.Vary = "Accept";

        // Nginx and those who copied it hold events back without this.
        response.Headers["X-Accel-Buffering"] = "no";
    }
}
