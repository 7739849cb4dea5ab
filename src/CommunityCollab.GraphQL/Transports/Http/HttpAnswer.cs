using CommunityCollab.GraphQL.Transports.Documents;
using CommunityCollab.GraphQL.Transports.Responses;
using GraphQL;
using Microsoft.AspNetCore.Http;

namespace CommunityCollab.GraphQL.Transports.Http;

/// <summary>Answers a request with one result, as GraphQL over HTTP says.</summary>
internal sealed class HttpAnswer(OperationExecution execution, ResponseJson json)
{
    public async Task ExecuteAsync(HttpContext http, ResponseForm form, PreparedOperation operation, Admission admission)
    {
        var result = await execution.ExecuteAsync(operation, admission.UserContext, http.User, http.RequestServices, http.RequestAborted);
        await WriteAsync(http, form, StatusOf(result, form), result);
    }

    public Task RefuseAsync(HttpContext http, ResponseForm form, Refusal refusal)
    {
        var status = refusal.OfDocument && form == ResponseForm.Json ? StatusCodes.Status200OK : refusal.Status;
        return WriteAsync(http, form, status, new ExecutionResult(refusal.Error));
    }

    /// <summary>
    /// An operation that ran has status 200, whatever its fields say. One that did not is the client's doing, or
    /// ours, and only clients of the older media type are told with status 200.
    /// </summary>
    private static int StatusOf(ExecutionResult result, ResponseForm form)
    {
        if (result.Executed)
        {
            return StatusCodes.Status200OK;
        }

        foreach (var error in result.Errors ?? [])
        {
            if (error.Code == "INTERNAL")
            {
                return StatusCodes.Status500InternalServerError;
            }
        }

        return form == ResponseForm.Json ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest;
    }

    private async Task WriteAsync(HttpContext http, ResponseForm form, int status, ExecutionResult result)
    {
        using var buffer = JsonBuffer.Rent();
        json.Write(buffer.Writer, result);
        var written = buffer.Written;
        var response = http.Response;
        response.StatusCode = status;
        response.ContentLength = written.Length;
        var headers = response.Headers;
        headers.ContentType = form == ResponseForm.GraphQLJson ? ResponseForms.GraphQLJson : ResponseForms.Json;
        headers.CacheControl = "no-store";
        headers.XContentTypeOptions = "nosniff";
        headers.Vary = "Accept";
        await response.BodyWriter.WriteAsync(written, http.RequestAborted);
    }
}
