using CommunityCollab.Core.Access;
using CommunityCollab.Data;
using CommunityCollab.Data.Access;
using CommunityCollab.Data.Tenancy;
using CommunityCollab.Grains.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace CommunityCollab.Server.Starting;

/// <summary>Founds an agency and prints the token everything else is made with. It can be done again until the agency has an administrator;
/// then there are people who make credentials, and a start must not.</summary>
/// <param name="services">The server's services.</param>
/// <param name="name">The agency's name.</param>
/// <param name="stateCode">The two digits of its state.</param>
internal sealed class Bootstrap(IServiceProvider services, string name, string stateCode)
{
    private const string CredentialName = "bootstrap";

    private static readonly TimeSpan Validity = TimeSpan.FromDays(7);

    private readonly Records _records = services.GetRequiredService<Records>();
    private readonly TimeProvider _time = services.GetRequiredService<TimeProvider>();

    /// <summary>Looks, before anything is served, whether it may be done.</summary>
    /// <exception cref="InvalidConfigurationException">The agency has an administrator.</exception>
    public async Task MustBeAllowedAsync()
    {
        if (await FindAsync() is { } agency && HasAdministrator(agency))
        {
            throw new InvalidConfigurationException(
                $"\"{name}\" has an administrator already, who makes credentials and invites others: start without --bootstrap, which is for an agency that nobody administers.");
        }
    }

    /// <summary>Founds the agency, or finds it, and prints its token, which cannot be shown again.</summary>
    /// <param name="url">Where the server listens.</param>
    /// <param name="output">Where the token is printed.</param>
    public async Task RunAsync(string url, TextWriter output)
    {
        var found = await FindAsync();
        var agency = found ?? Guid.CreateVersion7();
        await services.GetRequiredService<IGrainFactory>().GetGrain<IAgencyGrain>(agency).FoundAsync(name, stateCode);
        var ended = await EndFormerAsync(agency);
        var expiresAt = _time.GetUtcNow() + Validity;
        var (_, token) = await services.GetRequiredService<Credentials>().IssueAsync(new(CredentialName, agency, null, Scopes.All, expiresAt));
        await output.WriteLineAsync($$$"""

            {{{(found is null ? $"Founded the agency \"{name}\" of state {stateCode}." : $"The agency \"{name}\" is here, and nobody administers it yet.")}}}
            token: {{{token}}}
              It may do everything in the agency for seven days, and is shown this once.{{{(ended > 0 ? " The one from an earlier start has ended." : "")}}}
            Next: invite the agency's first administrator, who signs in at {{{url}}}/sign-in with your organization's account
            (docs/sign-in.md tells how to connect it):
              curl {{{url}}}/graphql -H 'Authorization: Bearer {{{token}}}' -H 'Content-Type: application/json' -d '{"query":"mutation { inviteStaff(input: { email: \"you@example.org\", role: AGENCY_ADMINISTRATOR }) { invitation { email expiresAt } errors { ... on Problem { message } } } }"}'
            Then start without --bootstrap: it is refused once there is an administrator.
            """);
    }

    private async Task<int> EndFormerAsync(Guid agency)
    {
        var ended = 0;
        await _records.WriteAsync(context => ended = context.Credentials
            .Where(row => row.AgencyId == agency && row.DistrictId == null && row.Name == CredentialName && row.CreatedBy == null && row.RevokedAt == null)
            .ExecuteUpdate(set => set.SetProperty(row => row.RevokedAt, _time.GetUtcNow())));
        return ended;
    }

    private async Task<Guid?> FindAsync()
    {
        await using var read = _records.Read(TenantScope.System);
        return await read.Agencies.Where(row => row.Name == name).Select(row => (Guid?)row.Id).FirstOrDefaultAsync();
    }

    private bool HasAdministrator(Guid agency)
    {
        using var read = _records.Read(TenantScope.System);
        return read.HasAdministrator(agency, null, _time.GetUtcNow());
    }
}
