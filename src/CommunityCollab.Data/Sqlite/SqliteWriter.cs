using System.Threading.Channels;
using Microsoft.Data.Sqlite;

namespace CommunityCollab.Data.Sqlite;

/// <summary>The one writer of the embedded store. Everything the process writes passes through its queue, so nothing ever
/// meets <c>SQLITE_BUSY</c>; whatever has queued up while one transaction ran commits in the next one together.</summary>
public sealed class SqliteWriter : IAsyncDisposable
{
    private const int QueueLength = 8_192;
    private const int LargestBatch = 1_024;

    private readonly Channel<Work> _queue = Channel.CreateBounded<Work>(new BoundedChannelOptions(QueueLength) { SingleReader = true });
    private readonly SqliteConnection _connection;
    private readonly Thread _thread;

    /// <summary>Opens the writing connection and starts the writer's thread.</summary>
    public SqliteWriter(SqliteStore store)
    {
        _connection = store.OpenForWriting();
        _thread = new Thread(Run) { Name = "SQLite writer", IsBackground = true };
        _thread.Start();
    }

    /// <summary>Runs a piece of writing inside the next transaction. What it throws undoes that piece alone.</summary>
    /// <typeparam name="T">What it answers with.</typeparam>
    /// <param name="write">The piece of writing; it must not outlive its call.</param>
    /// <param name="isAtomic">True when the piece is a single statement, or undoes itself: it then needs no savepoint.</param>
    /// <returns>Its answer, once the transaction is on disk.</returns>
    public Task<T> WriteAsync<T>(Func<SqliteTransaction, T> write, bool isAtomic = false)
    {
        var work = new Work<T>(write, isAtomic);
        return _queue.Writer.TryWrite(work) ? work.Done : EnqueueAsync(work);
    }

    /// <summary>Commits something without meaning; it answers once that is on disk, and throws when the store cannot be written.</summary>
    public Task ProbeAsync() => WriteAsync(
        transaction =>
        {
            // SQLite keeps this number for its users. We do not use it, but setting it writes a page.
            Sql.Execute(transaction.Connection!, "PRAGMA user_version = 0");
            return 0;
        },
        isAtomic: true);

    /// <summary>Finishes what is queued and closes the connection.</summary>
    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await Task.Run(_thread.Join);
        await _connection.DisposeAsync();
    }

    private async Task<T> EnqueueAsync<T>(Work<T> work)
    {
        await _queue.Writer.WriteAsync(work);
        return await work.Done;
    }

    private void Run()
    {
        var batch = new List<Work>(LargestBatch);
        while (_queue.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            while (batch.Count < LargestBatch && _queue.Reader.TryRead(out var work))
            {
                batch.Add(work);
            }

            Commit(batch);
            batch.Clear();
        }
    }

    private void Commit(List<Work> batch)
    {
        try
        {
            using var transaction = _connection.BeginTransaction(deferred: false);
            foreach (var work in batch)
            {
                work.Run(transaction);
            }

            transaction.Commit();
        }
        catch (Exception failure)
        {
            // A full disk, a broken file: nothing of the batch is durable, each of its senders is told so, and the writer goes on.
            foreach (var work in batch)
            {
                work.Fail(failure);
            }

            return;
        }

        foreach (var work in batch)
        {
            work.Complete();
        }
    }

    private abstract class Work
    {
        public abstract void Run(SqliteTransaction transaction);

        public abstract void Complete();

        public abstract void Fail(Exception failure);
    }

    private sealed class Work<T>(Func<SqliteTransaction, T> write, bool isAtomic) : Work
    {
        private const string Savepoint = "piece";

        private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private T? _answer;
        private Exception? _failure;

        public Task<T> Done => _done.Task;

        public override void Run(SqliteTransaction transaction)
        {
            if (isAtomic)
            {
                _answer = write(transaction);
                return;
            }

            transaction.Save(Savepoint);
            try
            {
                _answer = write(transaction);
                transaction.Release(Savepoint);
            }
            catch (Exception failure)
            {
                transaction.Rollback(Savepoint);
                transaction.Release(Savepoint);
                _failure = failure;
            }
        }

        public override void Complete()
        {
            if (_failure is null)
            {
                _done.SetResult(_answer!);
            }
            else
            {
                _done.SetException(_failure);
            }
        }

        public override void Fail(Exception failure) => _done.TrySetException(failure);
    }
}
