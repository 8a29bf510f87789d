using Pipeline.Nodes.Errors;

namespace Pipeline.Nodes.Lifecycle;

/// <summary>The attempt's own folder on the local disk, deleted with all that is in it when the attempt ends.</summary>
internal sealed class WorkFolder : IDisposable
{
    private readonly string _root;

    public WorkFolder(string parent, string attempt)
    {
        _root = Path.Combine(parent, $"pipeline-{attempt}");
        Inputs = Path.Combine(_root, "in");
        Outputs = Path.Combine(_root, "out");
        try
        {
            Directory.CreateDirectory(Inputs);
            Directory.CreateDirectory(Outputs);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw LocalDisk.Translate(exception, $"make the working folder {_root} (PIPELINE_WORK_DIR)");
        }
    }

    /// <summary>Where inputs are brought to.</summary>
    public string Inputs { get; }

    /// <summary>Where outputs are written.</summary>
    public string Outputs { get; }

    public void Dispose()
    {
        try
        {
            Directory.Delete(_root, recursive: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // A node that was abandoned may still write there. The pod's disk goes with the pod.
        }
    }
}
