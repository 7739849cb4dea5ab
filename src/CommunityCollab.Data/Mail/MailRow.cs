namespace CommunityCollab.Data.Mail;

/// <summary>A mail to send. It is written in the transaction of what causes it, so that none is sent for what did not happen, and
/// none is forgotten for what did.</summary>
public sealed class MailRow
{
    /// <summary>Its id, which is also its <c>Message-ID</c>: a mail sent twice after a crash is one mail to its reader.</summary>
    public required Guid Id { get; init; }

    /// <summary>The agency on whose behalf it is sent.</summary>
    public required Guid AgencyId { get; init; }

    /// <summary>The district on whose behalf it is sent; null for the agency's own.</summary>
    public Guid? DistrictId { get; init; }

    /// <summary>What it is about, such as an invitation.</summary>
    public required Guid About { get; init; }

    /// <summary>Whom it is for, as an address and nothing else.</summary>
    public required string To { get; init; }

    /// <summary>Its subject.</summary>
    public required string Subject { get; init; }

    /// <summary>Its text; empty once it is sent or given up, since it may hold a link that is a key.</summary>
    public required string Body { get; set; }

    /// <summary>When it was written.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When to try next.</summary>
    public required DateTimeOffset DueAt { get; set; }

    /// <summary>When a mail server took it; null until then.</summary>
    public DateTimeOffset? SentAt { get; set; }

    /// <summary>When it was given up; null if it was not.</summary>
    public DateTimeOffset? GivenUpAt { get; set; }

    /// <summary>How often it was tried.</summary>
    public int Attempts { get; set; }

    /// <summary>What the mail server said last, when it did not take it.</summary>
    public string? LastError { get; set; }
}
