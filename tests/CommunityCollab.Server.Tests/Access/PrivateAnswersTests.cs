using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using CommunityCollab.Server.Tests.Invitations;

namespace CommunityCollab.Server.Tests.Access;

/// <summary>Every endpoint of the source, asked by someone who is signed in: no cache may keep the answer, or it is the same for
/// everyone.</summary>
public sealed partial class PrivateAnswersTests(DemoServer server)
{
    // Each endpoint as the source maps it, with an address that reaches it.
    private static readonly Dictionary<string, string> Addresses = new()
    {
        ["MapGet /"] = "/",
        ["MapGet /campaigns/{id}"] = "/campaigns/nothing",
        ["MapGet /activities/{id}/live"] = "/activities/nothing/live",
        ["MapGet /invitations/{token}"] = "/invitations/nothing",
        ["MapFallback PublicPages.NotFound"] = "/nowhere",
        ["MapGet /demo/mail"] = "/demo/mail",
        ["MapGet /audit/export"] = "/audit/export?from=yesterday",
        ["MapPost Path"] = "/onboarding/files",
        ["MapGet "] = "/onboarding",
        ["MapGet /{id:guid}"] = "/onboarding/00000000-0000-0000-0000-000000000000",
        ["MapPost "] = "/onboarding",
        ["MapPost /{id:guid}/commit"] = "/onboarding/00000000-0000-0000-0000-000000000000/commit",
        ["MapPost /{id:guid}/confirm"] = "/onboarding/00000000-0000-0000-0000-000000000000/confirm",
        ["MapPost /{id:guid}/cancel"] = "/onboarding/00000000-0000-0000-0000-000000000000/cancel",
        ["MapPost /{id:guid}/mapping"] = "/onboarding/00000000-0000-0000-0000-000000000000/mapping",
        ["MapPost /{id:guid}/pairs"] = "/onboarding/00000000-0000-0000-0000-000000000000/pairs",
        ["MapGet Path"] = "/sign-in",
        ["MapGet {Path}/tenant"] = "/sign-in/tenant",
        ["MapPost {Path}/tenant"] = "/sign-in/tenant",
        ["MapPost /sign-out"] = "/sign-out",
        ["MapPost /invitations/{token}/accept"] = "/invitations/nothing/accept",
        ["MapGet {Path}/go"] = "/sign-in/go",
        ["MapPost {Path}/demo"] = "/sign-in/demo",
        ["MapHealthChecks /health/live"] = "/health/live",
        ["MapHealthChecks /health/ready"] = "/health/ready",
        ["Map path"] = "/graphql?query={viewer{name}}",
        ["MapGet {path.TrimEnd('/')}/ide/{{version}}/{{file}}"] = "/graphql/ide/nothing/nothing",
    };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void The_walk_knows_every_endpoint_of_the_source()
    {
        var mapped = Directory.EnumerateFiles(Path.Combine(Root(), "src"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal))
            .SelectMany(file => Mapped().Matches(File.ReadAllText(file)))
            .Select(match => $"{match.Groups[1].Value} {match.Groups[2].Value.TrimStart('$').Trim('"')}")
            .ToHashSet();
        Assert.Empty(mapped.Except(Addresses.Keys));
        Assert.Empty(Addresses.Keys.Except(mapped));
    }

    [Fact]
    public async Task No_cache_keeps_what_depends_on_who_asks()
    {
        using var person = await server.SignInAsync(1);
        using var anyone = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = person.BaseAddress };
        foreach (var (mapping, address) in Addresses.Where(pair => pair.Value is not "/sign-out").Append(new("Map /assets", "/assets/collab.css")).Append(new("MapPost /sign-out", "/sign-out")))
        {
            using var answer = await SendAsync(person, mapping, address);
            if (answer.Headers.CacheControl?.NoStore == true)
            {
                continue;
            }

            using var same = await SendAsync(anyone, mapping, address);
            Assert.True(answer.StatusCode == same.StatusCode, $"{mapping}: {answer.StatusCode} and {same.StatusCode}, kept by caches");
            Assert.Equal(await same.Content.ReadAsStringAsync(Cancellation), await answer.Content.ReadAsStringAsync(Cancellation));
        }
    }

    [Theory]
    [InlineData("/sign-in/tenant")]
    [InlineData("/onboarding")]
    [InlineData("/invitations/nothing")]
    [InlineData("/audit/export")]
    [InlineData("/audit/export?from=yesterday")]
    [InlineData("/graphql?query={viewer{name}}")]
    [InlineData("/sign-in/demo")]
    [InlineData("/nowhere")]
    public async Task What_is_private_is_kept_by_none(string address)
    {
        using var person = await server.SignInAsync(1);
        using var answer = await SendAsync(person, address.EndsWith("demo", StringComparison.Ordinal) ? "MapPost" : "MapGet", address);
        Assert.True(answer.Headers.CacheControl?.NoStore, $"{answer.StatusCode} {answer.Headers.CacheControl}");
    }

    [Fact]
    public async Task A_query_of_a_signed_in_person_is_kept_by_none()
    {
        using var person = await server.SignInAsync(1);
        using var answer = await person.PostAsJsonAsync("/graphql", new { query = "{ viewer { name } }" }, Cancellation);
        Assert.Equal((HttpStatusCode.OK, true), (answer.StatusCode, answer.Headers.CacheControl!.NoStore));
    }

    private static Task<HttpResponseMessage> SendAsync(HttpClient client, string mapping, string address)
    {
        var request = new HttpRequestMessage(mapping.StartsWith("MapPost", StringComparison.Ordinal) ? HttpMethod.Post : HttpMethod.Get, new Uri(address, UriKind.Relative));
        return client.SendAsync(request, Cancellation);
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "CommunityCollab.sln")))
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }

    [GeneratedRegex("""\.(Map(?:Get|Post|Put|Delete|Patch|Methods|HealthChecks|Fallback)?)\(((?:\$?"[^"]*")|[A-Za-z.]+)[,)]""")]
    private static partial Regex Mapped();
}
