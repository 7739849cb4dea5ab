namespace CommunityCollab.Server.Tests.Limits;

public sealed class ConfigurationTests
{
    [Theory]
    [InlineData("Limits", "Limits:PublicPerAddress:Burst=0")]
    [InlineData("Limits", "Limits:ExecutionTime=00:00:00")]
    [InlineData("PublicPerAdress", "Limits:PublicPerAdress:Burst=10")]
    [InlineData("SocketsPerAddress", "Limits:SocketsPerAddress=many")]
    [InlineData("the-proxy", "Proxies:0=the-proxy")]
    [InlineData("Smtp:From", "Smtp:Host=127.0.0.1", "PublicUrl=https://collab.example")]
    [InlineData("PublicUrl", "Smtp:Host=127.0.0.1", "Smtp:From=no-reply@collab.example")]
    [InlineData("PublicUrl", "Smtp:Host=127.0.0.1", "Smtp:From=no-reply@collab.example", "PublicUrl=collab.example")]
    [InlineData("Smtp", "Smtp:Hots=127.0.0.1")]
    public async Task A_configuration_that_cannot_be_meant_keeps_the_server_from_starting_and_says_what_is_wrong(string named, params string[] settings)
    {
        await using var server = new ServerProcess();

        var ended = await server.RunToEndAsync([.. settings.Select(setting => $"--{setting}")], TestContext.Current.CancellationToken);

        var said = ended.Error + ended.Output;
        Assert.Equal(2, ended.ExitCode);
        Assert.Contains(named, said, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
    }
}
