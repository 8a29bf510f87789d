namespace Pipeline.Nodes.Cli.Dags;

/// <summary>A task of the DAG.</summary>
/// <param name="Section">The section that it runs.</param>
/// <param name="Type">The section's type.</param>
/// <param name="Image">The image.</param>
/// <param name="IsPinned">Whether the image is named by its digest, so that every run has the same.</param>
internal sealed record DagTask(string Section, string Type, string Image, bool IsPinned);
