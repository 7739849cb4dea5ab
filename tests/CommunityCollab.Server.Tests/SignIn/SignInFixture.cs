using CommunityCollab.Server.Tests.Api;
using Microsoft.Data.Sqlite;

namespace CommunityCollab.Server.Tests.SignIn;

/// <summary>A server whose staff sign in with a provider of their own.</summary>
public sealed class SignInFixture : IAsyncLifetime
{
    private ServerProcess? _server;
    private IdentityProviderProcess? _provider;

    internal ServerProcess Server => _server!;

    internal IdentityProviderProcess Provider => _provider!;

    internal ApiClient Api => field ??= new ApiClient(Server.Url);

    public async ValueTask InitializeAsync()
    {
        var cancellation = TestContext.Current.CancellationToken;
        _provider = await IdentityProviderProcess.StartNewAsync(cancellation);
        _server = new ServerProcess { MoreSettings = Provider.Settings };
        await Server.StartAsync(cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        Api.Dispose();
        await Server.DisposeAsync();
        await Provider.DisposeAsync();
    }

    /// <summary>Someone who signed in once and accepted an invitation to a role of a new district.</summary>
    internal async Task<(string User, string District)> StaffAsync(string role)
    {
        var district = await Api.NewDistrictAsync(Server.AgencyToken);
        var user = $"{Guid.NewGuid():N}@district.example";
        await JoinAsync(user, role, district);
        return (user, district);
    }

    /// <summary>Gives a person a role by invitation.</summary>
    internal async Task JoinAsync(string user, string role, string district)
    {
        // The administrator comes first; they invite the others.
        var inviter = role == "DISTRICT_ADMINISTRATOR" ? Server.AgencyToken : await Api.CredentialAsync(Server.AgencyToken, district, ["staff:write", "staff:read"]);
        object input = role == "DISTRICT_ADMINISTRATOR" ? new { email = user, districtId = district } : new { email = user, role };
        var (mutation, type) = role == "DISTRICT_ADMINISTRATOR" ? ("inviteAdministrator", "InviteAdministratorInput") : ("inviteStaff", "InviteStaffInput");
        await Api.ChangeAsync(mutation, type, "invitation { id }", input, inviter);
        var token = await Provider.TokenAsync(user, cancellation: TestContext.Current.CancellationToken);
        var accepted = await Api.ChangeAsync("acceptInvitation", "AcceptInvitationInput", "invitation { id }", new { token = LinkTo(user) }, token);
        Assert.NotNull(accepted["invitation"]);
    }

    /// <summary>The key in the newest invitation mailed to an address.</summary>
    internal string LinkTo(string user)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Server.StoreFile, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT Body FROM Outbox WHERE \"To\" = $to ORDER BY CreatedAt DESC LIMIT 1";
        command.Parameters.AddWithValue("$to", user);
        var body = (string)command.ExecuteScalar()!;
        var start = body.IndexOf("/invitations/", StringComparison.Ordinal) + "/invitations/".Length;
        return new string([.. body[start..].TakeWhile(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_')]);
    }
}
