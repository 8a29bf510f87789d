namespace Pipeline.Nodes.Errors;

/// <summary>A bug in the author's code, found outside <c>ExecuteAsync</c>, or by a check of what it left.</summary>
/// <param name="member">The author's member: <c>LineCountConfig.FindProblems</c>; null: <c>ExecuteAsync</c> of the node.</param>
/// <param name="message">What is wrong and what to do.</param>
/// <param name="innerException">What the author's code threw; null where it threw nothing, and a stack trace would be ours.</param>
internal sealed class AuthorException(string? member, string message, Exception? innerException = null)
    : InvalidOperationException(message, innerException)
{
    public string? Member { get; } = member;
}
