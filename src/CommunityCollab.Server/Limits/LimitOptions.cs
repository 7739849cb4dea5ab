using CommunityCollab.Server.Starting;

namespace CommunityCollab.Server.Limits;

/// <summary>How much callers may ask, from the configuration's section <c>Limits</c>.</summary>
internal sealed class LimitOptions
{
    /// <summary>
    /// Requests without a good credential from one address: pages, their styles and scripts, and the API. A gym of 600 phones
    /// behind one address sends some 30 requests a phone (two pages with their parts, one to join, 20 contributions): those 18,000
    /// may come all at once, "take out your phones", and as many again within three minutes.
    /// </summary>
    public Allowance PublicPerAddress { get; } = new() { Burst = 20_000, PerSecond = 100 };

    /// <summary>Requests with one credential.</summary>
    public Allowance PerCredential { get; } = new() { Burst = 3_000, PerSecond = 50 };

    /// <summary>Requests with any credential of one district, or of one agency.</summary>
    public Allowance PerTenant { get; } = new() { Burst = 12_000, PerSecond = 200 };

    /// <summary>Subscriptions open at once without a credential from one address.</summary>
    public int SubscriptionsPerAddress { get; set; } = 2_000;

    /// <summary>Subscriptions open at once with one credential.</summary>
    public int SubscriptionsPerCredential { get; set; } = 1_000;

    /// <summary>WebSockets open at once from one address, whoever opens them.</summary>
    public int SocketsPerAddress { get; set; } = 2_000;

    /// <summary>Longest time for executing one operation, or one event of a subscription.</summary>
    public TimeSpan ExecutionTime { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Reads the section.</summary>
    /// <exception cref="InvalidConfigurationException">A name is not one of these, or a number is not above zero.</exception>
    public static LimitOptions Read(IConfiguration configuration) => configuration.ReadSection<LimitOptions>("Limits");
}
