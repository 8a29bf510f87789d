namespace Pipeline.Nodes.Errors;

/// <summary>The name of each exit code and whether trying again can help.</summary>
public static class ExitCodeInfo
{
    /// <summary>The code's name as logs, run records and documents write it.</summary>
    /// <param name="code">The code to name.</param>
    /// <returns>A lower-case name, for example <c>no input</c>.</returns>
    public static string NameOf(ExitCode code) => code switch
    {
        ExitCode.Ok => "ok",
        ExitCode.Usage => "usage",
        ExitCode.Data => "data",
        ExitCode.NoInput => "no input",
        ExitCode.Unavailable => "unavailable",
        ExitCode.Software => "software",
        ExitCode.InputOutput => "i/o",
        ExitCode.Temporary => "temporary",
        ExitCode.Denied => "denied",
        ExitCode.Config => "config",
        ExitCode.Skipped => "skipped",
        ExitCode.Terminated => "terminated",
        _ => ((int)code).ToString(System.Globalization.CultureInfo.InvariantCulture),
    };

    /// <summary>Whether a later attempt with the same config file and environment can succeed.</summary>
    /// <param name="code">The code to look at.</param>
    /// <returns><see langword="true"/> for 66, 69, 74, 75 and 143.</returns>
    public static bool RetryHelps(ExitCode code) => code
        is ExitCode.NoInput or ExitCode.Unavailable or ExitCode.InputOutput or ExitCode.Temporary or ExitCode.Terminated;
}
