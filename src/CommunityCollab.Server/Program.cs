using CommunityCollab.Server;

var options = ServerOptions.Read(args);
var app = ServerHost.Build(args, options);
await ServerHost.StartAsync(app, options);
await app.WaitForShutdownAsync();
