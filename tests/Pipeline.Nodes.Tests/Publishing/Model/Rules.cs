namespace Pipeline.Nodes.Tests.Publishing.Model;

/// <summary>The rules of publishing and reading. All hold, but for those that a test leaves out to see what they are good for.</summary>
internal sealed record Rules
{
    /// <summary>Every rule holds.</summary>
    public static Rules All { get; } = new();

    /// <summary>The manifest is claimed before anything becomes visible.</summary>
    public bool ClaimBeforeComplete { get; init; } = true;

    /// <summary>The claim is written on the condition that the base still stands there.</summary>
    public bool ClaimOnBase { get; init; } = true;

    /// <summary>A claim or commit that was refused because something else stands there is not sent again on the condition of that.</summary>
    public bool SameConditionAgain { get; init; } = true;

    /// <summary>The fence is looked at.</summary>
    public bool Fence { get; init; } = true;

    /// <summary>A claim names the last commit.</summary>
    public bool PreviousKept { get; init; } = true;

    /// <summary>Whoever takes over aborts the uploads of the one before.</summary>
    public bool AbortInherited { get; init; } = true;

    /// <summary>A claim names the uploads of the claim before it too.</summary>
    public bool UploadsCarried { get; init; } = true;

    /// <summary>After aborting, one waits until completes that were under way are over.</summary>
    public bool Settle { get; init; } = true;

    /// <summary>The folder is listed before the claim.</summary>
    public bool ListBeforeClaim { get; init; } = true;

    /// <summary>An upload is completed on the condition that its key has not changed since it was listed.</summary>
    public bool CompleteOnListed { get; init; } = true;

    /// <summary>After two completes without success, only an object with the own mark counts.</summary>
    public bool MarkChecked { get; init; } = true;

    /// <summary>The commit is written on the condition that the own claim still stands there.</summary>
    public bool CommitOnClaim { get; init; } = true;

    /// <summary>The commit is read back before it is reported.</summary>
    public bool ReadBack { get; init; } = true;

    /// <summary>A reader reads every range on the condition of the manifest's ETag.</summary>
    public bool ReaderChecksETag { get; init; } = true;

    /// <summary>A reader checks the SHA-256.</summary>
    public bool ReaderChecksSha256 { get; init; } = true;
}
