using CommunityCollab.Server.Tests.Api;
using Microsoft.Data.Sqlite;

namespace CommunityCollab.Server.Tests.SignIn;

/// <summary>Brings people into tenants as they come: invited by mail, signed in with their provider, accepted.</summary>
internal sealed class Newcomers(HostedServer server, IdentityProviderProcess provider, ApiClient api)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>The token of someone who signs in.</summary>
    public Task<string> TokenAsync(string user) => provider.TokenAsync(user, cancellation: Cancellation);

    /// <summary>Gives a person a role in the tenant of who invites them.</summary>
    /// <returns>Their token.</returns>
    public async Task<string> JoinAsync(string user, string role, string inviter)
    {
        await api.ChangeAsync("inviteStaff", "InviteStaffInput", "invitation { id }", new { email = user, role }, inviter);
        return await AcceptAsync(user);
    }

    /// <summary>Gives a district its first administrator.</summary>
    /// <returns>Their token.</returns>
    public async Task<string> FirstAdministratorAsync(string user, string districtId, string agencyToken)
    {
        await api.ChangeAsync("inviteAdministrator", "InviteAdministratorInput", "invitation { id }", new { email = user, districtId }, agencyToken);
        return await AcceptAsync(user);
    }

    /// <summary>The key in the newest invitation mailed to an address.</summary>
    public string LinkTo(string user)
    {
        var body = NewestMailTo(user)!;
        var start = body.IndexOf("/invitations/", StringComparison.Ordinal) + "/invitations/".Length;
        return new string([.. body[start..].TakeWhile(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_')]);
    }

    /// <summary>Whether an invitation was mailed to an address.</summary>
    public bool IsInvited(string user) => NewestMailTo(user) is not null;

    /// <summary>What the newest invitation to an address comes to for someone who accepts it.</summary>
    /// <returns>The code of the refusal; null when it was accepted.</returns>
    public async Task<string?> AcceptAsync(string invited, string by)
    {
        var accepted = await api.ChangeAsync("acceptInvitation", "AcceptInvitationInput", "invitation { id }", new { token = LinkTo(invited) }, await TokenAsync(by));
        return (string?)accepted["errors"]!.AsArray().FirstOrDefault()?["code"];
    }

    private async Task<string> AcceptAsync(string user)
    {
        var refusal = await AcceptAsync(user, user);
        Assert.True(refusal is null, $"{user} was refused: {refusal}");
        return await TokenAsync(user);
    }

    private string? NewestMailTo(string user)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = server.StoreFile, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT Body FROM Outbox WHERE \"To\" = $to ORDER BY CreatedAt DESC LIMIT 1";
        command.Parameters.AddWithValue("$to", user);
        return (string?)command.ExecuteScalar();
    }
}
