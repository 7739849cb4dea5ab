namespace CommunityCollab.Server.Demo;

internal static class DemoSeed
{
    public static Task RunAsync(IServiceProvider services, string url) => throw new InvalidOperationException($"{services} {url}");
}
