using CommunityCollab.Data;
using CommunityCollab.Data.Tenancy;
using CommunityCollab.Web.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CommunityCollab.Web.Mail;

/// <summary>Shows the mails of a demo, where there is no mail server.</summary>
public static class DemoMail
{
    private const int Most = 50;

    /// <summary>Maps the page. Only for a demo: the mails hold links that are keys.</summary>
    public static void MapDemoMail(this WebApplication app) =>
        app.MapGet("/demo/mail", ShowAsync).AddEndpointFilter<PageHeaders>();

    private static async Task<IResult> ShowAsync(Records records, CancellationToken cancellation)
    {
        await using var read = records.Read(TenantScope.System);
        var mails = await read.Outbox.OrderByDescending(row => row.CreatedAt).ThenByDescending(row => row.Id).Take(Most).ToListAsync(cancellation);
        return new RazorComponentResult<DemoMailPage>(new { Mails = mails });
    }
}
