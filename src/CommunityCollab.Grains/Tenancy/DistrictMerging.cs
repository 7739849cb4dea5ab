using CommunityCollab.Core.Access;
using CommunityCollab.Core.Activities;
using CommunityCollab.Core.Campaigns;
using CommunityCollab.Core.Onboarding;
using CommunityCollab.Core.Problems;
using CommunityCollab.Core.Tenancy;
using CommunityCollab.Data;
using CommunityCollab.Data.Access;
using CommunityCollab.Data.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace CommunityCollab.Grains.Tenancy;

/// <summary>Merges one district into another of its agency, inside one write: all of it or nothing.</summary>
internal sealed class DistrictMerging(CollabContext context, AuditLog audit, Principal who, DateTimeOffset now)
{
    private readonly DateOnly _today = DateOnly.FromDateTime(now.UtcDateTime);

    /// <summary>That a district is no more, with where it went.</summary>
    public static Problem WasMerged(CollabContext context, Guid intoId) =>
        Problem.At(ProblemCode.WrongState, $"This district was merged into {context.Districts.AsNoTracking().Where(row => row.Id == intoId).Select(row => row.Name).Single()}; change that one.", "id");

    /// <summary>Merges them, or says why not.</summary>
    public MergeAnswer Merge(Guid fromId, DistrictMerge merge)
    {
        var from = context.Districts.Single(row => row.Id == fromId);
        var into = context.Districts.FirstOrDefault(row => row.Id == merge.IntoId && row.AgencyId == from.AgencyId);
        if (Refuse(from, into) is { } problem)
        {
            return MergeAnswer.Refused(problem);
        }

        var ending = new MergeEndings(context, from.Id, into!.Id, now);
        if (ending.Refuse(from.Name, into.Name) is { } strangers)
        {
            return MergeAnswer.Refused(strangers);
        }

        var moves = Count(from.Id, into.Id, ending);
        if (merge.ConfirmedName is null || Likeness.Of(merge.ConfirmedName) != Likeness.Of(from.Name))
        {
            return new(moves, [Problem.At(
                merge.ConfirmedName is null ? ProblemCode.Required : ProblemCode.Invalid,
                $"Nothing is done yet. From {from.Name} to {into.Name}, {moves}, and that cannot be undone. Write the name of the district that goes, '{from.Name}', to confirm it.", "confirmName")]);
        }

        MoveRecords(from, into);
        MoveHistory(from, into);
        ending.Carry(who.Name);
        audit.Add(context, who, AuditAction.DistrictMerged, from.Id, [who.Agency, who.District(from.Id), who.District(into.Id)], merge.Reason);
        return new(moves, []);
    }

    private Problem? Refuse(DistrictRow from, DistrictRow? into)
    {
        if (into is null)
        {
            return Problem.At(ProblemCode.NotFound, "There is no such district.", "intoId");
        }

        if (from.Id == into.Id)
        {
            return Problem.At(ProblemCode.Invalid, "A district cannot go into itself.", "intoId");
        }

        if (from.MergedIntoId is { } gone)
        {
            return WasMerged(context, gone);
        }

        if (into.MergedIntoId is { } further)
        {
            return WasMerged(context, further) with { Path = ["intoId"] };
        }

        if (from.Kind != into.Kind)
        {
            return Problem.At(ProblemCode.Invalid, "A district, a BOCES and a charter institute are different things; only two of a kind can be one.", "intoId");
        }

        if (into.Standing is TenantStanding.Suspended or TenantStanding.Offboarded || from.Standing == TenantStanding.Suspended)
        {
            return Problem.At(ProblemCode.WrongState, "A district that is suspended or offboarded takes nothing over, and one that is suspended gives nothing away. Make it active first.", "intoId");
        }

        return context.Imports.Any(row => row.AgencyId == from.AgencyId && row.State == ImportState.Running)
            ? Problem.At(ProblemCode.WrongState, "A file of the agency is being taken over. Wait until it is done.", "id")
            : RefuseForCampaigns(from, into);
    }

    // An open campaign's contributions are on their way at any moment, and people answer under the name they see.
    private Problem? RefuseForCampaigns(DistrictRow from, DistrictRow into)
    {
        var running = context.Campaigns.Where(row => row.DistrictId == from.Id && (row.State == CampaignState.Open || row.State == CampaignState.Paused || (row.State == CampaignState.Scheduled && row.OpensAt <= now)))
            .Select(row => row.Title).FirstOrDefault();
        if (running is not null)
        {
            return Problem.At(ProblemCode.WrongState, $"The campaign '{running}' of {from.Name} is running. Merge them the other way round, or when it is closed.", "id");
        }

        var both = context.Offers.Where(row => row.DistrictId == from.Id && row.CampaignId != null)
            .Join(context.Offers.Where(row => row.DistrictId == into.Id && row.CampaignId != null), one => one.ProgrammeId, other => other.ProgrammeId, (one, _) => one.ProgrammeId)
            .Join(context.Programmes, id => id, programme => programme.Id, (_, programme) => programme.Title)
            .FirstOrDefault();
        return both is not null
            ? Problem.At(ProblemCode.WrongState, $"Both take part in the programme '{both}', and a roll-up counts each district once. They stay two.", "id")
            : null;
    }

    private MergeMoves Count(Guid from, Guid into, MergeEndings ending) => new(
        context.Schools.Count(row => row.DistrictId == from),
        context.Campaigns.Count(row => row.DistrictId == from),
        MovingOffers(from, into).Count(),
        context.Agreements.Count(row => row.DistrictId == from),
        ending.RolesMoved,
        ending.CredentialsMoved,
        MovingMemberships(from, into).Count(),
        context.FormerNames.Count(row => row.SubjectId == from) + 1,
        ending.RolesEnded,
        ending.CredentialsEnded);

    private void MoveRecords(DistrictRow from, DistrictRow into)
    {
        var (old, heir) = (from.Id, into.Id);
        context.Campaigns.Where(row => row.DistrictId == old)
            .ExecuteUpdate(set => set.SetProperty(row => row.DistrictId, heir).SetProperty(row => row.DistrictStanding, into.Standing));
        context.Activities.Where(row => row.DistrictId == old).ExecuteUpdate(set => set.SetProperty(row => row.DistrictId, heir));
        context.Journal.Where(row => row.DistrictId == old).ExecuteUpdate(set => set.SetProperty(row => row.DistrictId, heir));
        context.TextItems.Where(row => row.DistrictId == old).ExecuteUpdate(set => set.SetProperty(row => row.DistrictId, heir));
        context.Participants.Where(row => row.DistrictId == old).ExecuteUpdate(set => set.SetProperty(row => row.DistrictId, heir));
        context.Agreements.Where(row => row.DistrictId == old).ExecuteUpdate(set => set.SetProperty(row => row.DistrictId, heir));
        MoveOffers(old, heir);
        MoveSchools(old, heir, into.AgencyId);
        MovingMemberships(old, heir).Where(row => row.MemberId == old).ExecuteUpdate(set => set.SetProperty(row => row.MemberId, heir));
        MovingMemberships(old, heir).Where(row => row.OfId == old).ExecuteUpdate(set => set.SetProperty(row => row.OfId, heir));
        context.Memberships.Where(row => (row.MemberId == old || row.OfId == old) && row.Until == null).ExecuteUpdate(set => set.SetProperty(row => row.Until, _today));
    }

    // An answer that the heir has too stays where it was, as history; but where only the one that goes takes part, that counts.
    private void MoveOffers(Guid old, Guid heir)
    {
        var swapped = context.Offers.Where(row => row.DistrictId == heir && row.CampaignId == null
            && context.Offers.Any(other => other.DistrictId == old && other.ProgrammeId == row.ProgrammeId && other.CampaignId != null)).Select(row => row.Id).ToList();
        var aside = Guid.CreateVersion7();
        context.Offers.Where(row => swapped.Contains(row.Id)).ExecuteUpdate(set => set.SetProperty(row => row.DistrictId, aside));
        MovingOffers(old, heir).ExecuteUpdate(set => set.SetProperty(row => row.DistrictId, heir));
        context.Offers.Where(row => swapped.Contains(row.Id)).ExecuteUpdate(set => set.SetProperty(row => row.DistrictId, old));
    }

    private IQueryable<Data.Programmes.OfferRow> MovingOffers(Guid old, Guid heir) =>
        context.Offers.Where(row => row.DistrictId == old
            && !context.Offers.Any(other => other.DistrictId == heir && other.ProgrammeId == row.ProgrammeId && (other.CampaignId != null || row.CampaignId == null)));

    private void MoveSchools(Guid old, Guid heir, Guid agency)
    {
        var schools = context.Schools.Where(row => row.DistrictId == old).Select(row => row.Id).ToList();
        context.Schools.Where(row => row.DistrictId == old).ExecuteUpdate(set => set.SetProperty(row => row.DistrictId, heir));
        context.Memberships.Where(row => row.OfId == old && row.Until == null && context.Schools.Any(school => school.Id == row.MemberId))
            .ExecuteUpdate(set => set.SetProperty(row => row.Until, row => row.From > _today ? row.From : _today));
        context.Memberships.AddRange(schools.Select(id => new MembershipRow { Id = Guid.CreateVersion7(), AgencyId = agency, MemberId = id, OfId = heir, From = _today }));
    }

    // Memberships of schools tell which district ran them when, and stay. So does one that the heir has too, or that would be in itself.
    private IQueryable<MembershipRow> MovingMemberships(Guid old, Guid heir) =>
        context.Memberships.Where(row =>
            (row.MemberId == old && row.OfId != heir && !context.Memberships.Any(other => other.MemberId == heir && other.OfId == row.OfId && other.Until == null))
            || (row.OfId == old && row.MemberId != heir && context.Districts.Any(member => member.Id == row.MemberId)
                && !context.Memberships.Any(other => other.OfId == heir && other.MemberId == row.MemberId && other.Until == null)));

    private void MoveHistory(DistrictRow from, DistrictRow into)
    {
        context.FormerNames.Where(row => row.SubjectId == from.Id).ExecuteUpdate(set => set.SetProperty(row => row.SubjectId, into.Id));
        context.FormerNames.Add(FormerNameRow.Of(from, _today, into.Id));
        (from.MergedIntoId, from.ClosedOn, from.Standing) = (into.Id, from.ClosedOn ?? _today, TenantStanding.Offboarded);

        // Its codes are free for the heir from here on.
        context.SaveChanges();
        into.Leaid ??= from.Leaid;
        into.StateAssignedId ??= from.StateAssignedId;
        if (into.Pupils is null)
        {
            (into.Pupils, into.PupilsSource) = (from.Pupils, from.PupilsSource);
        }

        context.Districts.Where(row => row.MergedIntoId == from.Id).ExecuteUpdate(set => set.SetProperty(row => row.MergedIntoId, into.Id));
    }
}
