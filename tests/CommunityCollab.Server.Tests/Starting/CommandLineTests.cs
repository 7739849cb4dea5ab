using System.Net;
using System.Net.Sockets;

namespace CommunityCollab.Server.Tests.Starting;

public sealed class CommandLineTests
{
    [Fact]
    public async Task Help_prints_the_options_and_ends()
    {
        await using var server = new ServerProcess();
        var ended = await server.RunToEndAsync(["--help"], TestContext.Current.CancellationToken);

        Assert.Equal((0, ""), (ended.ExitCode, ended.Error));
        Assert.All((string[])["--data", "--demo", "--bootstrap", "--state", "--urls"], option => Assert.Contains(option, ended.Output, StringComparison.Ordinal));
        Assert.Empty(Directory.GetFileSystemEntries(server.Folder));
    }

    [Theory]
    [InlineData("'--demo'", "--dmeo")]
    [InlineData("'--demo'", "demo")]
    [InlineData("'--bootstrap'", "--bootsrap", "An agency")]
    [InlineData("'--bootstrap'", "--bootsrap=An agency")]
    [InlineData("'--Limits:SocketsPerAddress'", "--Limit:SocketsPerAddress=5")]
    [InlineData("'--PublicUrl'", "--PublicUrll=https://collab.example")]
    [InlineData("'Invitations:ValidFor'", "--Invitations:ValidFro=1.00:00:00")]
    [InlineData("--bootstrap needs a value", "--bootstrap", "--demo")]
    [InlineData("--bootstrap needs a value", "--bootstrap", "--dmeo")]
    [InlineData("--bootstrap needs a value", "--bootstrap", " ")]
    [InlineData("--state", "--bootstrap", "An agency", "--state", "Colorado")]
    [InlineData("--state", "--state", "08")]
    [InlineData("--environment needs a value", "--environment", "--demo")]
    public async Task What_cannot_be_meant_is_refused_with_what_may_have_been(string named, params string[] arguments)
    {
        await using var server = new ServerProcess();
        await server.MustBeRefusedAsync(named, arguments);
        Assert.Empty(Directory.GetFileSystemEntries(server.Folder));
    }

    [Fact]
    public async Task An_address_that_is_in_use_or_cannot_be_is_refused()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        await using var server = new ServerProcess();
        await server.MustBeRefusedAsync("in use", "--http_ports=", $"--Kestrel:Endpoints:Http:Url=http://127.0.0.1:{((IPEndPoint)other.LocalEndpoint).Port}");
        await server.MustBeRefusedAsync("203.0.113.1", "--Kestrel:Endpoints:Http:Url=http://203.0.113.1:8080");
    }

    [Fact]
    public async Task Settings_of_the_configuration_are_taken_in_either_form()
    {
        await using var server = new HostedServer { MoreSettings = ["environment=Production", "Logging:LogLevel:Default=Warning", "PublicUrl=https://collab.example"] };
        await server.StartAsync(TestContext.Current.CancellationToken);
    }
}
