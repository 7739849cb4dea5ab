using CommunityCollab.Core.Access;
using CommunityCollab.Core.Identity;
using CommunityCollab.Core.Onboarding;
using CommunityCollab.Core.Problems;
using CommunityCollab.Data.Access;
using CommunityCollab.Grains.Onboarding;
using CommunityCollab.GraphQL.Access;
using CommunityCollab.GraphQL.Transports;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace CommunityCollab.Server.Onboarding;

/// <summary>Takes directory files that are larger than a request to the API may be: a nation's file of schools has tens of megabytes.
/// It does what <c>startImport</c> does, and answers with the import's id.</summary>
internal static class DirectoryEndpoint
{
    private const string Path = "/onboarding/files";
    private const string UsualName = "directory.csv";
    private const string ColumnPrefix = "column.";

    // Windows calls a .csv file what it opens it with.
    private static readonly string?[] Types =
        ["text/csv", "text/tab-separated-values", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "application/vnd.ms-excel", "application/octet-stream"];

    /// <summary>Maps <c>POST /onboarding/files?fileName=…&amp;stateCode=…&amp;column.LEAID=…</c>.</summary>
    public static void MapDirectoryUploads(this WebApplication app) => app.MapPost(Path, UploadAsync);

    private static async Task<IResult> UploadAsync(HttpContext http, GraphQLTransportOptions transports, DirectoryUploads uploads)
    {
        var admission = await transports.Admit(http, new GraphQLCaller(GraphQLTransport.Http), http.RequestAborted);
        if (admission.RefusedCode is { } refused)
        {
            return Error(StatusCodes.Status401Unauthorized, refused, admission.RefusedMessage);
        }

        if (admission.ByCookie && !SameOrigin.Allows(http.Request))
        {
            return Error(StatusCodes.Status403Forbidden, "CROSS_SITE", "A signed-in browser may call this only from our own pages.");
        }

        if (admission.UserContext.TryGetValue(Caller.Key, out var found) && found is Caller { Principal: { } who })
        {
            return who.Scopes.Contains(Scopes.TenantsWrite)
                ? await TakeAsync(http, uploads, who)
                : Error(StatusCodes.Status403Forbidden, "FORBIDDEN", $"This takes the scope '{Scopes.TenantsWrite}'. Ask an administrator for it.");
        }

        return Error(StatusCodes.Status401Unauthorized, "UNAUTHENTICATED", $"Send a credential with the scope '{Scopes.TenantsWrite}': Authorization: Bearer cc_…");
    }

    private static async Task<IResult> TakeAsync(HttpContext http, DirectoryUploads uploads, Principal who)
    {
        if (!MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var type) || !Types.Contains(type.MediaType.Value?.ToLowerInvariant()))
        {
            return Error(StatusCodes.Status415UnsupportedMediaType, "UNSUPPORTED_MEDIA_TYPE", $"Send the file itself, as one of: {string.Join(", ", Types)}.");
        }

        var declared = type.Charset.HasValue ? DirectoryUploads.EncodingOf(HeaderUtilities.RemoveQuotes(type.Charset).ToString()) : null;
        if (type.Charset.HasValue && declared is null)
        {
            return Error(StatusCodes.Status415UnsupportedMediaType, "UNSUPPORTED_CHARSET", $"Nobody here knows the charset '{type.Charset}'. Send UTF-8, or leave the charset out.");
        }

        if (ReadChoices(http.Request.Query, out var choices) is { } unknown)
        {
            return Error(StatusCodes.Status400BadRequest, "INVALID", unknown);
        }

        http.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>().MaxRequestBodySize = DirectoryUploads.MostBytes + 1;
        byte[]? content;
        try
        {
            content = await DirectoryUploads.CompressAsync(http.Request.Body, http.RequestAborted, declared);
        }
        catch (BadHttpRequestException broken)
        {
            return Error(broken.StatusCode, broken.StatusCode == StatusCodes.Status413PayloadTooLarge ? "REQUEST_TOO_LARGE" : "BAD_REQUEST", "The file is too large, or did not arrive whole.");
        }

        string? name = http.Request.Query["fileName"];
        var outcome = await uploads.StartAsync(who, new DirectoryUpload(string.IsNullOrWhiteSpace(name) ? UsualName : name, content, http.Request.Query["stateCode"], choices), http.RequestAborted);
        return outcome.Value is { } row
            ? Results.Json(new { importId = GlobalId.Of("Import", row.Id), state = row.State.ToString().ToUpperInvariant(), reason = row.Reason })
            : Results.Json(new { errors = outcome.Problems.Select(problem => new { code = Code(problem.Code), problem.Message, problem.Path }) }, statusCode: content is null ? StatusCodes.Status413PayloadTooLarge : StatusCodes.Status400BadRequest);
    }

    private static string? ReadChoices(IQueryCollection query, out IReadOnlyList<ColumnChoice> choices)
    {
        var read = new List<ColumnChoice>();
        choices = read;
        foreach (var (key, value) in query.Where(pair => pair.Key.StartsWith(ColumnPrefix, StringComparison.Ordinal)))
        {
            var name = key[ColumnPrefix.Length..].Replace("_", "", StringComparison.Ordinal);
            if (!Enum.TryParse<DirectoryField>(name, ignoreCase: true, out var field) || !Enum.IsDefined(field) || char.IsAsciiDigit(name[0]))
            {
                return $"'{key}' is no field of a directory file. The fields are the values of DirectoryField in the schema.";
            }

            read.Add(new(field, string.IsNullOrEmpty(value) ? null : value.ToString()));
        }

        return null;
    }

    private static IResult Error(int status, string code, string message) => Results.Json(new { errors = new[] { new { code, message } } }, statusCode: status);

    private static string Code(ProblemCode code) => code == ProblemCode.NotFound ? "NOT_FOUND" : code.ToString().ToUpperInvariant();
}
