using System.Globalization;
using CommunityCollab.MovableClock;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

[assembly: HostingStartup(typeof(MovableClock))]

namespace CommunityCollab.MovableClock;

/// <summary>Gives the real server, unchanged, a clock that a test can move: ahead of the system's by what a file says.</summary>
public sealed class MovableClock : TimeProvider, IHostingStartup
{
    /// <summary>The environment variable that names the file.</summary>
    public const string FileVariable = "COMMUNITYCOLLAB_CLOCK";

    private readonly string _file = Environment.GetEnvironmentVariable(FileVariable)!;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + TimeSpan.Parse(File.ReadAllText(_file), CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public void Configure(IWebHostBuilder builder) => builder.ConfigureServices(services => services.AddSingleton<TimeProvider>(this));
}
