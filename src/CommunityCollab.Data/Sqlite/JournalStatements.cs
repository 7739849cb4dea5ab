using CommunityCollab.Core.Activities;
using CommunityCollab.Data.Contributions;
using Microsoft.Data.Sqlite;

namespace CommunityCollab.Data.Sqlite;

/// <summary>The prepared statements of the journal and the order they run in. Used by the writer's thread alone.</summary>
internal sealed class JournalStatements(SqliteConnection connection)
{
    private const int ConstraintFailed = 19;

    private readonly Statement _insert = new(connection, """
        INSERT INTO Journal (ActivityId, Shard, Sequence, DistrictId, SubmissionId, Participant, Say, Revision, Revises, Groups, ReceivedAt, Body, TextId)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
        """, 13);

    private readonly Statement _bySubmission = new(connection, """
        SELECT Sequence, Participant, Say, Groups, ReceivedAt, Body, Revision, TextId FROM Journal WHERE ActivityId = $1 AND SubmissionId = $2
        """, 2);

    private readonly Statement _latest = new(connection, """
        SELECT Revision, Sequence, Participant, Groups, Body, TextId FROM Journal
        WHERE ActivityId = $1 AND Participant = $2 AND Say = $3 ORDER BY Revision DESC LIMIT 1
        """, 3);

    private readonly Statement _successor = new(connection, """
        SELECT Body IS NULL FROM Journal WHERE ActivityId = $1 AND Participant = $2 AND Say = $3 AND Revision = $4
        """, 4);

    private readonly Statement _sharedBefore = new(connection, """
        SELECT COUNT(*), COALESCE(MAX(Likeness = $3), 0) FROM TextItems WHERE ActivityId = $1 AND Author = $2 AND State <> 'Withdrawn'
        """, 3);

    private readonly Statement _spendToken = new(connection, """
        UPDATE OneTimeTokens SET IsSpent = 1 WHERE ActivityId = $1 AND Hash = $2 AND IsSpent = 0
        """, 2);

    private readonly Statement _hasToken = new(connection, "SELECT COUNT(*) FROM OneTimeTokens WHERE ActivityId = $1 AND Hash = $2", 2);

    private readonly Statement _share = new(connection, """
        INSERT INTO TextItems (ActivityId, Id, Place, DistrictId, Author, Text, Likeness, State, Moderations, Says)
        VALUES ($1, $2, (SELECT COALESCE(MAX(Place), 0) + 1 FROM TextItems WHERE ActivityId = $1), $3, $4, $5, $6, $7, 0, 0)
        """, 7);

    private readonly Statement _unshare = new(connection, """
        UPDATE TextItems SET State = 'Withdrawn', Moderations = Moderations + 1 WHERE ActivityId = $1 AND Id = $2
        """, 2);

    private readonly Statement _say = new(connection, "UPDATE TextItems SET Says = Says + 1 WHERE ActivityId = $1 AND Id = $2", 2);

    private readonly record struct Latest(int Revision, StoredContribution? InForce);

    /// <summary>Appends, or finds out why not. Leaves nothing behind when it does not append.</summary>
    public AppendResult Append(SqliteTransaction transaction, ShardWriter shard, AppendRequest request)
    {
        if (shard.IsFenced)
        {
            return Answer(AppendStatus.Fenced);
        }

        return request.Body is null ? Withdraw(transaction, shard, request) : Submit(transaction, shard, request);
    }

    private static AppendResult Answer(AppendStatus status) => new(status, 0, default, null);

    private AppendResult Submit(SqliteTransaction transaction, ShardWriter shard, AppendRequest request)
    {
        // Where nothing of the same person can be in force, the insert itself finds the duplicate.
        if (request.Participant is not null && Repeated(transaction, shard, request) is { } repeated)
        {
            return repeated;
        }

        if (request.Shares is not null && RefuseShare(transaction, shard, request) is { } again)
        {
            return Answer(again);
        }

        var latest = request.Participant is null ? default : FindLatest(transaction, shard, request.Participant, request.Say!);
        if (!TryInsert(transaction, shard, request, latest, request.SubmissionId, request.Say))
        {
            return Repeated(transaction, shard, request) ?? Fence(shard);
        }

        if (request.TokenHash is not null && SpendToken(transaction, shard, request.TokenHash) is { } refused)
        {
            Delete(transaction, shard);
            return Answer(refused);
        }

        Share(transaction, shard, request, latest.InForce is null);
        return new AppendResult(AppendStatus.Appended, shard.Next++, request.ReceivedAt, latest.InForce);
    }

    private AppendResult Withdraw(SqliteTransaction transaction, ShardWriter shard, AppendRequest request)
    {
        _bySubmission.Bind(transaction, shard.ActivityId.ToByteArray(), request.SubmissionId.ToByteArray());
        string? participant, say, textId;
        long submitted;
        using (var reader = _bySubmission.Read())
        {
            if (!reader.Read())
            {
                return Answer(AppendStatus.NothingToWithdraw);
            }

            submitted = reader.GetInt64(0);
            participant = Text(reader, 1);
            say = Text(reader, 2);
            textId = Text(reader, 7);
        }

        if (participant is null || participant != request.Participant)
        {
            return Answer(AppendStatus.NothingToWithdraw);
        }

        var latest = FindLatest(transaction, shard, participant, say!);
        if (latest.InForce is null)
        {
            return new AppendResult(AppendStatus.Duplicate, submitted, request.ReceivedAt, null, ContributionStanding.Withdrawn);
        }

        if (latest.InForce.Sequence != submitted)
        {
            return Answer(AppendStatus.NothingToWithdraw);
        }

        if (!TryInsert(transaction, shard, request, latest, submissionId: null, say))
        {
            return Fence(shard);
        }

        if (textId is not null)
        {
            _unshare.Run(transaction, shard.ActivityId.ToByteArray(), textId);
        }

        return new AppendResult(AppendStatus.Appended, shard.Next++, request.ReceivedAt, latest.InForce, ContributionStanding.Withdrawn);
    }

    // All of one person's texts pass through one shard, whose entries are appended one after the other, so that however many are
    // sent at once, each sees those before it.
    private AppendStatus? RefuseShare(SqliteTransaction transaction, ShardWriter shard, AppendRequest request)
    {
        _sharedBefore.Bind(transaction, shard.ActivityId.ToByteArray(), request.Participant, request.Shares!.Likeness);
        using var reader = _sharedBefore.Read();
        reader.Read();
        return reader.GetInt64(1) == 1 ? AppendStatus.SharedBefore
            : reader.GetInt64(0) >= request.Shares.Most ? AppendStatus.SharedEnough
            : null;
    }

    private AppendResult? Repeated(SqliteTransaction transaction, ShardWriter shard, AppendRequest request)
    {
        _bySubmission.Bind(transaction, shard.ActivityId.ToByteArray(), request.SubmissionId.ToByteArray());
        AppendResult first;
        string? say;
        int revision;
        using (var reader = _bySubmission.Read())
        {
            if (!reader.Read())
            {
                return null;
            }

            var same = Text(reader, 1) == request.Participant
                && Text(reader, 3) == request.Groups
                && !reader.IsDBNull(5)
                && ((byte[])reader.GetValue(5)).AsSpan().SequenceEqual(request.Body);
            var receivedAt = DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(4));
            first = new AppendResult(same ? AppendStatus.Duplicate : AppendStatus.Conflict, reader.GetInt64(0), receivedAt, null);
            (say, revision) = (Text(reader, 2), reader.GetInt32(6));
        }

        return first.Status == AppendStatus.Duplicate && request.Participant is not null
            ? first with { Standing = StandingOf(transaction, shard, request.Participant, say!, revision) }
            : first;
    }

    // What took an entry's place is the next one on the same say: a withdrawal, or what the person said instead.
    private ContributionStanding StandingOf(SqliteTransaction transaction, ShardWriter shard, string participant, string say, int revision)
    {
        _successor.Bind(transaction, shard.ActivityId.ToByteArray(), participant, say, revision + 1);
        using var reader = _successor.Read();
        return !reader.Read() ? ContributionStanding.InForce
            : reader.GetInt64(0) == 1 ? ContributionStanding.Withdrawn
            : ContributionStanding.Replaced;
    }

    private Latest FindLatest(SqliteTransaction transaction, ShardWriter shard, string participant, string say)
    {
        _latest.Bind(transaction, shard.ActivityId.ToByteArray(), participant, say);
        using var reader = _latest.Read();
        if (!reader.Read())
        {
            return default;
        }

        var inForce = reader.IsDBNull(4)
            ? null
            : new StoredContribution(reader.GetInt64(1), Text(reader, 2), Text(reader, 3), (byte[])reader.GetValue(4), Text(reader, 5));
        return new Latest(reader.GetInt32(0), inForce);
    }

    private bool TryInsert(SqliteTransaction transaction, ShardWriter shard, AppendRequest request, Latest latest, Guid? submissionId, string? say)
    {
        try
        {
            _insert.Run(
                transaction, shard.ActivityId.ToByteArray(), shard.Shard, shard.Next, request.DistrictId.ToByteArray(), submissionId?.ToByteArray(),
                request.Participant, say, latest.Revision + 1, latest.InForce?.Sequence, request.Groups,
                request.ReceivedAt.ToUnixTimeMilliseconds(), request.Body, request.Shares?.Id);
            return true;
        }
        catch (SqliteException failure) when (failure.SqliteErrorCode == ConstraintFailed)
        {
            return false;
        }
    }

    private AppendStatus? SpendToken(SqliteTransaction transaction, ShardWriter shard, byte[] hash)
    {
        var activity = shard.ActivityId.ToByteArray();
        if (_spendToken.Run(transaction, activity, hash) == 1)
        {
            return null;
        }

        _hasToken.Bind(transaction, activity, hash);
        using var reader = _hasToken.Read();
        return reader.Read() && reader.GetInt64(0) > 0 ? AppendStatus.TokenSpent : AppendStatus.TokenUnknown;
    }

    private void Share(SqliteTransaction transaction, ShardWriter shard, AppendRequest request, bool isFirst)
    {
        if (request.Shares is { } text)
        {
            _share.Run(
                transaction, shard.ActivityId.ToByteArray(), text.Id, request.DistrictId.ToByteArray(),
                request.Participant, text.Text, text.Likeness, Name(text.State));
        }

        for (var i = 0; isFirst && i < request.SaysOn.Count; i++)
        {
            _say.Run(transaction, shard.ActivityId.ToByteArray(), request.SaysOn[i]);
        }
    }

    private static void Delete(SqliteTransaction transaction, ShardWriter shard)
    {
        using var command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "DELETE FROM Journal WHERE ActivityId = $activity AND Shard = $shard AND Sequence = $sequence";
        command.Parameters.AddWithValue("$activity", shard.ActivityId.ToByteArray());
        command.Parameters.AddWithValue("$shard", shard.Shard);
        command.Parameters.AddWithValue("$sequence", shard.Next);
        command.ExecuteNonQuery();
    }

    private static AppendResult Fence(ShardWriter shard)
    {
        shard.IsFenced = true;
        return Answer(AppendStatus.Fenced);
    }

    private static string Name(TextItemState state) => state == TextItemState.Held ? nameof(TextItemState.Held) : nameof(TextItemState.Visible);

    private static string? Text(SqliteDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    /// <summary>A prepared statement with numbered parameters.</summary>
    private sealed class Statement
    {
        private readonly SqliteCommand _command;

        public Statement(SqliteConnection connection, string sql, int parameters)
        {
            _command = connection.CreateCommand();
            _command.CommandText = sql;
            for (var i = 1; i <= parameters; i++)
            {
                _command.Parameters.Add(new SqliteParameter { ParameterName = $"${i}" });
            }
        }

        public void Bind(SqliteTransaction transaction, params ReadOnlySpan<object?> values)
        {
            _command.Transaction = transaction;
            for (var i = 0; i < values.Length; i++)
            {
                _command.Parameters[i].Value = values[i] ?? DBNull.Value;
            }
        }

        public int Run(SqliteTransaction transaction, params ReadOnlySpan<object?> values)
        {
            Bind(transaction, values);
            return _command.ExecuteNonQuery();
        }

        public SqliteDataReader Read() => _command.ExecuteReader();
    }
}
