using CommunityCollab.GraphQL.Ide;
using CommunityCollab.GraphQL.Transports.Documents;
using CommunityCollab.GraphQL.Transports.EventStreams;
using CommunityCollab.GraphQL.Transports.Http;
using CommunityCollab.GraphQL.Transports.Requests;
using CommunityCollab.GraphQL.Transports.Responses;
using CommunityCollab.GraphQL.Transports.Sockets;
using CommunityCollab.GraphQL.Transports.Throttling;
using GraphQLParser.AST;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace CommunityCollab.GraphQL.Transports;

/// <summary>The one path of the API: decides which transport a request is for, and takes it through the checks all share.</summary>
internal sealed class GraphQLEndpoint(
    GraphQLTransportOptions options,
    DocumentCache documents,
    HttpAnswer answer,
    EventStreamTransport eventStreams,
    WebSocketTransport sockets,
    MaskedErrors errors)
{
    public async Task HandleAsync(HttpContext http)
    {
        try
        {
            if (http.WebSockets.IsWebSocketRequest)
            {
                await AcceptSocketAsync(http);
            }
            else if (ServesIdeTo(http.Request))
            {
                await IdePage.ServeAsync(http);
            }
            else
            {
                await HandleRequestAsync(http);
            }
        }
        catch (Exception failure) when (failure is ConnectionResetException
            || (failure is OperationCanceledException && http.RequestAborted.IsCancellationRequested))
        {
            // The client has gone; there is nobody to answer.
        }
        catch (Exception failure) when (!http.Response.HasStarted)
        {
            var masked = new Refusal(StatusCodes.Status500InternalServerError, errors.Mask(failure, "(transport)"));
            await answer.RefuseAsync(http, ResponseForm.Json, masked);
        }
    }

    private bool ServesIdeTo(HttpRequest request) =>
        options.ServeIde && HttpMethods.IsGet(request.Method)
        && !RequestQueryString.HasOperation(request.Query) && ResponseForms.WantsPage(request.Headers.Accept);

    private async Task HandleRequestAsync(HttpContext http)
    {
        var form = ResponseForms.Choose(http.Request.Headers.Accept);
        if (RefuseOutright(http, form) is { } refusal)
        {
            await answer.RefuseAsync(http, form, refusal);
            return;
        }

        var caller = new GraphQLCaller(form == ResponseForm.EventStream ? GraphQLTransport.EventStream : GraphQLTransport.Http);
        var admission = await options.Admit(http, caller, http.RequestAborted);
        var lease = options.Throttle.Ask(http, admission);
        if (!lease.IsAcquired)
        {
            await answer.RefuseAsync(http, form, Throttled.Refuse(http, lease, Throttled.TooOften(lease)));
            return;
        }

        if (RefuseCaller(http.Request, admission) is { } unwelcome)
        {
            await answer.RefuseAsync(http, form, unwelcome);
            return;
        }

        var (request, malformed) = HttpMethods.IsGet(http.Request.Method)
            ? RequestQueryString.Read(http.Request.Query)
            : await RequestBody.ReadAsync(http.Request, options.Limits.RequestBytes, http.RequestAborted);
        if (request is null)
        {
            await answer.RefuseAsync(http, form, malformed!);
            return;
        }

        var (operation, invalid) = documents.Prepare(request);
        if ((invalid ?? RefuseOperation(http.Request, form, operation!)) is { } impossible)
        {
            await (form == ResponseForm.EventStream && impossible.OfDocument
                ? eventStreams.RefuseAsync(http, impossible)
                : answer.RefuseAsync(http, form, impossible));
            return;
        }

        if (operation!.Mutations > 1)
        {
            lease = options.Throttle.Ask(http, admission, operation.Mutations - 1);
            if (!lease.IsAcquired)
            {
                await answer.RefuseAsync(http, form, Throttled.Refuse(http, lease, Throttled.TooOften(lease)));
                return;
            }
        }

        await (form == ResponseForm.EventStream
            ? StreamAsync(http, operation!, admission)
            : answer.ExecuteAsync(http, form, operation!, admission));
    }

    private async Task AcceptSocketAsync(HttpContext http)
    {
        using var lease = options.Throttle.Connect(http);
        await (lease.IsAcquired
            ? sockets.AcceptAsync(http)
            : answer.RefuseAsync(http, ResponseForm.Json, Throttled.Refuse(http, lease, Throttled.TooManyOpen(lease))));
    }

    private async Task StreamAsync(HttpContext http, PreparedOperation operation, Admission admission)
    {
        if (operation.Type != OperationType.Subscription)
        {
            await eventStreams.AnswerAsync(http, operation, admission);
            return;
        }

        using var lease = options.Throttle.Watch(http, admission);
        await (lease.IsAcquired
            ? eventStreams.StreamAsync(http, operation, admission)
            : answer.RefuseAsync(http, ResponseForm.EventStream, Throttled.Refuse(http, lease, Throttled.TooManyOpen(lease))));
    }

    private static Refusal? RefuseOutright(HttpContext http, ResponseForm form)
    {
        var isGet = HttpMethods.IsGet(http.Request.Method);
        if (!isGet && !HttpMethods.IsPost(http.Request.Method))
        {
            http.Response.Headers.Allow = "GET, POST";
            return Refusal.Request("METHOD_NOT_ALLOWED", "Use POST, or GET for queries.", StatusCodes.Status405MethodNotAllowed);
        }

        return form == ResponseForm.None
            ? Refusal.Request(
                "NOT_ACCEPTABLE",
                "Accept application/graphql-response+json, application/json or text/event-stream.",
                StatusCodes.Status406NotAcceptable)
            : isGet ? null : RequestBody.RefuseContentType(http.Request);
    }

    private static Refusal? RefuseCaller(HttpRequest request, Admission admission)
    {
        if (admission.RefusedCode is { } code)
        {
            request.HttpContext.Response.Headers[HeaderNames.WWWAuthenticate] = "Bearer";
            return Refusal.Request(code, admission.RefusedMessage, StatusCodes.Status401Unauthorized);
        }

        return admission.ByCookie && !SameOrigin.Allows(request)
            ? Refusal.Request("CROSS_SITE", "A signed-in browser may call this only from our own pages.", StatusCodes.Status403Forbidden)
            : null;
    }

    private static Refusal? RefuseOperation(HttpRequest request, ResponseForm form, PreparedOperation operation)
    {
        if (operation.Type == OperationType.Mutation && HttpMethods.IsGet(request.Method))
        {
            request.HttpContext.Response.Headers.Allow = "POST";
            return Refusal.Request("METHOD_NOT_ALLOWED", "Send mutations by POST.", StatusCodes.Status405MethodNotAllowed);
        }

        return operation.Type == OperationType.Subscription && form != ResponseForm.EventStream
            ? Refusal.Request(
                "SUBSCRIPTION_NEEDS_STREAM",
                "Subscribe with Accept: text/event-stream, or over a WebSocket with graphql-transport-ws.",
                StatusCodes.Status406NotAcceptable)
            : null;
    }
}
