using System.Globalization;
using System.Text.Json;
using CommunityCollab.Data.Access;
using CommunityCollab.GraphQL.Audit;
using CsvHelper;

namespace CommunityCollab.Server.Audit;

/// <summary>A form in which the log is written out.</summary>
/// <param name="mediaType">Its media type.</param>
/// <param name="extension">How its files end.</param>
internal abstract class AuditLines(string mediaType, string extension) : IAsyncDisposable
{
    /// <summary>Its media type.</summary>
    public string MediaType => mediaType;

    /// <summary>How its files end.</summary>
    public string Extension => extension;

    /// <summary>Writes one line.</summary>
    public abstract Task WriteAsync(AuditRow row);

    /// <summary>Writes what is left.</summary>
    public abstract ValueTask DisposeAsync();

    /// <summary>The moment as everywhere in the API.</summary>
    protected static string MomentOf(AuditRow row) => row.At.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}

/// <summary>RFC 4180 in UTF-8. A cell that a spreadsheet would take for a formula gets an apostrophe in front.</summary>
internal sealed class CsvLines : AuditLines
{
    private static readonly string[] Heads = ["at", "actorKind", "actorId", "actor", "action", "subjectId", "reason"];

    private readonly CsvWriter _csv;

    /// <summary>Starts with the heads of the columns.</summary>
    /// <param name="to">Where to write.</param>
    public CsvLines(Stream to)
        : base("text/csv; charset=utf-8; header=present", "csv")
    {
        _csv = CsvWriter.Create(to, new CsvWriterOptions { NewLine = "\r\n", Injection = CsvInjection.Escape }, leaveOpen: true);
        Fields(Heads);
    }

    /// <inheritdoc/>
    public override async Task WriteAsync(AuditRow row)
    {
        await _csv.EndRecordAsync();
        Fields(MomentOf(row), row.ActorKind.ToString(), AuditIds.ActorOf(row), row.Actor, row.Action, AuditIds.SubjectOf(row), row.Reason ?? "");
    }

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        await _csv.EndRecordAsync();
        await _csv.FlushAsync();
        await _csv.DisposeAsync();
    }

    private void Fields(params ReadOnlySpan<string> fields)
    {
        foreach (var field in fields)
        {
            _csv.WriteField(field);
        }
    }
}

/// <summary>One JSON object a line.</summary>
/// <param name="to">Where to write.</param>
internal sealed class JsonLines(Stream to) : AuditLines("application/jsonl; charset=utf-8", "jsonl")
{
    private static readonly byte[] NewLine = "\n"u8.ToArray();

    /// <inheritdoc/>
    public override async Task WriteAsync(AuditRow row)
    {
        await JsonSerializer.SerializeAsync(to, new
        {
            at = MomentOf(row),
            actorKind = row.ActorKind.ToString(),
            actorId = AuditIds.ActorOf(row),
            actor = row.Actor,
            action = row.Action,
            subjectId = AuditIds.SubjectOf(row),
            reason = row.Reason,
        });
        await to.WriteAsync(NewLine);
    }

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync() => await to.FlushAsync();
}
