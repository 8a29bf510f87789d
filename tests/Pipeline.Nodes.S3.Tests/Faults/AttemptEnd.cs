using Pipeline.Nodes.Errors;

namespace Pipeline.Nodes.S3.Tests.Faults;

/// <summary>How an attempt ended.</summary>
/// <param name="Token">Names the attempt in what it publishes.</param>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Message">Its termination message.</param>
/// <param name="Log">Its log.</param>
internal sealed record AttemptEnd(string Token, ExitCode ExitCode, string Message, string Log)
{
    public bool Succeeded => ExitCode == ExitCode.Ok;
}
