using System.IO.Compression;
using System.Text;
using CommunityCollab.Core.Activities;
using CommunityCollab.Core.Onboarding;
using CommunityCollab.Core.Problems;
using CommunityCollab.Data;
using CommunityCollab.Data.Access;
using CommunityCollab.Data.Onboarding;
using Microsoft.EntityFrameworkCore;

namespace CommunityCollab.Grains.Onboarding;

/// <summary>Takes directory files from those who may bring districts on, whichever way they come.</summary>
/// <param name="records">The records.</param>
/// <param name="grains">The grains.</param>
public sealed class DirectoryUploads(Records records, IGrainFactory grains)
{
    /// <summary>The largest file taken, in bytes. The nation's file of schools has about 50 MB.</summary>
    public const long MostBytes = 96 * 1024 * 1024;

    private const int LongestName = 200;
    private const int BufferSize = 64 * 1024;

    /// <summary>Compresses a file as it comes in, so that it is never in memory as a whole.</summary>
    /// <param name="file">The file.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <param name="declared">The encoding that the sender declared; null when none was. A text is written down in UTF-8 then, unless its own
    /// first bytes say otherwise.</param>
    /// <returns>The file, compressed with gzip; null when it is too large.</returns>
    public static async Task<byte[]?> CompressAsync(Stream file, CancellationToken cancellation, Encoding? declared = null)
    {
        using var compressed = new MemoryStream();
        await using (var zip = new GZipStream(compressed, CompressionLevel.Fastest, leaveOpen: true))
        {
            var buffer = new byte[BufferSize];
            var read = await file.ReadAtLeastAsync(buffer, FileKind.Looked, throwOnEndOfStream: false, cancellation);
            var isDeclared = declared is not null && TextEncoding.Of(buffer.AsSpan(0, read)) is null && !FileKind.IsZip(buffer.AsSpan(0, read));
            await using var recoded = isDeclared ? Encoding.CreateTranscodingStream(zip, Encoding.UTF8, declared!, leaveOpen: true) : null;
            for (long length = read; read > 0; length += read)
            {
                if (length > MostBytes)
                {
                    return null;
                }

                await ((Stream?)recoded ?? zip).WriteAsync(buffer.AsMemory(0, read), cancellation);
                read = await file.ReadAsync(buffer, cancellation);
            }
        }

        return compressed.ToArray();
    }

    /// <summary>The encoding of a name that a sender declares, such as <c>windows-1252</c>; null when nobody knows it.</summary>
    public static Encoding? EncodingOf(string charset)
    {
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(charset) ?? Encoding.GetEncoding(charset);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Reads a file and compares it with what the agency has. Nothing else is changed until it is committed.</summary>
    /// <param name="who">Who sends it.</param>
    /// <param name="upload">The file.</param>
    /// <param name="cancellation">Ends the waiting, not the reading.</param>
    public async Task<Outcome<ImportRow>> StartAsync(Principal who, DirectoryUpload upload, CancellationToken cancellation)
    {
        if (who.DistrictId is not null)
        {
            return Problem.At(ProblemCode.NotFound, "Only the agency does this; you act for a district.");
        }

        await using var read = records.Read(who.TenantScope);
        var agencyFips = await read.Agencies.Select(row => row.StateCode).SingleAsync(cancellation);
        var statedFips = upload.State is { } state ? UsState.FipsOf(state) : null;
        if (Check(upload, agencyFips, statedFips).ToList() is { Count: > 0 } problems)
        {
            return Outcome.Refused<ImportRow>(problems);
        }

        var id = Guid.CreateVersion7();
        await grains.GetGrain<IImportGrain>(id).StartAsync(new(who, PlainText.Clean(upload.FileName), upload.Content!, agencyFips, statedFips, upload.Choices));
        return await read.Imports.SingleAsync(row => row.Id == id, cancellation);
    }

    private static IEnumerable<Problem> Check(DirectoryUpload upload, string agencyFips, string? statedFips)
    {
        foreach (var problem in PlainText.Check(PlainText.Clean(upload.FileName), LongestName, "fileName"))
        {
            yield return problem;
        }

        if (upload.Content is null)
        {
            yield return Problem.At(ProblemCode.Invalid, $"A file has at most {MostBytes / 1024 / 1024} MB. Leave out other states' lines, or split it.", "content");
        }

        if (upload.State is not null && statedFips != agencyFips)
        {
            yield return Problem.At(ProblemCode.Invalid, $"The state is the agency's, {agencyFips}, as FIPS code or as two letters; or leave it out.", "stateCode");
        }

        var twice = upload.Choices.GroupBy(choice => choice.Field).FirstOrDefault(same => same.Count() > 1);
        if (twice is not null)
        {
            yield return Problem.At(ProblemCode.Invalid, "Each field is taken from one column; one is given twice.", "mapping");
        }
    }
}

/// <summary>A directory file as it is sent.</summary>
/// <param name="FileName">Its name.</param>
/// <param name="Content">The file, compressed; null when it was too large.</param>
/// <param name="State">The state, as FIPS code or letters; null when it was not stated.</param>
/// <param name="Choices">What is to be taken from other columns than the header suggests.</param>
public sealed record DirectoryUpload(string FileName, byte[]? Content, string? State, IReadOnlyList<ColumnChoice> Choices);
