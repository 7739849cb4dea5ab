using CommunityCollab.Data.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace CommunityCollab.Data.Mail;

/// <summary>The mails that are to be sent.</summary>
/// <param name="records">The records.</param>
/// <param name="time">The clock.</param>
public sealed class Outbox(Records records, TimeProvider time)
{
    private const int LongestError = 500;

    /// <summary>The mails to try now, those due longest first.</summary>
    /// <param name="most">How many at most.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public async Task<IReadOnlyList<MailRow>> DueAsync(int most, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        await using var read = records.Read(TenantScope.System);
        return await read.Outbox
            .Where(row => row.SentAt == null && row.GivenUpAt == null && row.DueAt <= now)
            .OrderBy(row => row.DueAt)
            .Take(most)
            .ToListAsync(cancellation);
    }

    /// <summary>Begins an attempt. When to try again is written before it is made, so that a store that takes no writes keeps mails
    /// from going out, and not from being known to have gone.</summary>
    /// <param name="id">The mail.</param>
    /// <param name="again">When to try again, should nothing more be heard of this attempt.</param>
    /// <returns>Whether to send it; not when it was taken back meanwhile.</returns>
    public async Task<bool> BeginAsync(Guid id, DateTimeOffset again)
    {
        var isWanted = false;
        await ChangeAsync(id, row =>
        {
            isWanted = row.SentAt is null && row.GivenUpAt is null;
            if (isWanted)
            {
                row.Attempts++;
                row.DueAt = again;
            }
        });
        return isWanted;
    }

    /// <summary>A mail server took it.</summary>
    public Task SentAsync(Guid id) => ChangeAsync(id, row =>
    {
        row.SentAt = time.GetUtcNow();
        row.Body = "";
    });

    /// <summary>It was not taken: it is tried again when its attempt said, or never.</summary>
    /// <param name="id">The mail.</param>
    /// <param name="error">What the mail server said.</param>
    /// <param name="isFinal">Whether to give up.</param>
    public Task FailedAsync(Guid id, string error, bool isFinal) => ChangeAsync(id, row =>
    {
        row.LastError = error.Length <= LongestError ? error : error[..LongestError];
        if (isFinal)
        {
            GiveUp(row);
        }
    });

    /// <summary>Takes back, inside a change, what was written about a thing and not sent yet.</summary>
    /// <param name="context">The change.</param>
    /// <param name="about">The thing.</param>
    public void TakeBack(CollabContext context, Guid about)
    {
        foreach (var row in context.Outbox.Where(row => row.About == about && row.SentAt == null && row.GivenUpAt == null))
        {
            GiveUp(row);
        }
    }

    private void GiveUp(MailRow row)
    {
        row.GivenUpAt = time.GetUtcNow();
        row.Body = "";
    }

    private Task ChangeAsync(Guid id, Action<MailRow> change) => records.WriteAsync(context =>
    {
        if (context.Outbox.FirstOrDefault(row => row.Id == id) is { } row)
        {
            change(row);
        }
    });
}
