using CommunityCollab.Core.Onboarding;
using CommunityCollab.Core.Problems;
using CommunityCollab.Data.Onboarding;
using CommunityCollab.Web.Pages;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CommunityCollab.Web.Onboarding;

/// <summary>The pages on which an agency brings its districts on.</summary>
public static class OnboardingPages
{
    /// <summary>Where they are.</summary>
    public const string Path = "/onboarding";

    /// <summary>Offers to upload a file, and lists those that were.</summary>
    /// <param name="imports">The newest imports.</param>
    /// <param name="stateFips">The FIPS code of the agency's state.</param>
    /// <param name="problems">What was wrong with the upload; empty when nothing was.</param>
    public static IResult Imports(IReadOnlyList<ImportRow> imports, string stateFips, IReadOnlyList<Problem> problems) =>
        new RazorComponentResult<OnboardingPage>(new { Imports = imports, StateFips = stateFips, Problems = problems })
        {
            StatusCode = problems.Count > 0 ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK,
        };

    /// <summary>Shows the report on a file, and how far it is.</summary>
    /// <param name="import">The import.</param>
    /// <param name="importId">Its global id.</param>
    /// <param name="report">What was found.</param>
    /// <param name="problems">Why what was asked last was not done; empty when it was.</param>
    public static IResult Import(ImportRow import, string importId, ImportReportView report, IReadOnlyList<Problem> problems) =>
        new RazorComponentResult<ImportPage>(new { Import = import, ImportId = importId, Report = report, Problems = problems })
        {
            StatusCode = problems.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status409Conflict,
        };

    /// <summary>There is no such page for whoever asks.</summary>
    public static IResult NotFound() => PublicPages.NotFound();
}

/// <summary>What a page on an import shows of its report.</summary>
/// <param name="Findings">What was found, or a page of it, without what is only absent.</param>
/// <param name="Absent">What the agency has and the file has not.</param>
/// <param name="Page">Which page of findings that is, from 1.</param>
/// <param name="HasMore">Whether there is another page.</param>
/// <param name="Pairs">Districts of the file that may be ones the agency has.</param>
/// <param name="Sample">The first lines.</param>
/// <param name="Preview">How they are read.</param>
public sealed record ImportReportView(
    IReadOnlyList<Finding> Findings,
    IReadOnlyList<Finding> Absent,
    int Page,
    bool HasMore,
    IReadOnlyList<DistrictPair> Pairs,
    FileSample Sample,
    IReadOnlyList<PreviewLine> Preview);
