using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace CommunityCollab.Server.Tests.Hostile;

/// <summary>Bodies whose document, extensions or form is meant to do harm. None of them changes anything.</summary>
internal sealed class HostileDocuments
{
    private readonly IReadOnlyList<string> _bodies;

    public HostileDocuments(HostileWorld world)
    {
        _bodies =
        [
            .. Documents(world).Select(document => Body(document)),
            "", " ", "{", "null", "7", "\"\"", "[]", "[{\"query\":\"{ guidingQuestions }\"},{\"query\":\"{ guidingQuestions }\"}]",
            "{\"query\":\"{ guidingQuestions }\"}{}", "{\"query\":\"{ guidingQuestions }\",}", "{'query':1}", "\uFEFF{\"query\":\"{ guidingQuestions }\"}",
            "{\"query\":\"{ guidingQuestions }\",\"query\":\"{ nothing }\"}", "{\"query\":[\"{ guidingQuestions }\"]}", "{\"query\":\"{ guidingQuestions }\",\"variables\":\"{}\"}",
            "{\"query\":\"{ guidingQuestions }\",\"operationName\":\"Other\"}", "{\"query\":\"query A { guidingQuestions } query B { guidingQuestions }\"}",
            "{\"query\":\"{ guidingQuestions }\",\"extensions\":{\"persistedQuery\":{\"version\":1,\"sha256Hash\":\"" + new string('a', 64) + "\"}}}",
            "{\"extensions\":{\"persistedQuery\":{\"version\":1,\"sha256Hash\":\"" + Convert.ToHexString(SHA256.HashData("never sent"u8)) + "\"}}}",
            "{\"extensions\":{\"persistedQuery\":{\"version\":1,\"sha256Hash\":\"" + new string('é', 64) + "\"}}}",
            "{\"extensions\":{\"persistedQuery\":{\"version\":1e400,\"sha256Hash\":7}}}", "{\"documentId\":\"sha256:" + new string('0', 64) + "\"}", "{\"documentId\":\"../x\"}",
            "{\"query\":\"{ guidingQuestions }\",\"variables\":" + Nested("{\"a\":", 5_000, '}') + "}",
            "{\"query\":\"{ guidingQuestions }\",\"variables\":{\"a\":\"" + new string('x', 300_000) + "\"}}",
            "{\"query\":\"{ guidingQuestions }\",\"variables\":{" + string.Join(',', Enumerable.Range(0, 8_000).Select(n => $"\"v{n}\":{n}")) + "}}",
        ];
    }

    public string Pick(Random random) => _bodies[random.Next(_bodies.Count)];

    /// <summary>A query no other request has, so that nothing that is kept of it may grow without end.</summary>
    public static string New(Random random) => Body($"{{ a{random.Next()}: guidingQuestions b{random.Next()}: viewer {{ name }} }}");

    private static string Body(string document) => JsonSerializer.Serialize(new { query = document });

    private static IEnumerable<string> Documents(HostileWorld world) =>
    [
        "", "#", "{", "}", "{}", "{ nothing }", "{ guidingQuestions { a } }", "{ campaign }", "query", "mutation { }", "subscription { tally }", "fragment F on Query { guidingQuestions }",
        "{ ...F } fragment F on Query { ...F }", "{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }", "{ ... on Nothing { a } }", "{ ... on Campaign { id } }",
        "{ __typename @skip(if: 7) }", "{ __typename @nothing }", "query Q($a: Nothing) { viewer { name } }", "query Q($a: [[[[ID!]!]!]!]!) { node(id: $a) { id } }",
        "{ node(id: 99999999999999999999999999) { id } }", "{ node(id: \"\\u0000\") { id } }", "{ campaigns(first: 99999999999) { edges { cursor } } }", "{ campaigns(first: -1) { edges { cursor } } }",
        "{ campaigns(first: 101) { edges { cursor } } }", "{ campaigns(after: \"%%%\") { edges { cursor } } }", "{ campaigns(after: \"_____w\") { edges { cursor } } }", "{ campaigns(first: 1e400) { edges { cursor } } }",
        "{ node(id: \"\"\"block\"\"\") { id } }", "{ guidingQuestions\u0000 }", "{ guiding\u202EQuestions }", "{ __schema { types { fields { type { fields { type { fields { name } } } } } } } }",
        "mutation { removeActivity(input: {}) { errors { __typename } } }", "mutation { submitContribution(input: null) { errors { __typename } } }", "mutation { nothing }",
        $"subscription {{ tally(activityId: \"{world.Anonymous}\") {{ version }} }}", $"subscription {{ a: tally(activityId: \"x\") {{ version }} b: tally(activityId: \"x\") {{ version }} }}",
        "query Q($a: Int, $a: Int) { campaigns(first: $a) { edges { cursor } } }", "query Q($a: ID!) { node(id: $a) { id } }", "type Query { a: Int } { guidingQuestions }", "extend type Query { a: Int }",
        "{" + string.Concat(Enumerable.Range(0, 1_500).Select(n => $" a{n}: guidingQuestions")) + " }", "{" + string.Concat(Enumerable.Repeat(" __typename", 3_000)) + " }",
        Nested("{ a", 3_000, '}'), Nested("{ campaigns { edges { node { activities { campaign ", 30, '}'), "{ node(id: " + new string('[', 2_000) + "1" + new string(']', 2_000) + ") { id } }",
        "{ node(id: " + Nested("{a:", 1_500, '}') + ") { id } }", "query Q($a: " + new string('[', 1_500) + "Int" + new string(']', 1_500) + ") { viewer { name } }", new string('{', 100_000),
        "{ campaigns(first: 100) { edges { node { activities { textItems(first: 100) { edges { node { id } } } } } } } }", "#" + new string('x', 100_000), "\"" + new string('\\', 50_001),
        "{ " + new string('a', 60_000) + " }", "{" + string.Concat(Enumerable.Range(0, 200).Select(n => $" ...F{n}")) + " }" + string.Concat(Enumerable.Range(0, 200).Select(n => $" fragment F{n} on Query {{ ...F{(n + 1) % 200} }}")),
    ];

    private static string Nested(string opening, int depth, char closing) =>
        new StringBuilder().Insert(0, opening, depth).Append(" a ").Append(closing, depth * opening.Count(letter => letter == '{')).ToString();
}
