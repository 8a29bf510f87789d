namespace Pipeline.Nodes.TestSupport.S3;

/// <summary>One request for credentials.</summary>
/// <param name="Kind">What was asked for.</param>
/// <param name="Detail">By whom, and with which token.</param>
public sealed record CredentialCall(CredentialCallKind Kind, string Detail);
