using CommunityCollab.Core.Identity;
using CommunityCollab.Core.Onboarding;
using CommunityCollab.Data;
using CommunityCollab.Data.Onboarding;
using CommunityCollab.GraphQL.Access;
using CommunityCollab.GraphQL.Relay;
using GraphQL;
using Microsoft.EntityFrameworkCore;

namespace CommunityCollab.GraphQL.Onboarding;

/// <summary>A directory file that was uploaded, with the report on it, and what has become of it.</summary>
/// <param name="row">Its record.</param>
[Name("Import"), Implements(typeof(INode)), WithParent]
public sealed class ImportNode(ImportRow row) : INode
{
    /// <summary>The name of the type in global ids.</summary>
    internal const string TypeName = "Import";

    /// <inheritdoc/>
    [Id]
    public string Id => GlobalId.Of(TypeName, row.Id);

    /// <summary>The file's name.</summary>
    public string FileName => row.FileName;

    /// <summary>What has become of it.</summary>
    public ImportState State => row.State;

    /// <summary>Why it is held, or cannot be taken over; null when neither.</summary>
    public string? Reason => row.Reason;

    /// <summary>Which column holds what.</summary>
    public IReadOnlyList<MappedColumnNode> Mapping => [.. row.Mapping.Columns.Select(column => new MappedColumnNode(column))];

    /// <summary>Where the mapping comes from.</summary>
    public MappingOrigin MappingOrigin => row.MappingOrigin;

    /// <summary>The names of the file's columns; none when no header was found.</summary>
    public async Task<IReadOnlyList<string>> Columns(IResolveFieldContext context, [FromServices] Records records) =>
        (await FileAsync(context, records)).Sample.Header;

    /// <summary>How the first lines are read with this mapping.</summary>
    public async Task<IReadOnlyList<PreviewLineNode>> Preview(IResolveFieldContext context, [FromServices] Records records)
    {
        await using var read = records.Read(Caller.Of(context).Scope);
        var fips = await read.Agencies.Where(agency => agency.Id == row.AgencyId).Select(agency => agency.StateCode).SingleAsync(context.CancellationToken);
        return [.. (await FileAsync(context, records)).Sample.Preview(row.Mapping, fips, row.StatedFips).Select(line => new PreviewLineNode(line))];
    }

    /// <summary>Districts of the file that may be ones which the agency has, in the order of lines. Nothing is taken over while one is
    /// undecided.</summary>
    /// <param name="context">The request.</param>
    /// <param name="records">The records.</param>
    /// <param name="isDecided">Only those that are decided, or that are not.</param>
    [Paged]
    public async Task<DistrictPairConnection> Pairs(IResolveFieldContext context, [FromServices] Records records, bool? isDecided)
    {
        var all = (await FileAsync(context, records)).Pairs.Index().Where(entry => isDecided is null || isDecided == entry.Item.Decision is not null).ToList();
        var page = all.Page(context, entry => entry.Index);
        return new DistrictPairConnection
        {
            Edges = page.Edges((entry, cursor) => new DistrictPairEdge(new DistrictPairNode(row.Id, entry.Item), cursor)),
            PageInfo = page.Info,
            TotalCount = page.TotalCount,
        };
    }

    internal async Task<DistrictPairNode?> FindPairAsync(IResolveFieldContext context, Records records, string key) =>
        (await FileAsync(context, records)).Pairs.FirstOrDefault(pair => pair.Key == key) is { } pair ? new DistrictPairNode(row.Id, pair) : null;

    /// <summary>What it does, in numbers.</summary>
    public ImportCountsNode Counts => new(row.Counts);

    /// <summary>Districts and schools changed so far.</summary>
    public int Done => row.Done;

    /// <summary>Districts and schools to change.</summary>
    public int Total => row.Total;

    /// <summary>Who uploaded it.</summary>
    public string CreatedBy => row.CreatedBy;

    /// <summary>When it was uploaded.</summary>
    public DateTimeOffset CreatedAt => row.CreatedAt;

    /// <summary>When it was done, failed or cancelled; null before.</summary>
    public DateTimeOffset? FinishedAt => row.FinishedAt;

    private async Task<ImportFileRow> FileAsync(IResolveFieldContext context, Records records)
    {
        await using var read = records.Read(Caller.Of(context).Scope);
        return await read.ImportFiles.Where(file => file.ImportId == row.Id)
            .Select(file => new ImportFileRow { ImportId = file.ImportId, AgencyId = file.AgencyId, Content = Array.Empty<byte>(), Report = Array.Empty<byte>(), SampleJson = file.SampleJson, PairsJson = file.PairsJson })
            .SingleAsync(context.CancellationToken);
    }

    /// <summary>What was found, in the order in which it matters: what spoils the file, refused lines, what else is to be known, then what the
    /// agency has and the file has not.</summary>
    /// <param name="context">The request.</param>
    /// <param name="records">The records.</param>
    /// <param name="severity">Only those of this severity.</param>
    [Paged]
    public async Task<FindingConnection> Findings(IResolveFieldContext context, [FromServices] Records records, FindingSeverity? severity)
    {
        await using var read = records.Read(Caller.Of(context).Scope);
        var all = (await FindingsAsync(read, context.CancellationToken)).Index().Where(entry => severity is null || entry.Item.Severity == severity).ToList();
        var page = all.Page(context, entry => entry.Index);
        return new FindingConnection
        {
            Edges = page.Edges((entry, cursor) => new FindingEdge(new FindingNode(row.Id, entry.Index, entry.Item), cursor)),
            PageInfo = page.Info,
            TotalCount = page.TotalCount,
        };
    }

    internal async Task<IReadOnlyList<Finding>> FindingsAsync(CollabContext read, CancellationToken cancellation) =>
        await read.ImportFiles.Where(file => file.ImportId == row.Id).Select(file => file.Report).FirstOrDefaultAsync(cancellation) is { } report
            ? [.. ImportReport.Unpack(report)]
            : [];
}

/// <summary>What a column of a file is taken for.</summary>
/// <param name="column">The column.</param>
[Name("MappedColumn"), WithParent]
public sealed class MappedColumnNode(MappedColumn column)
{
    /// <summary>The field.</summary>
    public DirectoryField Field => column.Field;

    /// <summary>The column's name, as the file writes it.</summary>
    public string Column => column.Column;
}

/// <summary>An import in a list.</summary>
/// <param name="node">The import.</param>
/// <param name="cursor">Its place.</param>
[Name("ImportEdge"), WithParent]
public sealed class ImportEdge(ImportNode node, string cursor)
{
    /// <summary>The import.</summary>
    public ImportNode Node => node;

    /// <summary>Its place in the list.</summary>
    public string Cursor => cursor;
}

/// <summary>A page of imports.</summary>
[Name("ImportConnection"), WithParent]
public sealed class ImportConnection
{
    /// <summary>The imports with their places.</summary>
    public required IReadOnlyList<ImportEdge> Edges { get; init; }

    /// <summary>Where the page stands.</summary>
    public required PageInfo PageInfo { get; init; }

    /// <summary>How many there are on all pages.</summary>
    public required int TotalCount { get; init; }
}
