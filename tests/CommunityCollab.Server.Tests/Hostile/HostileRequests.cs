using System.Text;

namespace CommunityCollab.Server.Tests.Hostile;

/// <summary>Makes hostile requests out of valid operations. The same number makes the same request in the same world.</summary>
internal sealed class HostileRequests(HostileWorld world)
{
    private static readonly string?[] ContentTypes =
        ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/json; charset=utf-16", "application/graphql", "application/json; charset=\"\"", null, "application/json; charset=nonsense"];

    private static readonly string[] Accepts = ["*/*", "application/json", "image/png", "application/json;q=0", "text/event-stream", "text/html, application/json;q=0.1"];

    private static readonly string[] Methods = ["PUT", "DELETE", "PATCH", "HEAD", "PROPFIND"];

    private readonly IReadOnlyList<Operation> _operations = ValidOperations.Of(world);
    private readonly SpoiledVariables _variables = new(new HostileValues(world));
    private readonly HostileDocuments _documents = new(world);

    public HostileRequest Make(int number)
    {
        var random = new Random(number);
        var operation = _operations[random.Next(_operations.Count)];
        return random.Next(100) switch
        {
            < 50 => HostileRequest.Of("spoiled variables", _variables.Spoil(operation, random), operation.Token),
            < 58 => HostileRequest.Of("a used submission id", SpoiledVariables.Reuse(operation, random), operation.Token),
            < 64 => HostileRequest.Of("another's credential", _variables.Spoil(operation, random), Other(random)),
            < 76 => HostileRequest.Of("a hostile document", _documents.Pick(random), random.Next(2) == 0 ? null : world.Staff),
            < 79 => HostileRequest.Of("a new query", HostileDocuments.New(random), null),
            < 88 => Corrupted(operation, random),
            < 91 => HostileRequest.Of("a content type", _variables.Spoil(operation, random), operation.Token) with { ContentType = ContentTypes[random.Next(ContentTypes.Length)] },
            < 94 => HostileRequest.Of("an accepted type", _documents.Pick(random), null) with { Accept = Accepts[random.Next(Accepts.Length)] },
            < 98 => ByGet(operation, random),
            98 => HostileRequest.Of("a method", operation.Body(), operation.Token) with { Method = new(Methods[random.Next(Methods.Length)]) },
            _ => Corrupted(operation, random) with { What = "a body that breaks off", BreaksOff = true },
        };
    }

    private string Other(Random random) =>
        random.Next(6) switch { 0 => "cc_nothing", 1 => "cc_wrong", 2 => $"cc_{new string('x', 5_000)}", 3 => world.Mover, 4 => world.Staff, _ => world.Agency };

    private static HostileRequest Corrupted(Operation operation, Random random)
    {
        var body = Encoding.UTF8.GetBytes(operation.Body());
        var at = random.Next(body.Length);
        byte[] corrupted = random.Next(6) switch
        {
            0 => body[..at],
            1 => [.. body[..at], 0xC3, 0x28, .. body[at..]],
            2 => [.. body[..at], 0, .. body[at..]],
            3 => [.. body[..at], .. body[Math.Min(body.Length, at + random.Next(1, 20))..]],
            4 => [.. body[..at], (byte)random.Next(256), .. body[(at + 1)..]],
            _ => [.. body, .. body],
        };
        return new("a corrupted body", corrupted) { Token = operation.Token };
    }

    private static HostileRequest ByGet(Operation operation, Random random)
    {
        var variables = random.Next(3) switch { 0 => operation.Variables.ToJsonString(), 1 => "{\"id\":1e400}", _ => "{\"id\":\"\\ud800\"" };
        var query = random.Next(4) == 0 ? $"?documentId=sha256:{new string('a', random.Next(70))}" : $"?query={Uri.EscapeDataString(operation.Query)}&variables={Uri.EscapeDataString(variables)}";
        return new("a GET", []) { Method = HttpMethod.Get, Token = operation.Token, QueryString = query + (random.Next(5) == 0 ? "&query=%00%ff&extensions=%7b" : "") };
    }
}
