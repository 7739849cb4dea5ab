using CommunityCollab.Server.Tests.Starting;

namespace CommunityCollab.Server.Tests.Limits;

public sealed class ConfigurationTests
{
    [Theory]
    [InlineData("'Limits:PublicPerAddress:Burst' must be above zero", "Limits:PublicPerAddress:Burst=0")]
    [InlineData("'Limits:ExecutionTime' must be above zero", "Limits:ExecutionTime=00:00:00")]
    [InlineData("'Limits:PublicPerAdress'; the nearest is 'Limits:PublicPerAddress'", "Limits:PublicPerAdress:Burst=10")]
    [InlineData("'Limits:PublicPerAddress' is a group: give 'Limits:PublicPerAddress:Burst'", "Limits:PublicPerAddress=10")]
    [InlineData("'Limits:SocketsPerAddress' must be a whole number", "Limits:SocketsPerAddress=many")]
    [InlineData("'Proxies' lists 'the-proxy'", "Proxies:0=the-proxy")]
    [InlineData("Smtp:From", "Smtp:Host=127.0.0.1", "PublicUrl=https://collab.example")]
    [InlineData("PublicUrl", "Smtp:Host=127.0.0.1", "Smtp:From=no-reply@collab.example")]
    [InlineData("PublicUrl", "Smtp:Host=127.0.0.1", "Smtp:From=no-reply@collab.example", "PublicUrl=collab.example")]
    [InlineData("'Smtp:Hots'; the nearest is 'Smtp:Host'", "Smtp:Hots=127.0.0.1")]
    [InlineData("'Smtp:Security' must be one of None", "Smtp:Security=tsl")]
    [InlineData("'Invitations:ValidFor' must be a length of time", "Invitations:ValidFor=two weeks")]
    [InlineData("'SignIn:Sesion'; the nearest is 'SignIn:Session'", "SignIn:Sesion=08:00:00")]
    [InlineData("'EntraId:ClientIdd'; the nearest is 'EntraId:ClientId'", "EntraId:ClientIdd=a")]
    [InlineData("'EntraId:TenantId' is missing", "EntraId:Instance=https://login.example/", "EntraId:ClientId=a")]
    public async Task A_configuration_that_cannot_be_meant_keeps_the_server_from_starting_and_says_what_is_wrong(string named, params string[] settings)
    {
        await using var server = new ServerProcess();

        await server.MustBeRefusedAsync(named, [.. settings.Select(setting => $"--{setting}")]);
        Assert.Empty(Directory.GetFileSystemEntries(server.Folder));
    }
}
