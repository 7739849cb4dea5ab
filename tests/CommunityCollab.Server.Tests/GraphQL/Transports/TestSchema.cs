using GraphQL;
using GraphQL.Types;
using IdAttribute = GraphQL.IdAttribute;

namespace CommunityCollab.Server.Tests.GraphQL.Transports;

#pragma warning disable CA1822 // GraphQL fields of a type are members of it, whether they need the instance or not.

/// <summary>The smallest schema that has something of everything the transports carry.</summary>
[Name("Query")]
internal sealed class TestQuery
{
    public static string Hello(string name = "world") => $"Hello, {name}!";

    public static string? Who(IResolveFieldContext context) => context.UserContext["who"] as string;

    public static IEnumerable<Item> Items(int first = 10) => Enumerable.Range(1, Math.Min(first, 100)).Select(number => new Item(number));

    public static Nest Nest() => new();

    public static string? Broken() => throw new InvalidOperationException("the answer was: my secret");

    public static async Task<string> Slow(CancellationToken cancellationToken)
    {
        await Task.Delay(TimeSpan.FromSeconds(30), cancellationToken);
        return "at last";
    }

    public static double Ratio() => 0.5;

    public static DateTimeOffset At() => new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    public static int? Checked([CheckBelowTen] int value) => value;
}

[Name("Mutation")]
internal sealed class TestMutation
{
    public static Receipt Submit(SubmitInput input) => new() { Id = input.SubmissionId, Answers = input.Answers.Count };

    public static Tick Publish(string channel, string text, [FromServices] Feeds feeds) => feeds[channel].Publish(text);
}

[Name("Subscription")]
internal sealed class TestSubscription
{
    public static IObservable<Tick?> Ticks(string channel, [FromServices] Feeds feeds) => feeds[channel];

    public static IObservable<Tick?> Ending() => new EndingFeed();

    public static IObservable<Tick?> Unavailable() => throw new InvalidOperationException("no such luck");

    private sealed class EndingFeed : IObservable<Tick?>, IDisposable
    {
        public IDisposable Subscribe(IObserver<Tick?> observer)
        {
            observer.OnNext(new Tick { Version = 1, Text = "only" });
            observer.OnCompleted();
            return this;
        }

        public void Dispose()
        {
        }
    }
}

internal sealed record Item(int Number)
{
    public IEnumerable<Item> Items(int first = 10) => Enumerable.Range(1, Math.Min(first, 100)).Select(number => new Item(number));
}

internal sealed class Nest
{
    public int Depth => 0;

    public Nest Inner() => this;
}

internal sealed class Tick
{
    public required int Version { get; init; }

    public required string Text { get; init; }
}

internal sealed class Receipt
{
    [Id]
    public required string Id { get; init; }

    public required int Answers { get; init; }
}

internal sealed class SubmitInput
{
    [Id]
    public required string SubmissionId { get; init; }

    public required List<AnswerInput> Answers { get; init; }
}

internal sealed class AnswerInput
{
    public required string Item { get; init; }

    public int? Choice { get; init; }
}

[AttributeUsage(AttributeTargets.Parameter)]
internal sealed class CheckBelowTenAttribute : GraphQLAttribute
{
    public override void Modify(QueryArgument queryArgument) =>
        queryArgument.Validate(value =>
        {
            if (value is int and >= 10)
            {
                throw new ArgumentException("too large");
            }
        });
}
