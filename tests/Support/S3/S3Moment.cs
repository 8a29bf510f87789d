namespace Pipeline.Nodes.TestSupport.S3;

/// <summary>How far a call is when a watcher of the proxy is told of it.</summary>
public enum S3Moment
{
    /// <summary>It has arrived; the server has not seen it.</summary>
    Arrived,

    /// <summary>The server has answered; whoever called has not heard of it.</summary>
    Applied,

    /// <summary>The answer was handed to whoever called.</summary>
    Answered,
}
