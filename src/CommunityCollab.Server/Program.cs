using CommunityCollab.Server;

ServerOptions options;
try
{
    options = ServerOptions.Read(args);
}
catch (ArgumentException wrong)
{
    await Console.Error.WriteLineAsync(wrong.Message);
    return 2;
}

var app = ServerHost.Build(args, options);
await ServerHost.StartAsync(app, options);
await app.WaitForShutdownAsync();
return 0;
