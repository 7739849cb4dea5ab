namespace CommunityCollab.Core.Onboarding;

/// <summary>What has become of an uploaded file.</summary>
public enum ImportState
{
    /// <summary>It was read and compared; nothing is changed until it is committed.</summary>
    Planned,

    /// <summary>It is far smaller than the last one, and waits until somebody confirms that it is whole.</summary>
    Held,

    /// <summary>It is being taken over. It goes on by itself after a crash.</summary>
    Running,

    /// <summary>It was taken over.</summary>
    Done,

    /// <summary>It cannot be taken over; its findings or its reason say why.</summary>
    Failed,

    /// <summary>Somebody decided against it before it was committed.</summary>
    Cancelled,
}
