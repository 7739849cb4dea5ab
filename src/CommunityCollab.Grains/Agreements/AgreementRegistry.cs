using CommunityCollab.Core.Access;
using CommunityCollab.Core.Agreements;
using CommunityCollab.Core.Problems;
using CommunityCollab.Data;
using CommunityCollab.Data.Access;
using CommunityCollab.Data.Agreements;

namespace CommunityCollab.Grains.Agreements;

/// <summary>Registers and ends a district's agreements. Each change and its line in the log are written together.</summary>
/// <param name="records">The records.</param>
/// <param name="audit">The log.</param>
/// <param name="time">The clock.</param>
public sealed class AgreementRegistry(Records records, AuditLog audit, TimeProvider time)
{
    private DateOnly Today => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);

    /// <summary>Registers an agreement of the district someone acts for.</summary>
    /// <param name="agreement">The agreement.</param>
    /// <param name="districtId">The district.</param>
    /// <param name="who">Who registers it.</param>
    public async Task<Outcome<AgreementRow>> RegisterAsync(Agreement agreement, Guid districtId, Principal who)
    {
        var problems = AgreementRules.Check(agreement, Today).ToList();
        if (problems.Count > 0)
        {
            return Outcome.Refused<AgreementRow>(problems);
        }

        var row = AgreementRow.Of(agreement, who.AgencyId, districtId, who.Name, time.GetUtcNow());
        await records.WriteAsync(context =>
        {
            context.Agreements.Add(row);
            audit.Add(context, who, AuditAction.AgreementRegistered, row.Id, [who.Agency]);
        });
        return row;
    }

    /// <summary>Ends an agreement from today on.</summary>
    /// <param name="id">The agreement.</param>
    /// <param name="districtId">The district.</param>
    /// <param name="who">Who ends it.</param>
    /// <param name="reason">Why.</param>
    public async Task<Outcome<AgreementRow>> TerminateAsync(Guid id, Guid districtId, Principal who, string? reason)
    {
        var outcome = default(Outcome<AgreementRow>);
        await records.WriteAsync(context =>
        {
            if (context.Agreements.FirstOrDefault(row => row.Id == id && row.DistrictId == districtId) is not { } row)
            {
                outcome = Problem.At(ProblemCode.NotFound, "There is no such agreement.", "id");
                return;
            }

            if (AgreementRules.MayTerminate(row.ToAgreement(), Today, reason) is { } problem)
            {
                outcome = problem;
                return;
            }

            row.TerminatedOn = Today;
            audit.Add(context, who, AuditAction.AgreementTerminated, id, [who.Agency], reason);
            outcome = row;
        });
        return outcome!;
    }
}
