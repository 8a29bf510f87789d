namespace Pipeline.Nodes.Errors;

/// <summary>What the process tells the orchestrator. Numbers from <c>sysexits.h</c>; they are part of the public contract.</summary>
public enum ExitCode
{
    /// <summary>0: published, or already published.</summary>
    Ok = 0,

    /// <summary>64: an environment variable or an argument is missing or wrong. A retry does not help.</summary>
    Usage = 64,

    /// <summary>65: input data was rejected, or its bytes do not match its checksum. A retry does not help.</summary>
    Data = 65,

    /// <summary>66: an upstream node has not committed for this run, or the source has no such data. A retry may help.</summary>
    NoInput = 66,

    /// <summary>69: the store or the source cannot be reached. A retry may help.</summary>
    Unavailable = 69,

    /// <summary>70: a bug, an exception that nobody expected. A retry does not help.</summary>
    Software = 70,

    /// <summary>74: the local disk is full, read-only or failing. A retry may help.</summary>
    InputOutput = 74,

    /// <summary>75: a race was lost, the deadline passed, an input changed meanwhile. A retry may help.</summary>
    Temporary = 75,

    /// <summary>77: access was denied, or a safety policy forbids it. A retry does not help.</summary>
    Denied = 77,

    /// <summary>78: the config file is missing or invalid. A retry does not help.</summary>
    Config = 78,

    /// <summary>99: there was nothing to do, and the config file says <c>"when_empty": "skip"</c>.</summary>
    Skipped = 99,

    /// <summary>143: SIGTERM or SIGINT came before the commit. A retry may help.</summary>
    Terminated = 143,
}
