using System.Text;
using GraphQL;
using Microsoft.AspNetCore.Http;

namespace CommunityCollab.GraphQL.Transports.Requests;

/// <summary>Reads the parameters of a GET. Parameters of other names are left alone: links collect them on their way.</summary>
internal static class RequestQueryString
{
    public static bool HasOperation(IQueryCollection parameters) =>
        parameters.ContainsKey("query") || parameters.ContainsKey("documentId") || parameters.ContainsKey("extensions");

    public static (OperationRequest? Request, Refusal? Refusal) Read(IQueryCollection parameters)
    {
        foreach (var name in (ReadOnlySpan<string>)["query", "operationName", "variables", "extensions", "documentId"])
        {
            if (parameters[name].Count > 1)
            {
                return (null, RequestJson.Wrong($"{name} is given twice."));
            }
        }

        var request = new OperationRequest
        {
            Query = NullIfEmpty(parameters["query"]),
            OperationName = NullIfEmpty(parameters["operationName"]),
        };
        if (!TryReadInputs(parameters["variables"], out var variables))
        {
            return (null, RequestJson.Wrong("variables must be an object in JSON."));
        }

        if (!TryReadInputs(parameters["extensions"], out var extensions))
        {
            return (null, RequestJson.Wrong("extensions must be an object in JSON."));
        }

        request.Variables = variables;
        request.Extensions = extensions;
        return RequestJson.SetDocumentId(request, NullIfEmpty(parameters["documentId"])) is { } wrong
            ? (null, wrong)
            : RequestJson.Finish(request);
    }

    private static bool TryReadInputs(string? json, out Inputs? inputs)
    {
        inputs = null;
        if (string.IsNullOrEmpty(json))
        {
            return true;
        }

        if (!RequestJson.TryReadObject(Encoding.UTF8.GetBytes(json), out var members))
        {
            return false;
        }

        inputs = members is null ? null : new Inputs(members);
        return true;
    }

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
