using System.Text;
using CommunityCollab.Core.Access;
using CommunityCollab.Core.Identity;
using CommunityCollab.Core.Problems;
using CommunityCollab.Data;
using CommunityCollab.Data.Access;
using CommunityCollab.Grains.Onboarding;
using CommunityCollab.GraphQL.Access;
using CommunityCollab.GraphQL.Onboarding;
using CommunityCollab.GraphQL.Problems;
using GraphQL;
using Microsoft.EntityFrameworkCore;

namespace CommunityCollab.GraphQL;

public sealed partial class Mutation
{
    private static Problem NoSuchImport => Problem.At(ProblemCode.NotFound, "There is no such import.", "id");

    /// <summary>Reads a directory file of districts and schools and reports line by line what it would change. Nothing is changed until
    /// the import is committed.</summary>
    [Needs(Scopes.TenantsWrite)]
    public static async Task<ImportPayload> StartImport(IResolveFieldContext context, [FromServices] DirectoryUploads uploads, StartImportInput input)
    {
        using var text = new MemoryStream(Encoding.UTF8.GetBytes(input.Content), writable: false);
        var upload = new DirectoryUpload(
            input.FileName,
            await DirectoryUploads.CompressAsync(text, context.CancellationToken),
            input.StateCode,
            [.. (input.Mapping ?? []).Select(choice => new Core.Onboarding.ColumnChoice(choice.Field, choice.Column))]);
        var outcome = await uploads.StartAsync(Caller.Of(context).Principal!, upload, context.CancellationToken);
        return outcome.Value is { } row ? new() { Import = new ImportNode(row) } : new() { Errors = UserErrors.From(outcome.Problems) };
    }

    /// <summary>Takes an import over: brings on, renames and closes what its report says. It answers once that is sure to happen, and
    /// goes on by itself; <c>importProgress</c> shows how far it is. Lines that are refused change nothing.</summary>
    [Needs(Scopes.TenantsWrite)]
    public static Task<ImportPayload> CommitImport(IResolveFieldContext context, [FromServices] IGrainFactory grains, [FromServices] Records records, CommitImportInput input) =>
        ChangeImportAsync(context, grains, records, input.Id, async (grain, who) => Only(await grain.CommitAsync(who)));

    /// <summary>Confirms that the file of a held import is whole, though it is far smaller than the last one; then it can be committed.</summary>
    [Needs(Scopes.TenantsWrite)]
    public static Task<ImportPayload> ConfirmImport(IResolveFieldContext context, [FromServices] IGrainFactory grains, [FromServices] Records records, ConfirmImportInput input) =>
        ChangeImportAsync(context, grains, records, input.Id, async (grain, who) => Only(await grain.ConfirmAsync(who)));

    /// <summary>Reads the file of an import again with other columns. What was chosen is kept, and taken for the agency's next file with the
    /// same columns.</summary>
    [Needs(Scopes.TenantsWrite)]
    public static Task<ImportPayload> MapImport(IResolveFieldContext context, [FromServices] IGrainFactory grains, [FromServices] Records records, MapImportInput input) =>
        ChangeImportAsync(context, grains, records, input.Id, (grain, who) =>
            grain.MapAsync([.. input.Mapping.Select(choice => new Core.Onboarding.ColumnChoice(choice.Field, choice.Column))], who));

    /// <summary>Says of pairs, each a district of the file and one that the agency has, whether they are the same. Once nothing is undecided,
    /// the import can be committed.</summary>
    [Needs(Scopes.TenantsWrite)]
    public static Task<ImportPayload> DecideImport(IResolveFieldContext context, [FromServices] IGrainFactory grains, [FromServices] Records records, DecideImportInput input) =>
        ChangeImportAsync(context, grains, records, input.Id, (grain, who) => grain.DecideAsync(
            [.. (input.Decisions ?? []).Select(one => new PairChoice(one.Pair, one.Decision))],
            input.Others is { } others ? new OtherPairs(others.Likeness, others.Decision) : null,
            who));

    /// <summary>Decides against an import that is not committed yet.</summary>
    [Needs(Scopes.TenantsWrite)]
    public static Task<ImportPayload> CancelImport(IResolveFieldContext context, [FromServices] IGrainFactory grains, [FromServices] Records records, CancelImportInput input) =>
        ChangeImportAsync(context, grains, records, input.Id, async (grain, who) => Only(await grain.CancelAsync(who)));

    private static IReadOnlyList<Problem> Only(Problem? problem) => problem is null ? [] : [problem];

    private static async Task<ImportPayload> ChangeImportAsync(
        IResolveFieldContext context, IGrainFactory grains, Records records, string globalId, Func<IImportGrain, Principal, Task<IReadOnlyList<Problem>>> change)
    {
        var who = Caller.Of(context).Principal!;
        var id = GlobalId.IdOf(ImportNode.TypeName, globalId);
        await using var read = records.Read(who.TenantScope);
        var problems = await read.Imports.AnyAsync(row => row.Id == id, context.CancellationToken)
            ? await change(grains.GetGrain<IImportGrain>(id), who)
            : [NoSuchImport];
        return problems.Count == 0
            ? new() { Import = new ImportNode(await read.Imports.SingleAsync(row => row.Id == id, context.CancellationToken)) }
            : new() { Errors = UserErrors.From(problems) };
    }
}
