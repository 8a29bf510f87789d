namespace Pipeline.Nodes.TestSupport.S3;

/// <summary>What a request asks of an S3 server.</summary>
public enum S3CallKind
{
    List,
    Get,
    Head,
    Put,
    Initiate,
    Part,
    Complete,
    Abort,
    Other,
}
