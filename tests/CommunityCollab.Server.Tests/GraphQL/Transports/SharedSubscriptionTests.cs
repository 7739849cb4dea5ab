
namespace CommunityCollab.Server.Tests.GraphQL.Transports;

public class SharedSubscriptionTests(TransportServer server) : IClassFixture<TransportServer>
{
    [Fact]
    public async Task However_many_watch_it_is_executed_once()
    {
        var feed = server.Feeds["many"];
        var streams = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => EventSource.OpenTicksAsync(server, "many")));
        foreach (var stream in streams)
        {
            Assert.Equal("1", (await stream.ReadAsync()).Id);
        }

        feed.Publish("for all");
        foreach (var stream in streams)
        {
            Assert.Contains("for all", (await stream.ReadAsync()).Data, StringComparison.Ordinal);
        }

        Assert.Equal((1, 1), (feed.Subscribers, feed.Subscriptions));
        foreach (var stream in streams)
        {
            await stream.DisposeAsync();
        }

        await Eventually.TrueAsync(() => feed.Subscribers == 0, "the last to leave ended the execution");
    }

    [Fact]
    public async Task Who_comes_late_gets_the_last_event_at_once()
    {
        await using var early = await EventSource.OpenTicksAsync(server, "late");
        await early.ReadAsync();
        server.Feeds["late"].Publish("before you came");
        await early.ReadAsync();
        await using var late = await EventSource.OpenTicksAsync(server, "late");
        Assert.Contains("before you came", (await late.ReadAsync()).Data, StringComparison.Ordinal);
        Assert.Equal(1, server.Feeds["late"].Subscriptions);
    }

    [Fact]
    public async Task Callers_with_different_share_keys_share_nothing()
    {
        await using var anonymous = await EventSource.OpenTicksAsync(server, "keys");
        await using var alice = await EventSource.OpenTicksAsync(server, "keys", ("Authorization", "Bearer alice"));
        await using var aliceAgain = await EventSource.OpenTicksAsync(server, "keys", ("Authorization", "Bearer alice"));
        await using var bob = await EventSource.OpenTicksAsync(server, "keys", ("Authorization", "Bearer bob"));
        foreach (var stream in (EventSource[])[anonymous, alice, aliceAgain, bob])
        {
            await stream.ReadAsync();
        }

        Assert.Equal(3, server.Feeds["keys"].Subscriptions);
    }

    [Fact]
    public async Task The_order_of_variables_makes_no_difference()
    {
        const string query = "?query=subscription($channel:String!,$x:Boolean!){ticks(channel:$channel){version text @include(if:$x)}}&variables=";
        await using var one = await EventSource.OpenAsync(server, query + """{"channel":"order","x":true}""");
        await using var other = await EventSource.OpenAsync(server, query + """{"x":true,"channel":"order"}""");
        await using var different = await EventSource.OpenAsync(server, query + """{"x":false,"channel":"order"}""");
        foreach (var stream in (EventSource[])[one, other, different])
        {
            await stream.ReadAsync();
        }

        Assert.Equal(2, server.Feeds["order"].Subscriptions);
    }

    [Fact]
    public async Task After_its_end_a_subscription_starts_afresh_for_the_next_to_come()
    {
        await using (var stream = await EventSource.OpenTicksAsync(server, "afresh"))
        {
            await stream.ReadAsync();
            server.Feeds["afresh"].Complete();
            Assert.Equal("complete", (await stream.ReadAsync()).Name);
        }

        await using var next = await EventSource.OpenTicksAsync(server, "afresh");
        Assert.Equal("next", (await next.ReadAsync()).Name);
        Assert.Equal(2, server.Feeds["afresh"].Subscriptions);
    }

    [Fact]
    public async Task Coming_and_going_at_once_loses_no_one_and_leaves_nothing()
    {
        var feed = server.Feeds["churn"];
        await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => ComeAndGoAsync()));
        await Eventually.TrueAsync(() => feed.Subscribers == 0, "the source has no subscriber");

        async Task ComeAndGoAsync()
        {
            for (var round = 0; round < 25; round++)
            {
                await using var stream = await EventSource.OpenTicksAsync(server, "churn");
                Assert.Equal("next", (await stream.ReadAsync()).Name);
            }
        }
    }
}
