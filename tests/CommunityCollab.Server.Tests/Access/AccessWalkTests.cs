using System.Text.Json.Nodes;
using CommunityCollab.Core.Access;
using CommunityCollab.Server.Tests.Api;
using CommunityCollab.Server.Tests.GraphQL;
using CommunityCollab.Server.Tests.SignIn;

namespace CommunityCollab.Server.Tests.Access;

/// <summary>Every field of the schema, asked by every role about its own tenant and about others.</summary>
public sealed class AccessWalkTests(AccessWalkTests.Worlds worlds) : IClassFixture<AccessWalkTests.Worlds>
{
    private const string Anyone = "anyone";
    private const string SignedIn = "signed in";

    private static readonly string[] Refusals = ["UNAUTHENTICATED", "FORBIDDEN"];

    /// <summary>Nobody, and for each role a credential with its scopes and a person who holds it.</summary>
    public static TheoryData<Role?, bool> Everyone
    {
        get
        {
            var everyone = new TheoryData<Role?, bool> { { null, false } };
            foreach (var role in Enum.GetValues<Role>())
            {
                everyone.Add(role, false);
                everyone.Add(role, true);
            }

            return everyone;
        }
    }

    [Theory]
    [MemberData(nameof(Everyone))]
    public async Task A_field_answers_those_its_rule_names_and_tells_others_what_is_missing(Role? role, bool isPerson)
    {
        var token = await worlds.TokenAsync(role, isPerson);
        foreach (var operation in worlds.Operations)
        {
            var answer = await worlds.SendAsync(operation, TenantWorld.UnknownId, token);
            var isAnswered = operation.Rule == SignedIn ? isPerson : operation.Rule == Anyone || (role is { } held && Roles.ScopesOf(held).Contains(operation.Rule));
            var expected = isAnswered ? null : role is null || operation.Rule == SignedIn ? "UNAUTHENTICATED" : "FORBIDDEN";
            var refusal = answer["errors"]?.AsArray().FirstOrDefault(error => Refusals.Contains((string?)error!["extensions"]?["code"]))?["extensions"];
            Assert.False((string?)answer["errors"]?[0]?["extensions"]?["code"] is "INVALID_VALUE" or "COST", $"{operation} never reached its rule: {answer.ToJsonString()}");
            Assert.True(expected == (string?)refusal?["code"], $"{role} {operation}: {answer.ToJsonString()}");
            Assert.True(expected is null || operation.Rule == SignedIn || (string?)refusal!["scope"] == operation.Rule, $"{role} {operation}: {answer.ToJsonString()}");
        }
    }

    [Theory]
    [MemberData(nameof(Everyone))]
    public async Task Another_tenants_id_is_answered_as_one_that_names_nothing(Role? role, bool isPerson)
    {
        var token = await worlds.TokenAsync(role, isPerson);
        foreach (var operation in worlds.Operations.Where(operation => operation.IdKinds.Count > 0))
        {
            var unknown = await worlds.SendAsync(operation, TenantWorld.UnknownId, token);
            foreach (var world in worlds.ForeignTo(role, operation))
            {
                var answer = await worlds.SendAsync(operation, world.IdOf, token);
                Assert.True(unknown.ToJsonString() == answer.ToJsonString(), $"{role} {operation}: {answer.ToJsonString()} and for nothing {unknown.ToJsonString()}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Everyone))]
    public async Task No_answer_carries_anything_of_another_tenant(Role? role, bool isPerson)
    {
        var token = await worlds.TokenAsync(role, isPerson);
        foreach (var operation in worlds.Operations)
        {
            foreach (var world in worlds.ForeignTo(role, operation))
            {
                var answer = (await worlds.SendAsync(operation, world.IdOf, token)).ToJsonString();
                Assert.False(answer.Contains(world.Mark, StringComparison.Ordinal), $"{role} {operation}: {answer}");
            }
        }
    }

    [Fact]
    public void Every_kind_of_id_is_of_something_real_in_every_world()
    {
        foreach (var kind in worlds.Operations.Where(operation => operation.Field.Name != "node").SelectMany(operation => operation.IdKinds).Distinct())
        {
            Assert.All(worlds.All, world => Assert.True(world.Ids.ContainsKey(kind), $"Unknown would be compared with unknown: put a {kind} into {nameof(TenantWorld)}."));
        }
    }

    [Fact]
    public async Task An_administrator_reads_what_is_their_own()
    {
        var token = await worlds.TokenAsync(Role.DistrictAdministrator, isPerson: true);
        foreach (var kind in (string[])["District", "Campaign", "Activity"])
        {
            var operation = worlds.Operations.First(operation => operation.Field.Name == "node" && operation.IdKinds[0] == kind);
            Assert.Contains(worlds.Own.Mark, (await worlds.SendAsync(operation, worlds.Own.IdOf, token)).ToJsonString(), StringComparison.Ordinal);
        }
    }

    /// <summary>A district, another one of the same agency, and one of another agency.</summary>
    public sealed class Worlds : IAsyncLifetime
    {
        // What an agency knows nothing of, though it is its own district's.
        private static readonly string[] OfDistrictsAlone = ["Campaign", "Activity", "Person", "Grant"];

        private readonly Dictionary<(Role, bool IsPerson), string> _tokens = [];
        private IdentityProviderProcess _provider = null!;
        private HostedServer _server = null!;
        private Newcomers _newcomers = null!;

        internal IReadOnlyList<SchemaOperation> Operations { get; private set; } = [];

        internal string StoreFile => _server.StoreFile;

        internal TenantWorld Own { get; private set; } = null!;

        internal TenantWorld SameAgency { get; private set; } = null!;

        internal TenantWorld OtherAgency { get; private set; } = null!;

        internal TenantWorld[] All => [Own, SameAgency, OtherAgency];

        private ApiClient Api => field ??= new ApiClient(_server.Url);

        public async ValueTask InitializeAsync()
        {
            var cancellation = TestContext.Current.CancellationToken;
            _provider = await IdentityProviderProcess.StartNewAsync(cancellation);
            _server = new HostedServer { MoreSettings = _provider.Settings };
            await _server.StartAsync(cancellation);
            var other = await _server.FoundAgencyAsync("Another agency", cancellation);
            _newcomers = new Newcomers(_server, _provider, Api);
            Own = await TenantWorld.BuildAsync(Api, _newcomers, _server.AgencyToken);
            SameAgency = await TenantWorld.BuildAsync(Api, _newcomers, _server.AgencyToken);
            OtherAgency = await TenantWorld.BuildAsync(Api, _newcomers, other);
            Operations = [.. new SchemaOperations(ApiSchema.Instance).All()];
        }

        public async ValueTask DisposeAsync()
        {
            Api.Dispose();
            await _server.DisposeAsync();
            await _provider.DisposeAsync();
        }

        /// <summary>The worlds whose ids say nothing to a role. An agency knows its districts but nothing of their campaigns and people,
        /// and a district's staff know their agency, which is also that of the district next to them.</summary>
        internal IEnumerable<TenantWorld> ForeignTo(Role? role, SchemaOperation operation)
        {
            yield return OtherAgency;
            if (role is { } held && Roles.IsOfAgency(held) ? operation.IdKinds.Count > 0 && operation.IdKinds.All(OfDistrictsAlone.Contains) : !operation.IdKinds.Contains("Agency"))
            {
                yield return SameAgency;
            }
        }

        /// <summary>The token of a person who holds exactly this role, or of a credential with its scopes; null for nobody.</summary>
        internal async Task<string?> TokenAsync(Role? role, bool isPerson)
        {
            if (role is not { } held)
            {
                return null;
            }

            if (!_tokens.TryGetValue((held, isPerson), out var token))
            {
                token = isPerson ? await _newcomers.TokenAsync(Own.People[held]) : await CredentialAsync(held);
                _tokens.Add((held, isPerson), token);
            }

            return token;
        }

        private async Task<string> CredentialAsync(Role role)
        {
            var maker = Roles.IsOfAgency(role) ? Own.AgencyToken : await _newcomers.TokenAsync(Own.People[Role.DistrictAdministrator]);
            return await Api.CredentialAsync(maker, null, [.. Roles.ScopesOf(role)]);
        }

        internal async Task<JsonNode> SendAsync(SchemaOperation operation, Func<string, string> idOf, string? token)
        {
            var variables = operation.With(idOf);
            if (operation.Kind != "subscription")
            {
                return await Api.AskAsync(operation.Query, variables, token);
            }

            await using var reader = await EventReader.OpenAsync(_server.Url, operation.Query, variables, token);
            return JsonNode.Parse(await reader.NextAsync() ?? throw new InvalidOperationException($"{operation} told nothing."))!;
        }
    }
}
