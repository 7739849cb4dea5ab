using CommunityCollab.Core.Access;
using CommunityCollab.Core.Problems;
using CommunityCollab.Data;
using CommunityCollab.Data.Access;
using Microsoft.EntityFrameworkCore;

namespace CommunityCollab.Grains.Tenancy;

/// <summary>Which roles and credentials go with a merge and which end. Nobody gets to read rows by it whom the administrators of those rows
/// did not bring: an agency could otherwise merge a district of its own making with one that has people.</summary>
internal sealed class MergeEndings
{
    private readonly CollabContext _context;
    private readonly Guid _from;
    private readonly Guid _into;
    private readonly DateTimeOffset _now;
    private readonly HashSet<Guid> _administratorsOfFrom;
    private readonly HashSet<Guid> _administratorsOfInto;
    private readonly List<GrantRow> _grants;
    private readonly List<CredentialRow> _credentials;

    public MergeEndings(CollabContext context, Guid from, Guid into, DateTimeOffset now)
    {
        (_context, _from, _into, _now) = (context, from, into, now);
        _grants = [.. context.Grants.Where(row => (row.DistrictId == from || row.DistrictId == into) && row.RevokedAt == null && (row.Until == null || row.Until > now))];
        _credentials = [.. context.Credentials.Where(row => (row.DistrictId == from || row.DistrictId == into) && row.RevokedAt == null)];
        var people = _grants.Where(grant => grant.Role == Role.DistrictAdministrator).Select(grant => grant.PersonId).ToList();
        var present = context.People.Where(person => people.Contains(person.Id) && person.DeprovisionedAt == null).Select(person => person.Id).ToHashSet();
        _administratorsOfFrom = AdministratorsOf(from, present);
        _administratorsOfInto = AdministratorsOf(into, present);
    }

    /// <summary>Roles that go along.</summary>
    public int RolesMoved => _grants.Count(grant => grant.DistrictId == _from && !Ends(grant.DistrictId) && !IsHeldAlready(grant));

    /// <summary>Credentials that go along.</summary>
    public int CredentialsMoved => _credentials.Count(credential => credential.DistrictId == _from && !Ends(credential.DistrictId));

    /// <summary>Roles that end.</summary>
    public int RolesEnded => _grants.Count(grant => Ends(grant.DistrictId));

    /// <summary>Credentials that end.</summary>
    public int CredentialsEnded => _credentials.Count(credential => Ends(credential.DistrictId));

    /// <summary>Why they cannot be merged; null when they can.</summary>
    public Problem? Refuse(string from, string into) =>
        _administratorsOfFrom.Count > 0 && _administratorsOfInto.Count > 0 && !_administratorsOfFrom.Overlaps(_administratorsOfInto)
            ? Problem.At(ProblemCode.WrongState, $"{from} and {into} have administrators of their own, and neither side has agreed. One of them first makes an administrator of the other its own.", "intoId")
            : null;

    /// <summary>Moves and ends them.</summary>
    /// <param name="by">Who merges, by name.</param>
    public void Carry(string by)
    {
        foreach (var grant in _grants.Where(grant => Ends(grant.DistrictId) || (grant.DistrictId == _from && IsHeldAlready(grant))))
        {
            (grant.RevokedAt, grant.RevokedBy) = (_now, by);
        }

        foreach (var credential in _credentials.Where(credential => Ends(credential.DistrictId)))
        {
            credential.RevokedAt = _now;
        }

        // An invitation speaks of one district; whoever is still wanted is invited again.
        _context.Invitations.Where(row => row.DistrictId == _from && row.AcceptedAt == null && row.WithdrawnAt == null)
            .ExecuteUpdate(set => set.SetProperty(row => row.WithdrawnAt, _now));
        var grants = _grants.Where(grant => grant.DistrictId == _from && grant.RevokedAt is null).Select(grant => grant.Id).ToList();
        var credentials = _credentials.Where(credential => credential.DistrictId == _from && credential.RevokedAt is null).Select(credential => credential.Id).ToList();
        _context.Grants.Where(row => grants.Contains(row.Id)).ExecuteUpdate(set => set.SetProperty(row => row.DistrictId, _into));
        _context.Credentials.Where(row => credentials.Contains(row.Id)).ExecuteUpdate(set => set.SetProperty(row => row.DistrictId, _into));
    }

    // The side without administrators, where the other has some.
    private bool Ends(Guid? district) =>
        district == _from ? _administratorsOfFrom.Count == 0 && _administratorsOfInto.Count > 0 : _administratorsOfInto.Count == 0 && _administratorsOfFrom.Count > 0;

    private bool IsHeldAlready(GrantRow grant) =>
        _grants.Exists(other => other.DistrictId == _into && other.PersonId == grant.PersonId && other.Role == grant.Role && !Ends(other.DistrictId));

    private HashSet<Guid> AdministratorsOf(Guid district, HashSet<Guid> present) =>
        [.. _grants.Where(grant => grant.DistrictId == district && grant.Role == Role.DistrictAdministrator && grant.From <= _now && present.Contains(grant.PersonId)).Select(grant => grant.PersonId)];
}
