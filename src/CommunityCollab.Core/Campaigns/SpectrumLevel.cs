namespace CommunityCollab.Core.Campaigns;

/// <summary>How much influence on the decision is promised (IAP2 Spectrum of Public Participation).</summary>
[GenerateSerializer, Alias("SpectrumLevel")]
public enum SpectrumLevel
{
    /// <summary>We will keep you informed. Collects nothing.</summary>
    Inform,

    /// <summary>We will listen and tell you how your input influenced the decision.</summary>
    Consult,

    /// <summary>Your concerns will be directly reflected in the alternatives.</summary>
    Involve,

    /// <summary>We will look to you for advice and include it as far as possible.</summary>
    Collaborate,

    /// <summary>We will implement what you decide.</summary>
    Empower,
}
