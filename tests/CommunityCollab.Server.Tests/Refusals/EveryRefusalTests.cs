using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CommunityCollab.Core.Access;
using CommunityCollab.Server.Tests.Access;
using CommunityCollab.Server.Tests.Api;
using CommunityCollab.Server.Tests.GraphQL;
using CommunityCollab.Server.Tests.Hostile;
using CommunityCollab.Server.Tests.SignIn;
using GraphQL.Types;

namespace CommunityCollab.Server.Tests.Refusals;

/// <summary>Every mutation of the schema, with every field of its input spoiled in turn.</summary>
public sealed partial class EveryRefusalTests(SignInFixture server)
{
    private const int AtOnce = 4;

    // The first wrong path of each place, whichever of a list's places it was.
    private readonly ConcurrentDictionary<string, string> _breaches = new();

    private static readonly Role[] DistrictRoles = [Role.DistrictAdministrator, Role.CampaignLead, Role.Moderator];

    [Fact]
    public async Task Each_mutation_says_of_spoiled_input_which_of_its_fields_is_wrong()
    {
        var schema = ApiSchema.Instance;
        var senders = await SendersAsync();
        var world = await HostileWorld.BuildAsync(server.Api, server.Server.AgencyToken);
        var refused = new HashSet<string>();

        // Standings last: what is suspended refuses its own before their input is looked at.
        foreach (var mutation in schema.Mutation!.Fields.OrderBy(field => field.Name == "moveDistrict"))
        {
            var type = mutation.Arguments!.Find("input")!.ResolvedType!;
            foreach (var (token, sample) in Samples(mutation, type, world, senders))
            {
                var inputs = SpoiledInput.Of(type, sample).Prepend(sample).ToList();
                Assert.True(inputs.Count > 1, $"{mutation.Name} takes nothing that can be spoiled.");
                if (await SendAsync(mutation.Name, $"{type}", inputs, token))
                {
                    refused.Add(mutation.Name);
                }
            }
        }

        Assert.True(_breaches.IsEmpty, string.Join("\n", _breaches.Values));
        Assert.Empty(schema.Mutation.Fields.Select(field => field.Name).Except(refused));
    }

    // What the schema alone tells to send, and what one who means well sends and who may.
    private static IEnumerable<(string Token, JsonNode Sample)> Samples(FieldType mutation, IGraphType type, HostileWorld world, Senders senders)
    {
        foreach (var token in senders.Tokens)
        {
            for (var choice = 0; choice < SampleInput.MostChoices(type); choice++)
            {
                yield return (token, new SampleInput(name => senders.World.IdOf(SchemaOperations.KindOf(mutation.Name, name)), choice).Of(type, "input"));
            }
        }

        foreach (var operation in ValidOperations.Of(world).Where(operation => operation.Query.Contains($" {mutation.Name}(input: $input)", StringComparison.Ordinal)))
        {
            yield return (operation.Token ?? senders.Tokens[0], operation.Variables["input"]!);
        }
    }

    /// <summary>Sends inputs, and takes down where the path of a refusal is not in the input that it refuses.</summary>
    /// <returns>Whether any was refused.</returns>
    private async Task<bool> SendAsync(string mutation, string type, List<JsonNode?> inputs, string token)
    {
        var document = $"mutation($input: {type}) {{ {mutation}(input: $input) {{ errors {{ ... on Problem {{ code message path }} }} }} }}";
        var refusals = 0;
        if ((await server.Api.AskAsync(document, new { input = inputs[0] }, token))["data"]?[mutation] is null)
        {
            return false;
        }

        var options = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = TestContext.Current.CancellationToken };
        await Parallel.ForEachAsync(inputs, options, async (input, _) =>
        {
            var answer = await server.Api.AskAsync(document, new { input }, token);
            Assert.False((string?)answer["errors"]?[0]?["extensions"]?["code"] == "INTERNAL", answer.ToJsonString());
            var payload = answer["data"]?[mutation];
            if (InputPaths.Breach(mutation, input, payload) is { } breach)
            {
                _breaches.TryAdd($"{mutation} {Place().Match(breach).Value}", breach);
            }

            Interlocked.Add(ref refusals, payload?["errors"]?.AsArray().Count ?? 0);
        });
        return refusals > 0;
    }

    private async Task<Senders> SendersAsync()
    {
        var agency = server.Server.AgencyToken;
        var world = await TenantWorld.BuildAsync(server.Api, server.Newcomers, agency);
        var people = await Task.WhenAll(DistrictRoles.Select(role => server.Newcomers.TokenAsync(world.People[role])));
        return new Senders(world, [agency, .. people]);
    }

    [GeneratedRegex("\"path\":[^0-9]*")]
    private static partial Regex Place();

    /// <summary>Those who send.</summary>
    /// <param name="World">What they name.</param>
    /// <param name="Tokens">An agency's, and those of people of a district.</param>
    private sealed record Senders(TenantWorld World, IReadOnlyList<string> Tokens);
}
