using CommunityCollab.Server;
using CommunityCollab.Server.Starting;

ServerOptions? options = null;
try
{
    options = CommandLine.Read(args);
    if (options is not null)
    {
        using var logs = LoggerFactory.Create(logging => logging.AddSimpleConsole(console => console.SingleLine = true));
        await using var server = new ServerHost(options, Console.Out, logs);
        await server.RunAsync();
    }

    return 0;
}
catch (Exception failure)
{
    await Console.Error.WriteLineAsync(StartFailure.Sentence(failure, options));
    return 2;
}
