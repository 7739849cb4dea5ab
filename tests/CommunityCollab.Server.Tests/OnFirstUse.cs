namespace CommunityCollab.Server.Tests;

/// <summary>What the first test that needs it starts, for all that share it; a run of other tests does not wait for it.</summary>
/// <param name="start">Starts it.</param>
internal sealed class OnFirstUse<T>(Func<Task<T>> start) : IAsyncDisposable
    where T : IAsyncDisposable
{
    // Tests ask in the middle of an expression, so they wait here; the start runs on threads of its own.
    private readonly Lazy<T> _started = new(() => Task.Run(start).GetAwaiter().GetResult());

    /// <summary>It, started.</summary>
    public T Value => _started.Value;

    /// <summary>Ends it, if it was started.</summary>
    public ValueTask DisposeAsync() => _started.IsValueCreated ? Value.DisposeAsync() : default;
}
