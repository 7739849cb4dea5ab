using System.Globalization;
using System.Text.Json.Nodes;

namespace CommunityCollab.Replay;

/// <summary>Compares what the server made of the votes with what the publisher counted and found.</summary>
internal sealed class Verdict(ApiClient api, string activityId, Conversation conversation)
{
    /// <summary>How many statements have other counts than the publisher's.</summary>
    public async Task<int> MismatchesAsync(long version, CancellationToken cancellation)
    {
        JsonNode tally;
        do
        {
            await Task.Delay(100, cancellation);
            tally = (await api.AskAsync("query($id: ID!) { activity(id: $id) { tally(view: ROWS) { version cells { key n } } } }", new { id = activityId }, cancellation))["activity"]!["tally"]!;
        }
        while ((long)tally["version"]! < version);

        var cells = tally["cells"]!.AsArray().ToDictionary(cell => (string)cell!["key"]!, cell => (int)cell!["n"]!);
        return conversation.Statements.Count(statement =>
            new VoteCounts(Of(statement, "agree"), Of(statement, "disagree"), Of(statement, "pass")) != conversation.Counts[statement.Id]);

        int Of(RecordedStatement statement, string vote) => cells.GetValueOrDefault($"{statement.ItemId}/{vote}");
    }

    /// <summary>Removes what the conversation's moderators rejected; groups are found without it.</summary>
    public async Task ModerateAsync(CancellationToken cancellation)
    {
        foreach (var statement in conversation.Statements.Where(statement => statement.IsRejected))
        {
            await api.ChangeAsync("moderateText", "ModerateTextInput", "item { id }",
                new { activityId, key = statement.ItemId, state = "REMOVED", reason = "OFF_TOPIC", note = "Rejected by the conversation's moderators" }, cancellation);
        }
    }

    /// <summary>The number of groups.</summary>
    public async Task<int> KAsync(CancellationToken cancellation) =>
        (int)(await api.AskAsync("query($id: ID!) { activity(id: $id) { opinionGroups(view: ROWS) { k } } }", new { id = activityId }, cancellation))["activity"]!["opinionGroups"]!["k"]!;

    /// <summary>Each voter's own group, as they learn it themselves; voters who are in none are left out.</summary>
    public async Task<Dictionary<string, string>> GroupsAsync(IReadOnlyDictionary<string, string> tokens, CancellationToken cancellation)
    {
        var groups = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (voter, participantToken) in tokens)
        {
            var own = (await api.AskAsync(
                "query($id: ID!, $token: String!) { activity(id: $id) { ownOpinionGroup(participantToken: $token) { state index } } }",
                new { id = activityId, token = participantToken }, cancellation))["activity"]!["ownOpinionGroup"]!;
            if ((string)own["state"]! != "NOT_GROUPED")
            {
                groups[voter] = ((int?)own["index"])?.ToString(CultureInfo.InvariantCulture) ?? "hidden";
            }
        }

        return groups;
    }

    /// <summary>The share of people whom both put in the same group, under the best matching of the groups' names.</summary>
    public double Agreement(IReadOnlyDictionary<string, string> groups)
    {
        var both = conversation.GroupOf.Where(published => groups.ContainsKey(published.Key)).Select(published => (Theirs: published.Value, Ours: groups[published.Key])).ToList();
        var theirs = both.Select(pair => pair.Theirs).Distinct().ToList();
        var ours = both.Select(pair => pair.Ours).Distinct().ToList();
        var same = both.GroupBy(pair => pair).ToDictionary(pairs => pairs.Key, pairs => pairs.Count());
        return both.Count == 0 ? 0 : (double)Best(theirs, ours) / both.Count;

        int Best(List<string> left, List<string> right) => left.Count == 0 ? 0 : Math.Max(
            Best(left[1..], right),
            right.Select(name => same.GetValueOrDefault((left[0], name)) + Best(left[1..], [.. right.Where(other => other != name)])).DefaultIfEmpty(0).Max());
    }
}
