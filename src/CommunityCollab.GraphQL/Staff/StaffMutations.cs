using CommunityCollab.Core.Access;
using CommunityCollab.Core.Identity;
using CommunityCollab.Core.Problems;
using CommunityCollab.Data;
using CommunityCollab.Data.Access;
using CommunityCollab.Grains.Access;
using CommunityCollab.GraphQL.Access;
using CommunityCollab.GraphQL.Problems;
using CommunityCollab.GraphQL.Staff;
using GraphQL;
using Microsoft.EntityFrameworkCore;

namespace CommunityCollab.GraphQL;

public sealed partial class Mutation
{
    /// <summary>Grants a role in the caller's tenant to someone known there: none that can do more than the caller, and none by a
    /// credential to who made it. It is logged.</summary>
    [Needs(Scopes.StaffWrite)]
    public static async Task<PersonPayload> GrantRole(
        IResolveFieldContext context, [FromServices] StaffRoles roles, [FromServices] Records records, [FromServices] TimeProvider time, GrantRoleInput input)
    {
        var personId = GlobalId.IdOf(PersonNode.TypeName, input.PersonId);
        if (await FindPersonAsync(context, records, time, personId) is null)
        {
            return new() { Errors = UserErrors.From([Problem.At(ProblemCode.NotFound, "There is no such person here. Invite them first.", "personId")]) };
        }

        var who = Caller.Of(context).Principal!;
        var outcome = await roles.GrantAsync(personId, input.Role, who.Tenant, input.From ?? time.GetUtcNow(), input.Until, who);
        return await AnswerAsync(context, records, time, outcome);
    }

    /// <summary>Ends a role at once, and what its holder watches. A tenant's last administrator who can sign in is kept. With a person's last
    /// role in the tenant the credentials end that they answer for there, unless somebody takes them over. It is logged.</summary>
    [Needs(Scopes.StaffWrite)]
    public static async Task<PersonPayload> EndRole(
        IResolveFieldContext context, [FromServices] StaffRoles roles, [FromServices] Records records, [FromServices] TimeProvider time, EndRoleInput input)
    {
        var who = Caller.Of(context).Principal!;
        var outcome = await roles.EndAsync(GlobalId.IdOf(GrantNode.TypeName, input.Id), SuccessorOf(input.SuccessorId), who, input.Reason);
        return await AnswerAsync(context, records, time, outcome);
    }

    /// <summary>Closes a person's account: they are signed out, what they watch ends, and no sign-in of theirs is accepted until it
    /// is opened again. The credentials end that they answer for, unless somebody takes them over. A tenant's last administrator who can
    /// sign in is kept. Someone who also holds a role elsewhere keeps the account; end their roles here instead. It is logged.</summary>
    [Needs(Scopes.StaffWrite)]
    public static async Task<PersonPayload> CloseAccount(
        IResolveFieldContext context, [FromServices] Accounts accounts, [FromServices] Records records, [FromServices] TimeProvider time, CloseAccountInput input)
    {
        var id = GlobalId.IdOf(PersonNode.TypeName, input.PersonId);
        return await AnswerAsync(context, records, time, id, who => accounts.CloseAsync(id, SuccessorOf(input.SuccessorId), who, input.Reason));
    }

    /// <summary>Opens an account again that was closed here. The person's roles are as they were, so it takes
    /// the right to grant each of them, and no credential opens the account of who made it. It is logged.</summary>
    [Needs(Scopes.StaffWrite)]
    public static async Task<PersonPayload> ReopenAccount(
        IResolveFieldContext context, [FromServices] Accounts accounts, [FromServices] Records records, [FromServices] TimeProvider time, ReopenAccountInput input)
    {
        var id = GlobalId.IdOf(PersonNode.TypeName, input.PersonId);
        return await AnswerAsync(context, records, time, id, who => accounts.ReopenAsync(id, who));
    }

    private static Guid? SuccessorOf(string? id) => id is null ? null : GlobalId.IdOf(PersonNode.TypeName, id);

    private static async Task<PersonPayload> AnswerAsync(IResolveFieldContext context, Records records, TimeProvider time, Guid personId, Func<Principal, Task<Problem?>> change)
    {
        var problem = await FindPersonAsync(context, records, time, personId) is null
            ? Problem.At(ProblemCode.NotFound, "There is no such person here.", "personId")
            : await change(Caller.Of(context).Principal!);
        return problem is null ? new() { Person = await FindPersonAsync(context, records, time, personId) } : new() { Errors = UserErrors.From([problem]) };
    }

    private static async Task<PersonPayload> AnswerAsync(IResolveFieldContext context, Records records, TimeProvider time, Outcome<Grant> outcome) =>
        outcome.Value is { } grant
            ? new() { Person = await FindPersonAsync(context, records, time, grant.PersonId) }
            : new() { Errors = UserErrors.From(outcome.Problems) };

    private static async Task<PersonNode?> FindPersonAsync(IResolveFieldContext context, Records records, TimeProvider time, Guid id)
    {
        var principal = Caller.Of(context).Principal!;
        await using var read = records.Read(principal.TenantScope);
        var grants = await read.Grants.Where(grant => grant.PersonId == id && grant.DistrictId == principal.DistrictId).ToListAsync(context.CancellationToken);
        return grants.Count > 0 && await read.People.FirstOrDefaultAsync(person => person.Id == id, context.CancellationToken) is { } person
            ? new PersonNode(person, grants, time.GetUtcNow())
            : null;
    }
}
