namespace CommunityCollab.Server.Tests.Hostile;

/// <summary>A few submission ids, so that many requests use one that was used with another body.</summary>
internal static class SubmissionIds
{
    public static string Some => Of(0);

    public static string Of(int n) => new Guid(n, 7, 7, 1, 2, 3, 4, 5, 6, 7, 8).ToString();
}
