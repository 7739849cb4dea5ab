using System.CommandLine;
using CommunityCollab.Benchmarks;
using CommunityCollab.Benchmarks.ForeignIds;
using CommunityCollab.Benchmarks.Load;
using CommunityCollab.Benchmarks.Onboarding;
using CommunityCollab.Benchmarks.Peer;
using CommunityCollab.Benchmarks.Starting;
using CommunityCollab.Benchmarks.Submit;
using CommunityCollab.Benchmarks.Subscribers;

var json = new Option<FileInfo?>("--json") { Description = "Where to write the figures." };
var rounds = new Option<int>("--rounds") { Description = "How often each side is measured, in turns.", DefaultValueFactory = _ => 5 };
var seconds = new Option<double>("--seconds") { Description = "How long each round takes.", DefaultValueFactory = _ => 5 };

var submit = new Command("submit", "Durable contributions over GraphQL beside a bare JSON POST.") { rounds, seconds, json };
submit.SetAction((given, cancellation) => Figures.ReportAsync(
    "submit", SubmitBenchmark.RunAsync(given.GetValue(rounds), TimeSpan.FromSeconds(given.GetValue(seconds)), cancellation), given.GetValue(json)));

var subscribers = new Option<int>("--subscribers") { Description = "How many watch.", DefaultValueFactory = _ => 5_000 };
var perSecond = new Option<int>("--rate") { Description = "Contributions a second.", DefaultValueFactory = _ => 1_000 };
var length = new Option<double>("--seconds") { Description = "How long contributions come.", DefaultValueFactory = _ => 30 };
var watch = new Command("subscribers", "How soon all watchers see an acknowledged contribution, and what one costs.") { subscribers, perSecond, length, json };
watch.SetAction((given, cancellation) => Figures.ReportAsync(
    "subscribers",
    SubscribersBenchmark.RunAsync(given.GetValue(subscribers), given.GetValue(perSecond), TimeSpan.FromSeconds(given.GetValue(length)), cancellation),
    given.GetValue(json)));

var peer = new Command("peer", "Durable contributions beside PostGraphile on PostgreSQL; installs both when missing.") { rounds, seconds, json };
peer.SetAction((given, cancellation) => Figures.ReportAsync(
    "peer", PeerBenchmark.RunAsync(given.GetValue(rounds), TimeSpan.FromSeconds(given.GetValue(seconds)), cancellation), given.GetValue(json)));

var districts = new Option<int>("--districts") { Description = "How many districts the file has.", DefaultValueFactory = _ => 1_000 };
var schools = new Option<int>("--schools") { Description = "How many schools it has.", DefaultValueFactory = _ => 10_000 };
var onboarding = new Command("onboarding", "A state's districts and schools from one file, beside bare inserts.") { districts, schools, rounds, json };
onboarding.SetAction((given, cancellation) => Figures.ReportAsync(
    "onboarding", OnboardingBenchmark.RunAsync(given.GetValue(districts), given.GetValue(schools), given.GetValue(rounds), cancellation), given.GetValue(json)));

var things = new Option<int>("--things") { Description = "How many foreign and unknown ids each operation is asked for.", DefaultValueFactory = _ => 300 };
var foreignIds = new Command("foreign-ids", "Whether the time of a refusal tells a foreign id from one that names nothing.") { things, json };
foreignIds.SetAction((given, cancellation) => Figures.ReportAsync("foreign-ids", ForeignIdsBenchmark.RunAsync(given.GetValue(things), cancellation), given.GetValue(json)));

var coldStart = new Command("cold-start", "How long a start takes until it is ready, and the first answer after it.") { rounds, json };
coldStart.SetAction((given, cancellation) => Figures.ReportAsync("cold-start", ColdStartBenchmark.RunAsync(given.GetValue(rounds), cancellation), given.GetValue(json)));

var starts = new Option<int>("--starts") { Description = "How many starts are ended.", DefaultValueFactory = _ => 200 };
var seed = new Option<int>("--seed") { Description = "What the moments are drawn from.", DefaultValueFactory = _ => 8 };
var endedStarts = new Command("ended-starts", "Ends starts at random moments of their first two seconds; each next one must serve.") { starts, seed, json };
endedStarts.SetAction((given, cancellation) => Figures.ReportAsync(
    "ended-starts", EndedStartsBenchmark.RunAsync(given.GetValue(starts), given.GetValue(seed), cancellation), given.GetValue(json)));

var killed = new Option<int>("--kills") { Description = "How often the server is killed.", DefaultValueFactory = _ => 100 };
var kills = new Command("kills", "Kills a server under load again and again; nothing acknowledged may be lost or counted twice.") { killed, json };
kills.SetAction((given, cancellation) => Figures.ReportAsync("kills", KillsBenchmark.RunAsync(given.GetValue(killed), cancellation), given.GetValue(json)));

var url = new Argument<string>("URL");
var bareServer = new Command("bare-server", "Serves the baseline; the benchmarks start it themselves.") { url };
bareServer.Hidden = true;
bareServer.SetAction((given, cancellation) => BareServer.RunAsync(given.GetValue(url)!, cancellation));

var command = new RootCommand("Measures what the design promises, each figure beside its baseline from the same run.") { submit, watch, peer, onboarding, foreignIds, coldStart, endedStarts, kills, bareServer };
return await command.Parse(args).InvokeAsync();
