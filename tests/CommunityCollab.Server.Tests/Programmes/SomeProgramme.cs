namespace CommunityCollab.Server.Tests.Programmes;

/// <summary>A programme as an agency would write it: two locked questions, and a window that is open.</summary>
internal static class SomeProgramme
{
    public static object Heard { get; } = new
    {
        key = "heard",
        type = "SINGLE_CHOICE",
        prompt = "Is your voice heard?",
        required = true,
        options = new[] { new { key = "yes", label = "Yes" }, new { key = "no", label = "No" } },
    };

    public static object Climate { get; } = new { key = "climate", type = "SCALE", prompt = "How is the climate?", low = 1, high = 5 };

    public static object Of(string title, DateTimeOffset? opensAt = null, DateTimeOffset? closesAt = null, object? releaseRule = null) => new
    {
        title,
        about = $"{title}: what people who work in schools think of where they work.",
        core = new { title = "Conditions", identity = "CONFIDENTIAL", responses = "ONE_PER_PARTICIPANT", mostLocalItems = 2, items = new[] { Heard, Climate } },
        opensAt = opensAt ?? DateTimeOffset.UtcNow,
        closesAt = closesAt ?? DateTimeOffset.UtcNow.AddDays(30),
        releaseRule,
    };
}
