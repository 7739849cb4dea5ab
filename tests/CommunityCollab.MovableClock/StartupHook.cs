#pragma warning disable CA1050, CA1812, IDE0130 // .NET finds a startup hook by this very name, outside any namespace.

/// <summary>Loads this assembly into a server that does not know it, so that the host finds it by its name.</summary>
internal static class StartupHook
{
    /// <summary>Being loaded is all there is to it.</summary>
    public static void Initialize()
    {
    }
}
