using CommunityCollab.Core.Access;
using CommunityCollab.Data;
using CommunityCollab.Data.Access;
using CommunityCollab.GraphQL.Access;
using CommunityCollab.GraphQL.Audit;
using CommunityCollab.GraphQL.Transports;
using Microsoft.EntityFrameworkCore;

namespace CommunityCollab.Server.Audit;

/// <summary>Writes the audit log out, line by line as it is read.</summary>
internal static class AuditExport
{
    /// <summary>Maps <c>GET /audit/export</c>. It takes the credentials the API takes, and the same filters.</summary>
    public static void MapAuditExport(this WebApplication app) => app.MapGet("/audit/export", ExportAsync);

    private static async Task ExportAsync(HttpContext http, GraphQLTransportOptions transports, Records records, AuditLog audit, string? format, [AsParameters] Wanted wanted)
    {
        var admission = await transports.Admit(http, new GraphQLCaller(GraphQLTransport.Http), http.RequestAborted);
        var reader = admission.UserContext.TryGetValue(Caller.Key, out var caller) ? (caller as Caller)?.Principal : null;
        if (reader is null || !reader.Scopes.Contains(Scopes.AuditRead))
        {
            await RefuseAsync(http, reader is null ? StatusCodes.Status401Unauthorized : StatusCodes.Status403Forbidden, $"Send a credential with the scope '{Scopes.AuditRead}'.");
            return;
        }

        if (admission.ByCookie && !SameOrigin.Allows(http.Request))
        {
            await RefuseAsync(http, StatusCodes.Status403Forbidden, "A signed-in browser may ask for this only from our own pages.");
            return;
        }

        if (Form(format, http.Response.Body) is not { } form)
        {
            await RefuseAsync(http, StatusCodes.Status400BadRequest, "'format' is csv or jsonl.");
            return;
        }

        var action = reader.DistrictId is null ? AuditAction.AgencyAuditExported : AuditAction.DistrictAuditExported;
        await audit.NoteAsync(reader, action, reader.TenantId, null, wanted.ToString());
        http.Response.ContentType = form.MediaType;
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"audit.{form.Extension}\"";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        await using (form)
        {
            await using var read = records.Read(reader.TenantScope);
            await foreach (var row in wanted.Filter.Of(read.Audit).OrderBy(row => row.Place).AsAsyncEnumerable().WithCancellation(http.RequestAborted))
            {
                await form.WriteAsync(row);
            }
        }
    }

    private static AuditLines? Form(string? format, Stream body) => format switch
    {
        null or "csv" => new CsvLines(body),
        "jsonl" => new JsonLines(body),
        _ => null,
    };

    private static Task RefuseAsync(HttpContext http, int status, string message)
    {
        http.Response.StatusCode = status;
        return http.Response.WriteAsync(message, http.RequestAborted);
    }

    /// <summary>The filters, as they stand in the address.</summary>
    internal sealed record Wanted(string? ActorId, string? Action, string? SubjectId, DateTimeOffset? From, DateTimeOffset? Until)
    {
        public AuditFilter Filter => new(AuditIds.Read(ActorId), Action, AuditIds.Read(SubjectId), From, Until);

        public override string ToString()
        {
            (string Name, string? Value)[] parts =
                [("actorId", ActorId), ("action", Action), ("subjectId", SubjectId), ("from", From?.ToString("O")), ("until", Until?.ToString("O"))];
            return string.Join(' ', parts.Where(part => part.Value is not null).Select(part => $"{part.Name}={part.Value}"));
        }
    }
}
