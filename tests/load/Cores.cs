using System.Diagnostics;

namespace DigitRecognizer.Load;

/// <summary>Limits a program to some of the machine's cores.</summary>
internal static class Cores
{
    /// <summary>Starts it by <c>taskset</c>, so that the runtime counts only these cores.</summary>
    /// <exception cref="PlatformNotSupportedException">Only Linux has it.</exception>
    public static ProcessStartInfo OnCores(this ProcessStartInfo start, int count) => OperatingSystem.IsLinux()
        ? new ProcessStartInfo("taskset", ["--cpu-list", $"0-{count - 1}", start.FileName, .. start.ArgumentList])
        {
            UseShellExecute = false,
            WorkingDirectory = start.WorkingDirectory,
        }
        : throw new PlatformNotSupportedException("Measuring on some of the cores needs taskset of Linux.");
}
