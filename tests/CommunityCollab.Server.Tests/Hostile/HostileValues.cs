using System.Globalization;
using System.Text;
using System.Text.Json;

namespace CommunityCollab.Server.Tests.Hostile;

/// <summary>JSON values that somebody might send instead of the right one, as raw text: some are no JSON at all.</summary>
internal sealed class HostileValues(HostileWorld world)
{
    private static readonly string[] Fixed =
    [
        "null", "true", "0", "-1", "1", "3.5", "2147483648", "-9223372036854775809", "1e400", "1e28", "79228162514264337593543950336", "1E-400", "NaN", "01",
        "\"\"", "\" \"", "[]", "{}", "[null]", "[[]]", "{\"a\":1}", "\"a\"", "\"OPEN\"", "\"open\"", "\"STAFF\"", "\"$\"", "\"' OR 1=1 --\"", "\"<script>\"",
        "\"\\u0000\"", "\"a\\u0000b\"", "\"\\u0007\\u001b[2J\"", "\"a\u0001b\"", "\"\\ud800\"", "\"\\udc00\\ud800\"", "\"\\u202Eabc\\u2066\"", "\"\\uFFFF\\uFFFE\"", "\"\\uFEFF\"",
        "\"😀👨‍👩‍👧\"", "\"Z̵̡͈a̴̢lgo\"", "\"\\\"\\\\\"", "\"2026-02-30\"", "\"0001-01-01\"", "\"9999-12-31\"", "\"9999-12-31T23:59:59.999Z\"", "\"0001-01-01T00:00:00+14:00\"", "\"2026-12-01\"",
        "\"00000000-0000-0000-0000-000000000000\"", "\"{00000000-0000-0000-0000-000000000001}\"", "\"Mars/Olympus\"", "\"../../etc/passwd\"", "\"Etc/UTC\"", "\"s1\"", "\"t1\"",
        "\"Q2FtcGFpZ246\"", "\"QWN0aXZpdHk6MDAw\"", "\"Campaign:1\"", "\"wyg\"", "\"====\"", "\"AA\"", "\"cursor\"",
    ];

    private readonly IReadOnlyList<string> _ids = world.Ids;

    public string Pick(Random random) => random.Next(10) switch
    {
        < 6 => Fixed[random.Next(Fixed.Length)],
        6 or 7 => Id(random),
        8 => Quote(SubmissionIds.Of(random.Next(30))),
        _ => Big(random),
    };

    /// <summary>An id of something else, of nothing, or nearly of something.</summary>
    private string Id(Random random)
    {
        var id = _ids[random.Next(_ids.Count)];
        return Quote(random.Next(6) switch
        {
            0 => id[..^1],
            1 => id + "A",
            2 => Of(random.Next(2) == 0 ? "Activity" : "Campaign", random),
            3 => Of("Nothing", random),
            _ => id,
        });
    }

    private static string Of(string type, Random random)
    {
        var bytes = new byte[16];
        random.NextBytes(bytes);
        return Convert.ToBase64String(Encoding.UTF8.GetBytes($"{type}:{new Guid(bytes):N}")).TrimEnd('=');
    }

    private static string Big(Random random) => random.Next(7) switch
    {
        0 => Quote(new string('x', 20_000)),
        1 => Quote(string.Concat(Enumerable.Repeat("é\n", 2_500))),
        2 => new string('[', 70) + new string(']', 70),
        3 => new string('[', 3_000) + new string(']', 3_000),
        4 => string.Concat(Enumerable.Repeat("{\"a\":", 60)) + "1" + new string('}', 60),
        5 => "[" + string.Join(',', Enumerable.Range(0, 3_000).Select(n => n.ToString(CultureInfo.InvariantCulture))) + "]",
        _ => new string('9', random.Next(20, 500)),
    };

    private static string Quote(string text) => JsonSerializer.Serialize(text);
}
