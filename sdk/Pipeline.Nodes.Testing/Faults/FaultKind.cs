namespace Pipeline.Nodes.Testing.Faults;

/// <summary>What goes wrong with an attempt.</summary>
internal enum FaultKind
{
    /// <summary>Its process is killed.</summary>
    Kill,

    /// <summary>SIGTERM comes.</summary>
    Terminate,

    /// <summary>The store answers 503.</summary>
    Unavailable,

    /// <summary>The store does what was asked, and its answer is lost.</summary>
    LostAnswer,

    /// <summary>An input ends one byte early.</summary>
    Cut,

    /// <summary>One bit of an input is flipped.</summary>
    Flip,

    /// <summary>The next try runs to its end in the meantime.</summary>
    NextTry,

    /// <summary>Another pod of the same try runs to its end in the meantime.</summary>
    OtherPod,
}
