using System.Globalization;
using System.Text.Json.Nodes;

namespace CommunityCollab.Server.Tests.Hostile;

/// <summary>Spoils the variables of valid operations.</summary>
internal sealed class SpoiledVariables(HostileValues values)
{
    private const string Mark = "spoiled-here";

    /// <summary>Spoils one to three places of an operation's variables, and gives back the body with them.</summary>
    public string Spoil(Operation operation, Random random)
    {
        var variables = operation.Variables.DeepClone();
        if (random.Next(2) == 0)
        {
            UseSubmissionId(variables, random);
        }

        List<string> raw = [];
        for (var n = random.Next(1, 4); n > 0; n--)
        {
            SpoilOne(variables, random, raw);
        }

        var body = operation.Body(variables);
        for (var n = 0; n < raw.Count; n++)
        {
            body = body.Replace($"\"{Mark}{n}\"", raw[n], StringComparison.Ordinal);
        }

        return random.Next(30) == 0 ? body.Replace("\"input\":", "\"input\":7,\"input\":", StringComparison.Ordinal) : body;
    }

    /// <summary>A valid operation, with a submission id that others use too.</summary>
    public static string Reuse(Operation operation, Random random)
    {
        var variables = operation.Variables.DeepClone();
        UseSubmissionId(variables, random);
        return operation.Body(variables);
    }

    private static void UseSubmissionId(JsonNode variables, Random random)
    {
        if (variables["input"] is JsonObject input && input.ContainsKey("submissionId"))
        {
            input["submissionId"] = SubmissionIds.Of(random.Next(30));
        }
    }

    private void SpoilOne(JsonNode root, Random random, List<string> raw)
    {
        var containers = Containers(root).ToList();
        switch (containers[random.Next(containers.Count)])
        {
            case JsonObject { Count: > 0 } members:
                SpoilMember(members, members.ElementAt(random.Next(members.Count)).Key, random, raw);
                break;
            case JsonArray list:
                SpoilList(list, random, raw);
                break;
        }
    }

    private void SpoilMember(JsonObject members, string name, Random random, List<string> raw)
    {
        switch (random.Next(8))
        {
            case 0:
                members.Remove(name);
                break;
            case 1:
                members["unheardOf"] = 1;
                break;
            case 2:
                var value = members[name]?.DeepClone();
                members[name] = new JsonArray(value);
                break;
            default:
                members[name] = Spoiled(random, raw);
                break;
        }
    }

    private void SpoilList(JsonArray list, Random random, List<string> raw)
    {
        if (list.Count > 0 && random.Next(2) == 0)
        {
            var copies = random.Next(4) == 0 ? 1_500 : 2;
            for (var n = 0; n < copies; n++)
            {
                list.Add(list[0]?.DeepClone());
            }
        }
        else
        {
            list.Add(Spoiled(random, raw));
        }
    }

    private JsonNode Spoiled(Random random, List<string> raw)
    {
        raw.Add(values.Pick(random));
        return string.Create(CultureInfo.InvariantCulture, $"{Mark}{raw.Count - 1}");
    }

    private static IEnumerable<JsonNode> Containers(JsonNode? node)
    {
        var children = node switch
        {
            JsonObject members => members.Select(member => member.Value),
            JsonArray list => list.Take(20),
            _ => null,
        };
        return children is null ? [] : [node!, .. children.SelectMany(Containers)];
    }
}
