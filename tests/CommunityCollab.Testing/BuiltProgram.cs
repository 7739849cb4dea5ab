namespace CommunityCollab.Testing;

/// <summary>Programs of this repository, as they were built together with the tests.</summary>
internal static class BuiltProgram
{
    /// <summary>A program's assembly: tests/X/bin/CONFIG/net10.0 → FOLDER/NAME/bin/CONFIG/net10.0/NAME.dll.</summary>
    public static string Dll(string folder, string name)
    {
        var output = new DirectoryInfo(AppContext.BaseDirectory);
        var root = output.Parent!.Parent!.Parent!.Parent!.Parent!.FullName;
        return Path.Combine(root, folder, name, "bin", output.Parent.Name, output.Name, $"{name}.dll");
    }
}
