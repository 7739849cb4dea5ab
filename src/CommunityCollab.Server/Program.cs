using CommunityCollab.Server;
using CommunityCollab.Server.Starting;

ServerOptions? options = null;
try
{
    options = CommandLine.Read(args);
    return options is null ? 0 : await ServerHost.RunAsync(options);
}
catch (Exception failure)
{
    await Console.Error.WriteLineAsync(StartFailure.Sentence(failure, options));
    return 2;
}
