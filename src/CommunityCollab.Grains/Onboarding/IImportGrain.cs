using CommunityCollab.Core.Onboarding;
using CommunityCollab.Core.Problems;
using CommunityCollab.Data.Access;

namespace CommunityCollab.Grains.Onboarding;

/// <summary>One uploaded directory file, from its dry run until it is taken over. Who asks for another agency's is told that there
/// is none.</summary>
[Alias("IImportGrain")]
public interface IImportGrain : IGrainWithGuidKey
{
    /// <summary>How long reading a file may take before whoever waits for it is told that it failed: a nation's schools on a busy machine.</summary>
    const string ReadingTime = "00:10:00";

    /// <summary>Reads the file, compares it with what the agency has, and stores the report. Nothing else is changed.</summary>
    [Alias("Start"), ResponseTimeout(ReadingTime)]
    Task StartAsync(NewImport import);

    /// <summary>Takes the file over: answers once that is sure to happen, and goes on by itself.</summary>
    /// <param name="who">Who says so.</param>
    /// <returns>What is wrong; null when it runs, or has run already.</returns>
    [Alias("Commit"), ResponseTimeout(ReadingTime)]
    Task<Problem?> CommitAsync(Principal who);

    /// <summary>Confirms that a file far smaller than the last one is whole.</summary>
    /// <param name="who">Who says so.</param>
    /// <returns>What is wrong; null when it can be committed.</returns>
    [Alias("Confirm"), ResponseTimeout(ReadingTime)]
    Task<Problem?> ConfirmAsync(Principal who);

    /// <summary>Reads the file again with other columns, and keeps them for the next file with the same header.</summary>
    /// <param name="choices">What is to be taken from other columns than now.</param>
    /// <param name="who">Who says so.</param>
    /// <returns>What is wrong; nothing when it was read again.</returns>
    [Alias("Map"), ResponseTimeout(ReadingTime)]
    Task<IReadOnlyList<Problem>> MapAsync(IReadOnlyList<ColumnChoice> choices, Principal who);

    /// <summary>Says of pairs of districts whether they are the same.</summary>
    /// <param name="decisions">What is decided of which pair.</param>
    /// <param name="others">What is decided of all pairs that are not decided yet; null to leave them.</param>
    /// <param name="who">Who says so.</param>
    /// <returns>What is wrong; nothing when it was done.</returns>
    [Alias("Decide"), ResponseTimeout(ReadingTime)]
    Task<IReadOnlyList<Problem>> DecideAsync(IReadOnlyList<PairChoice> decisions, OtherPairs? others, Principal who);

    /// <summary>Decides against a file that is not committed yet.</summary>
    /// <param name="who">Who says so.</param>
    /// <returns>What is wrong; null when it is cancelled.</returns>
    [Alias("Cancel")]
    Task<Problem?> CancelAsync(Principal who);

    /// <summary>Goes on with what a crash interrupted; does nothing when nothing was.</summary>
    [Alias("Resume")]
    Task ResumeAsync();
}

/// <summary>A directory file to read.</summary>
/// <param name="Who">Who uploaded it, for an agency.</param>
/// <param name="FileName">Its name.</param>
/// <param name="Content">The file, compressed with gzip.</param>
/// <param name="AgencyFips">The FIPS code of the agency's state.</param>
/// <param name="StatedFips">The FIPS code of the state the sender stated; null when none was.</param>
/// <param name="Choices">What is to be taken from other columns than the header suggests.</param>
[GenerateSerializer, Immutable, Alias("NewImport")]
public sealed record NewImport(
    [property: Id(0)] Principal Who,
    [property: Id(1)] string FileName,
    [property: Id(2)] byte[] Content,
    [property: Id(3)] string AgencyFips,
    [property: Id(4)] string? StatedFips,
    [property: Id(5)] IReadOnlyList<ColumnChoice> Choices);

/// <summary>What is decided of a pair of districts.</summary>
/// <param name="Key">The pair.</param>
/// <param name="Decision">What is decided.</param>
[GenerateSerializer, Immutable, Alias("PairChoice")]
public sealed record PairChoice([property: Id(0)] string Key, [property: Id(1)] PairDecision Decision);

/// <summary>What is decided of all pairs that nobody decided yet.</summary>
/// <param name="Likeness">Only of those that are alike in this; null for all.</param>
/// <param name="Decision">What is decided.</param>
[GenerateSerializer, Immutable, Alias("OtherPairs")]
public sealed record OtherPairs([property: Id(0)] PairLikeness? Likeness, [property: Id(1)] PairDecision Decision);
