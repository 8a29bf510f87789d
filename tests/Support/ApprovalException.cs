namespace Pipeline.Nodes.TestSupport;

/// <summary>What was written is not what was approved.</summary>
/// <param name="message">Where they differ.</param>
public sealed class ApprovalException(string message) : Exception(message);
