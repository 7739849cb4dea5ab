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
    /// <param name="findings">What was found, or a page of it.</param>
    /// <param name="page">Which page that is, from 1.</param>
    /// <param name="hasMore">Whether there is another page.</param>
    /// <param name="problem">Why what was asked last was not done; null when it was.</param>
    public static IResult Import(ImportRow import, string importId, IReadOnlyList<Finding> findings, int page, bool hasMore, Problem? problem) =>
        new RazorComponentResult<ImportPage>(new { Import = import, ImportId = importId, Findings = findings, Page = page, HasMore = hasMore, Problem = problem })
        {
            StatusCode = problem is null ? StatusCodes.Status200OK : StatusCodes.Status409Conflict,
        };

    /// <summary>There is no such page for whoever asks.</summary>
    public static IResult NotFound() => PublicPages.NotFound();
}
