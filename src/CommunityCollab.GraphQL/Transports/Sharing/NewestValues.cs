using GraphQL;

namespace CommunityCollab.GraphQL.Transports.Sharing;

/// <summary>
/// Executes the values of a source stream one after another. While one executes, only the newest of those that
/// arrive is kept, so a source faster than the execution costs no memory; and the source is never held up.
/// </summary>
internal sealed class NewestValues(
    IObservable<object?> source,
    Func<object?, CancellationToken, Task<ExecutionResult>> execute,
    Func<Exception, Task<ExecutionError>> explain) : IObservable<ExecutionResult>
{
    public IDisposable Subscribe(IObserver<ExecutionResult> observer)
    {
        var pump = new Pump(execute, explain, observer);
        pump.Follow(source);
        return pump;
    }

    private sealed class Pump(
        Func<object?, CancellationToken, Task<ExecutionResult>> execute,
        Func<Exception, Task<ExecutionError>> explain,
        IObserver<ExecutionResult> observer) : IObserver<object?>, IDisposable
    {
        private readonly Lock _gate = new();
        private readonly CancellationTokenSource _stop = new();
        private IDisposable? _upstream;
        private object? _value;
        private Exception? _error;
        private bool _hasValue;
        private bool _completed;
        private bool _running;

        public void Follow(IObservable<object?> source)
        {
            _upstream = source.Subscribe(this);
            if (_stop.IsCancellationRequested)
            {
                _upstream.Dispose();
            }
        }

        public void OnNext(object? value) => Put(() =>
        {
            _value = value;
            _hasValue = true;
        });

        public void OnError(Exception error) => Put(() => _error = error);

        public void OnCompleted() => Put(() => _completed = true);

        public void Dispose()
        {
            _stop.Cancel();
            _upstream?.Dispose();
        }

        private void Put(Action change)
        {
            lock (_gate)
            {
                if (_completed || _error is not null)
                {
                    return;
                }

                change();
                if (_running)
                {
                    return;
                }

                _running = true;
            }

            ThreadPool.UnsafeQueueUserWorkItem(static pump => _ = pump.RunAsync(), this, preferLocal: false);
        }

        private async Task RunAsync()
        {
            try
            {
                while (TryTake(out var value) is { } isValue && !_stop.IsCancellationRequested)
                {
                    if (!isValue)
                    {
                        await FinishAsync();
                        return;
                    }

                    var result = await execute(value, _stop.Token);
                    if (!_stop.IsCancellationRequested)
                    {
                        observer.OnNext(result);
                    }
                }
            }
            catch (Exception failure)
            {
                observer.OnError(failure);
            }
        }

        /// <summary>True for a value, false for the end, null for nothing yet; then the next arrival starts the pump again.</summary>
        private bool? TryTake(out object? value)
        {
            lock (_gate)
            {
                value = _value;
                _value = null;
                if (_hasValue)
                {
                    _hasValue = false;
                    return true;
                }

                if (_completed || _error is not null)
                {
                    return false;
                }

                _running = false;
                return null;
            }
        }

        private async Task FinishAsync()
        {
            if (_error is not null)
            {
                observer.OnError(await explain(_error));
            }
            else
            {
                observer.OnCompleted();
            }
        }
    }
}
