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
        ChangeImportAsync(context, grains, records, input.Id, (grain, who) => grain.CommitAsync(who));

    /// <summary>Confirms that the file of a held import is whole, though it is far smaller than the last one; then it can be committed.</summary>
    [Needs(Scopes.TenantsWrite)]
    public static Task<ImportPayload> ConfirmImport(IResolveFieldContext context, [FromServices] IGrainFactory grains, [FromServices] Records records, ConfirmImportInput input) =>
        ChangeImportAsync(context, grains, records, input.Id, (grain, who) => grain.ConfirmAsync(who));

    /// <summary>Decides against an import that is not committed yet.</summary>
    [Needs(Scopes.TenantsWrite)]
    public static Task<ImportPayload> CancelImport(IResolveFieldContext context, [FromServices] IGrainFactory grains, [FromServices] Records records, CancelImportInput input) =>
        ChangeImportAsync(context, grains, records, input.Id, (grain, who) => grain.CancelAsync(who));

    private static async Task<ImportPayload> ChangeImportAsync(
        IResolveFieldContext context, IGrainFactory grains, Records records, string globalId, Func<IImportGrain, Principal, Task<Problem?>> change)
    {
        var who = Caller.Of(context).Principal!;
        var id = GlobalId.IdOf(ImportNode.TypeName, globalId);
        await using var read = records.Read(who.TenantScope);
        var problem = await read.Imports.AnyAsync(row => row.Id == id, context.CancellationToken)
            ? await change(grains.GetGrain<IImportGrain>(id), who)
            : NoSuchImport;
        return problem is null
            ? new() { Import = new ImportNode(await read.Imports.SingleAsync(row => row.Id == id, context.CancellationToken)) }
            : new() { Errors = UserErrors.From([problem]) };
    }
}
