using System.Net.Http.Headers;

namespace CommunityCollab.Benchmarks.Load;

/// <summary>Asks with .NET's own HTTP client, as an integrator's program does.</summary>
internal sealed class ClientLoad(Target target) : HttpLoad(target)
{
    /// <inheritdoc/>
    protected override async Task<long> AskAsync(RepeatedPost post, Func<bool> isOver, CancellationToken cancellation)
    {
        using var http = new HttpClient(new SocketsHttpHandler()) { BaseAddress = Target.Url };
        http.DefaultRequestHeaders.Accept.ParseAdd(RepeatedPost.Accept);
        long count = 0;
        while (!isOver())
        {
            using var content = new ReadOnlyMemoryContent(post.NextBody());
            content.Headers.ContentType = new MediaTypeHeaderValue(RepeatedPost.ContentType);
            using var answer = await http.PostAsync(Target.Path, content, cancellation);
            answer.EnsureSuccessStatusCode();
            post.CheckBody(await answer.Content.ReadAsByteArrayAsync(cancellation));
            count++;
        }

        return count;
    }
}
