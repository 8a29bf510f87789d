using System.Diagnostics.CodeAnalysis;
using Pipeline.Nodes.EnvironmentVariables;

namespace Pipeline.Nodes.Config;

/// <summary>The name of a config file: <c>{pipeline-name}-{dag-key}.json</c>, at the root of the bucket.</summary>
public sealed record ConfigFileName
{
    private const string Extension = ".json";

    /// <summary>Puts the name together.</summary>
    /// <param name="pipelineName">Letters, digits, <c>-</c>, <c>_</c> and <c>.</c>, beginning with a letter or digit; at most 200.</param>
    /// <param name="dagKey">8 lower-case hex digits.</param>
    /// <exception cref="ArgumentException">One of the two has another form.</exception>
    public ConfigFileName(string pipelineName, string dagKey)
    {
        ArgumentNullException.ThrowIfNull(pipelineName);
        ArgumentNullException.ThrowIfNull(dagKey);
        if (PipelineNameFormat.FindFault(pipelineName) is string nameFault)
        {
            throw new ArgumentException($"'{pipelineName}' is not {PipelineNameFormat.Expected}: {nameFault}", nameof(pipelineName));
        }

        if (DagKeyFormat.FindFault(dagKey) is string keyFault)
        {
            throw new ArgumentException($"'{dagKey}' is not 8 lower-case hex digits: {keyFault}", nameof(dagKey));
        }

        PipelineName = pipelineName;
        DagKey = dagKey;
    }

    /// <summary>The pipeline's name; it may hold <c>-</c> itself.</summary>
    public string PipelineName { get; }

    /// <summary>The DAG key: 8 lower-case hex digits.</summary>
    public string DagKey { get; }

    /// <summary>What the names of all config files of a DAG key end in: <c>-{dag-key}.json</c>.</summary>
    /// <param name="dagKey">The DAG key.</param>
    public static string SuffixOf(string dagKey) => $"-{dagKey}{Extension}";

    /// <summary>Takes a file's name apart, from the right.</summary>
    /// <param name="fileName">A file's name without a path.</param>
    /// <param name="name">The parts; <see langword="null"/> where the name is not a config file's.</param>
    /// <returns>Whether it is a config file's name.</returns>
    public static bool TryParse(string? fileName, [NotNullWhen(true)] out ConfigFileName? name)
    {
        name = null;
        int separator = (fileName?.Length ?? 0) - Extension.Length - DagKeyFormat.Length - 1;
        if (fileName is null || separator < 1 || fileName[separator] != '-' || !fileName.EndsWith(Extension, StringComparison.Ordinal))
        {
            return false;
        }

        string pipelineName = fileName[..separator];
        string dagKey = fileName.Substring(separator + 1, DagKeyFormat.Length);
        if (PipelineNameFormat.FindFault(pipelineName) is null && DagKeyFormat.IsValid(dagKey))
        {
            name = new ConfigFileName(pipelineName, dagKey);
        }

        return name is not null;
    }

    /// <summary>Gives the file's name.</summary>
    public override string ToString() => PipelineName + SuffixOf(DagKey);
}
