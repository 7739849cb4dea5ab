using CommunityCollab.Core.Access;
using CommunityCollab.Core.Activities;
using CommunityCollab.Core.Identity;
using CommunityCollab.Core.Problems;
using CommunityCollab.Data;
using CommunityCollab.Data.Access;
using CommunityCollab.Grains.Access;
using CommunityCollab.GraphQL.Access;
using CommunityCollab.GraphQL.Campaigns;
using CommunityCollab.GraphQL.Credentials;
using CommunityCollab.GraphQL.Problems;
using CommunityCollab.GraphQL.Tenancy;
using GraphQL;
using Microsoft.EntityFrameworkCore;
using CredentialList = CommunityCollab.Data.Access.Credentials;

namespace CommunityCollab.GraphQL;

public sealed partial class Mutation
{
    /// <summary>Makes a credential for the caller's tenant or, from an agency, for one of its districts. It has no scope its
    /// maker lacks and, once the district has an administrator, none from its agency that shows what people said, brings others or
    /// speaks for the district. It is logged.</summary>
    [Needs(Scopes.CredentialsWrite)]
    public static async Task<CreateCredentialPayload> CreateCredential(
        IResolveFieldContext context, [FromServices] CredentialList credentials, [FromServices] Records records, [FromServices] TimeProvider time, CreateCredentialInput input)
    {
        var maker = Caller.Of(context).Principal!;
        var now = time.GetUtcNow();
        var district = input.DistrictId is null ? maker.DistrictId : GlobalId.IdOf(DistrictNode.TypeName, input.DistrictId);
        var campaigns = input.CampaignIds?.Select(id => GlobalId.IdOf(CampaignNode.TypeName, id)).Distinct().ToList();
        await using var read = records.Read(maker.TenantScope);
        var problems = CredentialRules.Check(input, maker, district, now).ToList();
        if (district is { } id && !await read.Districts.AnyAsync(row => row.Id == id, context.CancellationToken))
        {
            problems.Add(Problem.At(ProblemCode.NotFound, "There is no such district.", "districtId"));
        }

        if (campaigns is not null && await read.Campaigns.CountAsync(row => row.DistrictId == district && campaigns.Contains(row.Id), context.CancellationToken) != campaigns.Count)
        {
            problems.Add(Problem.At(ProblemCode.NotFound, "The district has no such campaign that you may know of.", "campaignIds"));
        }

        if (problems.Count > 0)
        {
            return new() { Errors = UserErrors.From(problems) };
        }

        var credential = new NewCredential(PlainText.Clean(input.Name), maker.AgencyId, district, input.Scopes, input.ExpiresAt)
        {
            Purpose = Reasons.Clean(input.Purpose),
            Campaigns = campaigns,
        };
        var outcome = await credentials.CreateAsync(credential, maker);
        return outcome.Value is { } made
            ? new() { Credential = new CredentialNode(made.Row, now), Token = made.Token }
            : new() { Errors = UserErrors.From(outcome.Problems) };
    }

    /// <summary>Gives a credential a new token. The one it has works on for the overlap given, so that its machine can change over;
    /// what it watches ends, and is watched again with either. Only who has all its scopes may do it, and it is logged.</summary>
    [Needs(Scopes.CredentialsWrite)]
    public static async Task<RotateCredentialPayload> RotateCredential(
        IResolveFieldContext context, [FromServices] CredentialList credentials, [FromServices] TenantEndings endings, [FromServices] TimeProvider time, RotateCredentialInput input)
    {
        var now = time.GetUtcNow();
        var problems = CredentialRules.Check(input, now).ToList();
        if (problems.Count > 0)
        {
            return new() { Errors = UserErrors.From(problems) };
        }

        var id = GlobalId.IdOf(CredentialRules.TypeName, input.Id);
        var outcome = await credentials.RotateAsync(id, CredentialRules.OverlapOf(input), input.ExpiresAt, Caller.Of(context).Principal!, Reasons.Clean(input.Reason));
        if (outcome.Value is not { } rotated)
        {
            return new() { Errors = UserErrors.From(outcome.Problems) };
        }

        endings.EndPrincipal(id);
        return new() { Credential = new CredentialNode(rotated.Row, now), Token = rotated.Token };
    }

    /// <summary>Ends a credential at once, and what it watches. It is logged.</summary>
    [Needs(Scopes.CredentialsWrite)]
    public static async Task<RevokeCredentialPayload> RevokeCredential(
        IResolveFieldContext context, [FromServices] CredentialList credentials, [FromServices] TenantEndings endings, [FromServices] TimeProvider time, RevokeCredentialInput input)
    {
        if (Reasons.Check(input.Reason) is { } problem)
        {
            return new() { Errors = UserErrors.From([problem]) };
        }

        var id = GlobalId.IdOf(CredentialRules.TypeName, input.Id);
        var outcome = await credentials.RevokeAsync(id, Caller.Of(context).Principal!, Reasons.Clean(input.Reason));
        if (outcome.Value is not { } row)
        {
            return new() { Errors = UserErrors.From(outcome.Problems) };
        }

        endings.EndPrincipal(id);
        return new() { Credential = new CredentialNode(row, time.GetUtcNow()) };
    }
}
