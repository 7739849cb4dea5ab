using CommunityCollab.Server.Tests.Api;
using CommunityCollab.Server.Tests.GraphQL;
using GraphQL;
using GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;

namespace CommunityCollab.Server.Tests.Protocols;

/// <summary>Every list of the schema, found in the schema itself, is read in pages without gap or repetition from either end, and takes no
/// cursor but its own.</summary>
public sealed class ConnectionTests(ConnectionWorld world) : IClassFixture<ConnectionWorld>
{
    private static IReadOnlyList<(string Type, FieldType Field)> Lists
    {
        get
        {
            return [.. ApiSchema.Instance.AllTypes.OfType<IObjectGraphType>().SelectMany(type => type.Fields
                .Where(listed => listed.ResolvedType!.GetNamedType().Name.EndsWith("Connection", StringComparison.Ordinal))
                .Select(listed => (type.Name, listed)))];
        }
    }

    [Fact]
    public async Task Every_list_is_read_page_by_page_from_either_end()
    {
        Assert.True(Lists.Count > 12);
        foreach (var (type, field) in Lists)
        {
            var list = world.List(type, field.Name);
            var whole = await list.ReadAsync("first: 100");
            var ids = whole.Ids;
            Assert.True(ids.Count == whole.TotalCount, $"{list}: {whole}");
            Assert.True(ids.Count >= ConnectionWorld.FewestIn(list.Name), $"{list} has {ids.Count} things; put more into the world of this test.");
            Assert.Equal(ids.Count, ids.Distinct().Count());

            Assert.Equal(ids, await WalkAsync(list, "first: 1", "after", page => page.HasNextPage, page => page.EndCursor));
            Assert.Equal(ids.Reverse(), await WalkAsync(list, "last: 1", "before", page => page.HasPreviousPage, page => page.StartCursor));
            Assert.Equal(ids.TakeLast(2), (await list.ReadAsync("last: 2")).Ids);
        }
    }

    [Fact]
    public async Task Another_lists_cursor_is_refused()
    {
        var lists = Lists.Select(list => world.List(list.Type, list.Field.Name)).ToArray();
        var cursors = (await Task.WhenAll(lists.Select(list => list.ReadAsync("first: 1")))).Select(page => page.EndCursor).ToList();
        foreach (var list in lists)
        {
            foreach (var cursor in cursors.Where((cursor, place) => cursor is not null && lists[place] != list))
            {
                Assert.Equal("INVALID_CURSOR", await list.CodeAsync($"after: \"{cursor}\""));
                Assert.Equal("INVALID_CURSOR", await list.CodeAsync($"before: \"{cursor}\""));
            }
        }
    }

    [Fact]
    public async Task The_cursor_of_a_list_of_another_thing_or_narrowed_otherwise_is_refused()
    {
        var districts = world.List("Query", "districts");
        var cursor = (await districts.ReadAsync("first: 1, search: \"i\"")).EndCursor;
        Assert.Equal("INVALID_CURSOR", await districts.CodeAsync($"after: \"{cursor}\""));
        Assert.Equal("INVALID_CURSOR", await districts.CodeAsync($"after: \"{cursor}\", search: \"s\""));
        Assert.Null(await districts.CodeAsync($"after: \"{cursor}\", search: \"i\""));

        var (one, other) = (world.TextItems(world.Opinion), world.TextItems(world.OtherOpinion));
        Assert.Equal("INVALID_CURSOR", await other.CodeAsync($"after: \"{(await one.ReadAsync("first: 1")).EndCursor}\""));
    }

    [Fact]
    public async Task Who_goes_on_from_the_last_cursor_meets_every_thought_in_the_order_in_which_they_came()
    {
        var activity = await world.Api.OpenActivityAsync(world.Staff, ConnectionWorld.Confidential(new { exchange = new { question = "What do you hope for?" } }));
        var list = world.TextItems(activity);
        List<string> seen = [];
        string? cursor = null;
        for (var number = 0; number < 30; number++)
        {
            var participantToken = await world.Api.JoinAsync(activity);
            var sent = await world.Api.ChangeAsync("submitContribution", "SubmitContributionInput", "receipt { receivedAt }",
                new { activityId = activity, submissionId = Guid.NewGuid(), participantToken, contribution = new { thought = new { text = $"Thought {number}" } } });
            Assert.NotNull(sent["receipt"]);
            var page = await list.ReadAsync(cursor is null ? "first: 10" : $"first: 10, after: \"{cursor}\"");
            Assert.Single(page.Ids);
            seen.AddRange(page.Ids);
            cursor = page.EndCursor;
        }

        Assert.Equal(seen, (await list.ReadAsync("first: 100")).Ids);
    }

    [Fact]
    public async Task Who_goes_on_from_the_last_cursor_meets_what_was_brought_on_in_one_moment_in_the_order_in_which_it_came()
    {
        var list = world.List("Query", "districts");
        var cursor = (await list.ReadAsync("last: 1")).EndCursor;
        var districts = Enumerable.Range(0, 50).Select(number => new { name = $"In one moment {number * 37 % 50}" }).ToArray();
        var added = await world.Api.ChangeAsync("addDistricts", "AddDistrictsInput", "districts { id name }", new { districts }, list.Token);
        var byName = added["districts"]!.AsArray().ToDictionary(district => (string)district!["name"]!, district => (string)district!["id"]!);
        Assert.Equal(districts.Select(district => byName[district.name]), (await list.ReadAsync($"first: 100, after: \"{cursor}\"")).Ids);
    }

    [Fact]
    public async Task A_campaign_that_becomes_public_comes_last_for_whoever_has_read_the_public_ones()
    {
        var (older, _) = await world.Api.CampaignAsync(world.Staff, ApiClient.Poll(), null, "IN_REVIEW");
        var (newer, _) = await world.Api.CampaignAsync(world.Staff, ApiClient.Poll());
        var list = new ConnectionList(world.Api, "Query.campaigns", null, null);
        var before = await list.ReadAsync("last: 1");
        Assert.Equal([newer], before.Ids);

        Assert.NotNull((await world.Api.MoveAsync(world.Staff, older, "SCHEDULED"))["campaign"]);

        Assert.Equal([older], (await list.ReadAsync($"first: 10, after: \"{before.EndCursor}\"")).Ids);
    }

    [Fact]
    public async Task A_statement_that_was_hidden_comes_last_when_people_see_it_again()
    {
        var list = world.TextItems(world.OtherOpinion);
        var before = await list.ReadAsync("first: 100");
        foreach (var state in (string[])["HELD", "VISIBLE"])
        {
            var moderated = await world.Api.ChangeAsync("moderateText", "ModerateTextInput", "item { id key text state }",
                new { activityId = world.OtherOpinion, key = "s1", state, note = "Looked at again" }, world.Staff);
            Assert.Equal("Statement 1", (string?)moderated["item"]!["text"]);
        }

        var after = await list.ReadAsync($"first: 10, after: \"{before.EndCursor}\"");
        Assert.Equal([before.Ids[0]], after.Ids);
    }

    [Fact]
    public async Task Whatever_is_on_an_edge_is_found_again_by_its_id()
    {
        foreach (var (type, field) in Lists)
        {
            var list = world.List(type, field.Name);
            foreach (var id in (await list.ReadAsync("first: 3")).Ids)
            {
                var answer = await world.Api.AskAsync("query($id: ID!) { node(id: $id) { __typename id } }", new { id }, list.Token);
                Assert.True(id == (string?)answer["data"]?["node"]?["id"], $"{list}: {answer.ToJsonString()}");
            }
        }
    }

    [Fact]
    public async Task A_tally_has_an_id_of_its_own_by_view_and_is_found_by_it()
    {
        const string Query = "query($id: ID!) { activity(id: $id) { tally { id activityId } staff: tally(view: STAFF) { id } } }";
        var activity = (await world.Api.AskAsync(Query, new { id = world.Opinion }, world.Staff))["data"]!["activity"]!;
        var (own, staff) = ((string)activity["tally"]!["id"]!, (string)activity["staff"]!["id"]!);
        Assert.NotEqual(own, staff);

        const string Find = "query($id: ID!) { node(id: $id) { ... on Tally { id view activityId } } }";
        Assert.Equal("PUBLIC", (string?)(await world.Api.AskAsync(Find, new { id = own }))["data"]!["node"]!["view"]);
        Assert.Equal("STAFF", (string?)(await world.Api.AskAsync(Find, new { id = staff }, world.Staff))["data"]!["node"]!["view"]);
        Assert.Equal("UNAUTHENTICATED", await world.Api.CodeAsync(Find, variables: new { id = staff }));
    }

    private static async Task<List<string>> WalkAsync(ConnectionList list, string size, string bound, Func<ConnectionPage, bool> isMore, Func<ConnectionPage, string?> next)
    {
        var seen = new List<string>();
        var page = await list.ReadAsync(size);
        seen.AddRange(page.Ids);
        while (isMore(page))
        {
            page = await list.ReadAsync($"{size}, {bound}: \"{next(page)}\"");
            Assert.Single(page.Ids);
            seen.AddRange(page.Ids);
        }

        return seen;
    }
}
