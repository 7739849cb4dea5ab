using System.CommandLine;
using CommunityCollab.Benchmarks;
using CommunityCollab.Benchmarks.Load;
using CommunityCollab.Benchmarks.Submit;

var json = new Option<FileInfo?>("--json") { Description = "Where to write the figures." };
var rounds = new Option<int>("--rounds") { Description = "How often each side is measured, in turns.", DefaultValueFactory = _ => 5 };
var seconds = new Option<double>("--seconds") { Description = "How long each round takes.", DefaultValueFactory = _ => 5 };

var submit = new Command("submit", "Durable contributions over GraphQL beside a bare JSON POST.") { rounds, seconds, json };
submit.SetAction((given, cancellation) => Figures.ReportAsync(
    "submit", SubmitBenchmark.RunAsync(given.GetValue(rounds), TimeSpan.FromSeconds(given.GetValue(seconds)), cancellation), given.GetValue(json)));

var url = new Argument<string>("URL");
var bareServer = new Command("bare-server", "Serves the baseline; the benchmarks start it themselves.") { url };
bareServer.Hidden = true;
bareServer.SetAction((given, cancellation) => BareServer.RunAsync(given.GetValue(url)!, cancellation));

var command = new RootCommand("Measures what the design promises, each figure beside its baseline from the same run.") { submit, bareServer };
return await command.Parse(args).InvokeAsync();
