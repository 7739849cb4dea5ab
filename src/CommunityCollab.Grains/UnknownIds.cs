namespace CommunityCollab.Grains;

/// <summary>Grains of ids that nothing has. Anyone may ask for any id, and the memory is ours, so they do not stay.</summary>
internal static class UnknownIds
{
    private static readonly TimeSpan Stay = TimeSpan.FromSeconds(1);

    /// <summary>Lets a grain that found nothing leave in a moment. It must not leave while it is being activated: the request
    /// that woke it would be sent on to the next activation, which leaves too, and fail in the end instead of being told
    /// that there is nothing.</summary>
    public static void LeaveSoon(this IGrainBase grain) => grain.RegisterGrainTimer(
        (_, _) =>
        {
            grain.DeactivateOnIdle();
            return Task.CompletedTask;
        },
        grain,
        new GrainTimerCreationOptions(Stay, Timeout.InfiniteTimeSpan));
}
