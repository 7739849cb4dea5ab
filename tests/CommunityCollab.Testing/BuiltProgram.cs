namespace CommunityCollab.Testing;

/// <summary>Programs of this repository, as they were built together with the tests.</summary>
internal static class BuiltProgram
{
    /// <summary>The folder of the tests' sources.</summary>
    public static string Tests => Path.Combine(Root, "tests");

    /// <summary>A program's assembly: tests/X/bin/CONFIG/net10.0 → FOLDER/NAME/bin/CONFIG/net10.0/NAME.dll.</summary>
    public static string Dll(string folder, string name) => Path.Combine(Root, folder, name, "bin", Output.Parent!.Name, Output.Name, $"{name}.dll");

    private static DirectoryInfo Output => new(AppContext.BaseDirectory);

    private static string Root => Output.Parent!.Parent!.Parent!.Parent!.Parent!.FullName;
}
