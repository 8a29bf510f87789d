namespace Pipeline.Nodes.Tests.Publishing.Model;

/// <summary>What stands in the folder before the attempts begin.</summary>
internal enum StartingPoint
{
    /// <summary>Nothing.</summary>
    Nothing,

    /// <summary>The commit of an earlier run.</summary>
    EarlierCommit,

    /// <summary>The claim of another run over an earlier commit; the one who made it sleeps and may complete its uploads at any time.</summary>
    OpenClaim,

    /// <summary>The commit of another run over a commit of try 2 of the attempts' run.</summary>
    RunBetween,
}
