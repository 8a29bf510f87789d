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

    /// <summary>What the code says, in one clause.</summary>
    /// <param name="code">The code to explain.</param>
    /// <returns>The clause that <c>--help</c> prints.</returns>
    public static string MeaningOf(ExitCode code) => code switch
    {
        ExitCode.Ok => "published, or already published",
        ExitCode.Usage => "an environment variable or argument is missing or wrong",
        ExitCode.Data => "input data rejected, or its bytes do not match its checksum",
        ExitCode.NoInput => "an upstream node has not committed for this run, or the source has no such data",
        ExitCode.Unavailable => "the store or the source cannot be reached",
        ExitCode.Software => "a bug: unhandled exception",
        ExitCode.InputOutput => "local disk full or failing",
        ExitCode.Temporary => "lost a race, throttled, deadline passed, input changed meanwhile",
        ExitCode.Denied => "access denied, or blocked by a safety policy",
        ExitCode.Config => "the config file is missing or invalid",
        ExitCode.Skipped => "nothing to do, and the config says skip",
        ExitCode.Terminated => "SIGTERM or SIGINT before the commit",
        _ => "",
    };

    /// <summary>Whether a later attempt with the same config file and environment can succeed.</summary>
    /// <param name="code">The code to look at.</param>
    /// <returns><see langword="true"/> for 66, 69, 74, 75 and 143.</returns>
    public static bool RetryHelps(ExitCode code) => code
        is ExitCode.NoInput or ExitCode.Unavailable or ExitCode.InputOutput or ExitCode.Temporary or ExitCode.Terminated;
}
