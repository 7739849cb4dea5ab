using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace CommunityCollab.GraphQL.Transports.Responses;

/// <summary>The form a client wants its answer in.</summary>
internal enum ResponseForm
{
    /// <summary>None that we can give.</summary>
    None,

    /// <summary><c>application/json</c>, where well-formed answers have status 200 even when they are errors.</summary>
    Json,

    /// <summary><c>application/graphql-response+json</c>, where the status tells.</summary>
    GraphQLJson,

    /// <summary><c>text/event-stream</c>.</summary>
    EventStream,
}

/// <summary>Reads the <c>Accept</c> header.</summary>
internal static class ResponseForms
{
    public const string Json = "application/json; charset=utf-8";
    public const string GraphQLJson = "application/graphql-response+json; charset=utf-8";
    public const string EventStream = "text/event-stream; charset=utf-8";

    public static ResponseForm Choose(StringValues accept) => accept.Count switch
    {
        0 => ResponseForm.Json,
        1 => accept[0] switch
        {
            null or "" or "*/*" or "application/json" => ResponseForm.Json,
            "application/graphql-response+json" => ResponseForm.GraphQLJson,
            "text/event-stream" => ResponseForm.EventStream,
            _ => ChooseBest(accept),
        },
        _ => ChooseBest(accept),
    };

    /// <summary>Whether a browser asks for a page to show.</summary>
    public static bool WantsPage(StringValues accept)
    {
        foreach (var value in accept)
        {
            if (value?.Contains("text/html", StringComparison.OrdinalIgnoreCase) == true)
            {
                return true;
            }
        }

        return false;
    }

    private static ResponseForm ChooseBest(StringValues accept)
    {
        if (!MediaTypeHeaderValue.TryParseList(accept, out var accepted))
        {
            return ResponseForm.None;
        }

        var best = ResponseForm.None;
        var bestQuality = 0.0;
        foreach (var media in accepted)
        {
            var form = FormOf(media);
            var quality = media.Quality ?? 1;
            if (form != ResponseForm.None && quality > bestQuality)
            {
                (best, bestQuality) = (form, quality);
            }
        }

        return best;
    }

    private static ResponseForm FormOf(MediaTypeHeaderValue media)
    {
        if (media.Charset.HasValue && !media.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase))
        {
            return ResponseForm.None;
        }

        return media.MediaType.Value?.ToLowerInvariant() switch
        {
            "*/*" or "application/*" or "application/json" => ResponseForm.Json,
            "application/graphql-response+json" => ResponseForm.GraphQLJson,
            "text/event-stream" or "text/*" => ResponseForm.EventStream,
            _ => ResponseForm.None,
        };
    }
}
