namespace DigitRecognizer.Infra.Tests.Tools;

/// <summary>What runs a hook.</summary>
public enum Shell
{
    /// <summary>The system's sh, for Linux and macOS.</summary>
    Sh,

    /// <summary>PowerShell 7, for Windows; it runs everywhere.</summary>
    Pwsh,
}
