using CommunityCollab.Core.Access;
using CommunityCollab.Core.Identity;
using CommunityCollab.Core.Onboarding;
using CommunityCollab.Core.Problems;
using CommunityCollab.Data;
using CommunityCollab.Data.Access;
using CommunityCollab.Data.Onboarding;
using CommunityCollab.Grains.Onboarding;
using CommunityCollab.GraphQL.Access;
using CommunityCollab.GraphQL.Transports;
using CommunityCollab.Server.SignIn;
using CommunityCollab.Web.Onboarding;
using CommunityCollab.Web.Pages;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.EntityFrameworkCore;

namespace CommunityCollab.Server.Onboarding;

/// <summary>Where an agency's staff bring districts on in their browser. For everyone else there is nothing here.</summary>
internal static class OnboardingEndpoints
{
    private const int ImportsShown = 50;
    private const int FindingsShown = 100;
    private const int FormOverhead = 64 * 1024;

    /// <summary>Maps the pages. What changes something comes from our own pages alone.</summary>
    public static void MapOnboardingPages(this WebApplication app)
    {
        var pages = app.MapGroup(OnboardingPages.Path).AddEndpointFilter<PageHeaders>();
        pages.MapGet("", (HttpContext http, Desk desk) => desk.WithAsync(http, who => ListAsync(desk, who, [])));
        pages.MapGet("/{id:guid}", (HttpContext http, Desk desk, Guid id, int? page) => desk.WithAsync(http, who => ShowAsync(desk, who, id, page ?? 1, [])));
        var changes = pages.MapGroup("").AddEndpointFilter(OwnPagesOnlyAsync).DisableAntiforgery();
        changes.MapPost("", (HttpContext http, Desk desk) => desk.WithAsync(http, who => UploadAsync(http, desk, who)));
        changes.MapPost("/{id:guid}/commit", (HttpContext http, Desk desk, Guid id) => desk.WithAsync(http, who => ChangeAsync(desk, who, id, async grain => Only(await grain.CommitAsync(who)))));
        changes.MapPost("/{id:guid}/confirm", (HttpContext http, Desk desk, Guid id) => desk.WithAsync(http, who => ChangeAsync(desk, who, id, async grain => Only(await grain.ConfirmAsync(who)))));
        changes.MapPost("/{id:guid}/mapping", (HttpContext http, Desk desk, Guid id) => desk.WithAsync(http, who => MapAsync(http, desk, who, id)));
        changes.MapPost("/{id:guid}/pairs", (HttpContext http, Desk desk, Guid id) => desk.WithAsync(http, who => DecideAsync(http, desk, who, id)));
        changes.MapPost("/{id:guid}/cancel", (HttpContext http, Desk desk, Guid id) => desk.WithAsync(http, who => ChangeAsync(desk, who, id, async grain => Only(await grain.CancelAsync(who)))));
    }

    private static IReadOnlyList<Problem> Only(Problem? problem) => problem is null ? [] : [problem];

    private static async Task<IResult> ListAsync(Desk desk, Principal who, IReadOnlyList<Problem> problems)
    {
        await using var read = desk.Records.Read(who.TenantScope);
        var imports = await read.Imports.OrderByDescending(row => row.CreatedAt).Take(ImportsShown).ToListAsync();
        return OnboardingPages.Imports(imports, await read.Agencies.Select(row => row.StateCode).SingleAsync(), problems);
    }

    private static async Task<IResult> ShowAsync(Desk desk, Principal who, Guid id, int page, IReadOnlyList<Problem> problems)
    {
        await using var read = desk.Records.Read(who.TenantScope);
        if (await read.Imports.FirstOrDefaultAsync(row => row.Id == id) is not { } import)
        {
            return OnboardingPages.NotFound();
        }

        var fips = await read.Agencies.Select(row => row.StateCode).SingleAsync();
        var file = await read.ImportFiles.Where(file => file.ImportId == id).Select(file => new { file.Report, file.SampleJson, file.PairsJson }).SingleAsync();
        var all = ImportReport.Unpack(file.Report).ToLookup(finding => finding.Code == FindingCode.Absent);
        var findings = all[false].ToList();
        var shown = Math.Clamp(page, 1, Math.Max(1, (findings.Count + FindingsShown - 1) / FindingsShown));
        var sample = ImportFileRow.SampleOf(file.SampleJson);
        var report = new ImportReportView(
            [.. findings.Skip((shown - 1) * FindingsShown).Take(FindingsShown)],
            [.. all[true]],
            shown,
            findings.Count > shown * FindingsShown,
            ImportFileRow.PairsOf(file.PairsJson),
            sample,
            sample.Preview(import.Mapping, fips, import.StatedFips));
        return OnboardingPages.Import(import, GlobalId.Of("Import", id), report, problems);
    }

    private static async Task<IResult> MapAsync(HttpContext http, Desk desk, Principal who, Guid id)
    {
        if (await SentForm.ReadAsync(http.Request) is not { } form)
        {
            return Results.BadRequest();
        }

        var choices = Enum.GetValues<DirectoryField>().Where(field => form.ContainsKey($"column.{field}"))
            .Select(field => new ColumnChoice(field, string.IsNullOrEmpty(form[$"column.{field}"]) ? null : form[$"column.{field}"].ToString())).ToList();
        return await ChangeAsync(desk, who, id, grain => grain.MapAsync(choices, who));
    }

    private static async Task<IResult> DecideAsync(HttpContext http, Desk desk, Principal who, Guid id)
    {
        const string Prefix = "pair.";
        if (await SentForm.ReadAsync(http.Request) is not { } form)
        {
            return Results.BadRequest();
        }

        var decisions = form.Keys.Where(key => key.StartsWith(Prefix, StringComparison.Ordinal))
            .Where(key => Enum.TryParse<PairDecision>(form[key], out _))
            .Select(key => new PairChoice(key[Prefix.Length..], Enum.Parse<PairDecision>(form[key]!))).ToList();
        var others = Enum.TryParse<PairDecision>(form["others"], out var decision) ? new OtherPairs(null, decision) : null;
        return await ChangeAsync(desk, who, id, grain => grain.DecideAsync(decisions, others, who));
    }

    private static async Task<IResult> UploadAsync(HttpContext http, Desk desk, Principal who)
    {
        http.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>().MaxRequestBodySize = DirectoryUploads.MostBytes + FormOverhead;
        if (await SentForm.ReadAsync(http.Request, DirectoryUploads.MostBytes + FormOverhead) is not { } form)
        {
            return await ListAsync(desk, who, [Problem.At(ProblemCode.Invalid, $"The file is larger than {DirectoryUploads.MostBytes / 1024 / 1024} MB, or did not arrive whole.", "file")]);
        }

        if (form.Files.GetFile("file") is not { } file)
        {
            return await ListAsync(desk, who, [Problem.At(ProblemCode.Required, "Choose a file first.", "file")]);
        }

        await using var read = desk.Records.Read(who.TenantScope);
        var state = form["restoreZeros"] == "yes" ? await read.Agencies.Select(row => row.StateCode).SingleAsync() : null;
        await using var content = file.OpenReadStream();
        var upload = new DirectoryUpload(file.FileName, await DirectoryUploads.CompressAsync(content, http.RequestAborted), state, []);
        var outcome = await desk.Uploads.StartAsync(who, upload, http.RequestAborted);
        return outcome.Value is { } row ? Results.Redirect(Address(row.Id)) : await ListAsync(desk, who, outcome.Problems);
    }

    private static async Task<IResult> ChangeAsync(Desk desk, Principal who, Guid id, Func<IImportGrain, Task<IReadOnlyList<Problem>>> change)
    {
        await using var read = desk.Records.Read(who.TenantScope);
        if (!await read.Imports.AnyAsync(row => row.Id == id))
        {
            return OnboardingPages.NotFound();
        }

        return await change(desk.Grains.GetGrain<IImportGrain>(id)) is { Count: > 0 } problems ? await ShowAsync(desk, who, id, 1, problems) : Results.Redirect(Address(id));
    }

    private static string Address(Guid id) => $"{OnboardingPages.Path}/{id:N}";

    private static ValueTask<object?> OwnPagesOnlyAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        SameOrigin.Allows(context.HttpContext.Request) ? next(context) : ValueTask.FromResult<object?>(Results.StatusCode(StatusCodes.Status403Forbidden));

    /// <summary>What the pages work with.</summary>
    internal sealed class Desk(Records records, IGrainFactory grains, DirectoryUploads uploads, GraphQLTransportOptions transports)
    {
        /// <summary>The records.</summary>
        public Records Records => records;

        /// <summary>The grains.</summary>
        public IGrainFactory Grains => grains;

        /// <summary>Takes files.</summary>
        public DirectoryUploads Uploads => uploads;

        /// <summary>Does something for an agency's administrator; asks others to sign in, or tells them that there is nothing here.</summary>
        public async Task<IResult> WithAsync(HttpContext http, Func<Principal, Task<IResult>> act)
        {
            var admission = await transports.Admit(http, new GraphQLCaller(GraphQLTransport.Http), http.RequestAborted);
            var who = admission.UserContext.TryGetValue(Caller.Key, out var found) && found is Caller { Principal: { } principal } ? principal : null;
            return who is { DistrictId: null } && who.Scopes.Contains(Scopes.TenantsWrite) ? await act(who)
                : who is null && !admission.ByCookie ? Results.Redirect($"{SignInEndpoints.Path}?returnUrl={Uri.EscapeDataString(OnboardingPages.Path)}")
                : OnboardingPages.NotFound();
        }
    }
}
