namespace CommunityCollab.Benchmarks.Load;

/// <summary>A server and what it is asked.</summary>
/// <param name="Url">Where it listens.</param>
/// <param name="Path">Where the requests go.</param>
/// <param name="Body">Their JSON, with <see cref="Guid.Empty"/> where the submission id belongs.</param>
/// <param name="Sign">What is in every answer that is right.</param>
/// <param name="ProcessorTime">How long processors have worked for the server; null when that is not measured.</param>
internal sealed record Target(Uri Url, string Path, string Body, string Sign, Func<TimeSpan>? ProcessorTime)
{
    /// <summary>What one connection asks.</summary>
    public RepeatedPost Post() => new(this);
}
