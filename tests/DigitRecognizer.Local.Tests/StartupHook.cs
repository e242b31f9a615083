using System.Diagnostics.CodeAnalysis;

/// <summary>
/// Run by .NET in a child process before its program (DOTNET_STARTUP_HOOKS): writes the names of the assemblies that it has loaded when it
/// ends.
/// </summary>
[SuppressMessage("Design", "MA0047:Declare types in namespaces", Justification = ".NET looks for the class under this name.")]
[SuppressMessage("Design", "CA1050:Declare types in namespaces", Justification = ".NET looks for the class under this name.")]
internal static class StartupHook
{
    public const string FileVariable = "LOADED_ASSEMBLIES_FILE";

    public static void Initialize() => AppDomain.CurrentDomain.ProcessExit += (_, _) => File.WriteAllLines(
        Environment.GetEnvironmentVariable(FileVariable)!,
            AppDomain.CurrentDomain.GetAssemblies().Select(assembly => assembly.GetName().Name!));
}
