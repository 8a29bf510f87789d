namespace Pipeline.Nodes.Testing.Faults;

/// <summary>What goes wrong with one call to a store.</summary>
internal enum Fault
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The attempt's process dies: the call does not happen, and throws <see cref="CrashException"/>.</summary>
    Crash,

    /// <summary>The request never arrives, or is answered with 503: a read fails, and of a write nobody knows.</summary>
    LoseRequest,

    /// <summary>The store does it, and its answer never arrives.</summary>
    LoseAnswer,

    /// <summary>The store refuses: a condition that does not hold, or an abort that is not done.</summary>
    Refuse,

    /// <summary>The content of an object ends one byte early.</summary>
    Cut,

    /// <summary>One byte in the content of an object is another.</summary>
    Flip,
}
