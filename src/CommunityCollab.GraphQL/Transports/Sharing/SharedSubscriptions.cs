using System.Security.Claims;
using CommunityCollab.GraphQL.Transports.Documents;
using CommunityCollab.GraphQL.Transports.Responses;
using Microsoft.Extensions.DependencyInjection;

namespace CommunityCollab.GraphQL.Transports.Sharing;

/// <summary>
/// All subscriptions running in this process: one execution and one serialization for each distinct document,
/// operation, variables and group of callers, however many connections watch.
/// </summary>
internal sealed class SharedSubscriptions(
    OperationExecution execution, ResponseJson json, MaskedErrors errors, GraphQLTransportOptions options, IServiceScopeFactory scopes)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<SubscriptionKey, SharedSubscription> _running = [];

    /// <summary>
    /// Watches a subscription, starting it when nobody does yet. Whoever joins one that runs is asked for the same rights as who
    /// starts it, each time and by the same resolver, which also logs who watches. Failures to start or to be let in reach the watcher
    /// as the subscription's end.
    /// </summary>
    public Watcher Watch(PreparedOperation operation, IDictionary<string, object?> userContext, ClaimsPrincipal user)
    {
        var key = SubscriptionKey.Of(operation, options.ShareKey(userContext));
        SharedSubscription subscription;
        Watcher watcher;
        bool runs;
        bool full;
        lock (_gate)
        {
            runs = _running.TryGetValue(key, out var running);
            subscription = running ?? new SharedSubscription(json, options.EventId, errors, Forget) { Key = key };
            watcher = Join(subscription);
            full = !runs && _running.Count >= options.DistinctSubscriptions;
            if (!runs && !full)
            {
                _running.Add(key, subscription);
            }
        }

        if (runs)
        {
            ThreadPool.UnsafeQueueUserWorkItem(_ => _ = LetInAsync(watcher, operation, userContext, user), null);
            return watcher;
        }

        watcher.Admit();
        if (full)
        {
            subscription.Finish([new TransportError("TOO_MANY_SUBSCRIPTIONS", "Too many different subscriptions are running. Try again later.")]);
        }
        else
        {
            Start(subscription, operation, userContext, user);
        }

        return watcher;
    }

    private void Start(
        SharedSubscription subscription, PreparedOperation operation, IDictionary<string, object?> userContext, ClaimsPrincipal user) =>

        // Unsafe, because the execution outlives the request that happens to start it and must not carry its context.
        ThreadPool.UnsafeQueueUserWorkItem(
            _ => _ = subscription.RunAsync(async cancellation =>
            {
                // Each event gets a scope of its own; this one is for setting the subscription up.
                await using var scope = scopes.CreateAsyncScope();
                return await execution.ExecuteAsync(operation, userContext, user, scope.ServiceProvider, cancellation);
            }),
            null);

    // The execution ends where it would begin to follow the source: what it gave is not subscribed to.
    private async Task LetInAsync(Watcher watcher, PreparedOperation operation, IDictionary<string, object?> userContext, ClaimsPrincipal user)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var result = await execution.ExecuteAsync(operation, userContext, user, scope.ServiceProvider, CancellationToken.None);
            if (result.Streams is { Count: 1 })
            {
                watcher.Admit();
            }
            else
            {
                watcher.Refuse(SubscriptionEnd.Of(json, result.Errors ?? []));
            }
        }
        catch (Exception failure)
        {
            watcher.Refuse(SubscriptionEnd.Of(json, [errors.Mask(failure, "(subscription)")]));
        }
    }

    private Watcher Join(SharedSubscription subscription)
    {
        var watcher = new Watcher(subscription, Leave);
        subscription.Join(watcher);
        return watcher;
    }

    private void Leave(Watcher watcher)
    {
        lock (_gate)
        {
            if (!watcher.Subscription.Leave(watcher))
            {
                return;
            }

            Forget(watcher.Subscription);
        }

        watcher.Subscription.Dispose();
    }

    private void Forget(SharedSubscription subscription)
    {
        lock (_gate)
        {
            if (_running.TryGetValue(subscription.Key, out var running) && running == subscription)
            {
                _running.Remove(subscription.Key);
            }
        }
    }
}
