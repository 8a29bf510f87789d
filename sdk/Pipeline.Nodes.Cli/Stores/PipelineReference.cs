using Pipeline.Nodes.Config;
using Pipeline.Nodes.EnvironmentVariables;
using Pipeline.Nodes.Errors;

namespace Pipeline.Nodes.Cli.Stores;

/// <summary>A pipeline as a person names it: by its DAG key, or by the name of its config file.</summary>
/// <param name="Name">The pipeline's name; <see langword="null"/> where only the key is known.</param>
/// <param name="DagKey">The DAG key.</param>
internal sealed record PipelineReference(string? Name, string DagKey)
{
    /// <summary>Reads it.</summary>
    /// <exception cref="UsageException">It is neither.</exception>
    public static PipelineReference Parse(string text)
    {
        if (DagKeyFormat.IsValid(text))
        {
            return new PipelineReference(Name: null, text);
        }

        string file = Path.GetFileName(text);
        return ConfigFileName.TryParse(file, out ConfigFileName? name) || ConfigFileName.TryParse(file + ".json", out name)
            ? Of(name)
            : throw new UsageException(
                $"'{text}' is neither a DAG key nor the name of a config file: expected 8 lower-case hex digits (a7b3c9d2) or"
                + $" {{pipeline}}-{{dag-key}}.json{(text.Contains('-', StringComparison.Ordinal) ? "" : $"; as a DAG key, {DagKeyFormat.FindFault(text)}")}.");
    }

    /// <summary>The pipeline of a config file.</summary>
    public static PipelineReference Of(ConfigFileName name) => new(name.PipelineName, name.DagKey);
}
