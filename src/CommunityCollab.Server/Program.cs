using CommunityCollab.Server;

try
{
    var options = ServerOptions.Read(args);
    var app = ServerHost.Build(args, options);
    await ServerHost.StartAsync(app, options);
    await app.WaitForShutdownAsync();
    return 0;
}
catch (InvalidConfigurationException wrong)
{
    await Console.Error.WriteLineAsync(wrong.Message);
    return 2;
}
