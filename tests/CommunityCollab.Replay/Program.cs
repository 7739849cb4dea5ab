using System.CommandLine;
using CommunityCollab.Replay;

var folder = new Argument<DirectoryInfo>("FOLDER") { Description = "A conversation: votes.csv, comments.csv and participants-votes.csv." };
var server = new Option<string?>("--server") { Description = "The server to play on; one of its own on a fresh store when left out." };
var token = new Option<string?>("--token") { Description = "A staff or agency token of that server." };
var speed = new Option<string>("--speed") { Description = "Votes a second, or max.", DefaultValueFactory = _ => "max" };
var agreement = new Option<double>("--min-agreement") { Description = "The least share of people in the same group as published.", DefaultValueFactory = _ => 0.80 };
var json = new Option<FileInfo?>("--json") { Description = "Where to write the figures." };
var command = new RootCommand("Plays a recorded opinion conversation through the API and compares what comes out.") { folder, server, token, speed, agreement, json };
command.Validators.Add(given =>
{
    if (given.GetValue(server) is { } url && !Uri.IsWellFormedUriString(url, UriKind.Absolute))
    {
        given.AddError("--server is a whole address, such as http://localhost:5080.");
    }

    if (given.GetValue(server) is not null && given.GetValue(token) is null)
    {
        given.AddError("--server needs --token.");
    }

    if (given.GetValue(speed) is { } pace && pace != "max" && !(int.TryParse(pace, out var rate) && rate > 0))
    {
        given.AddError("--speed is a whole number of votes a second, or max.");
    }
});
command.SetAction((given, cancellation) => Performance.RunAsync(
    given.GetValue(folder)!, given.GetValue(server) is { } url ? new Uri(url) : null, given.GetValue(token),
    int.TryParse(given.GetValue(speed), out var rate) ? rate : null,
    given.GetValue(agreement), given.GetValue(json), cancellation));
return await command.Parse(args).InvokeAsync();
