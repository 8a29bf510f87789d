using System.Security.Cryptography;
using Pipeline.Nodes.EnvironmentVariables;

namespace Pipeline.Nodes.Lifecycle;

/// <summary>Who is running: one attempt of one node of one run.</summary>
/// <param name="Pipeline">The pipeline's name.</param>
/// <param name="DagKey">The DAG key.</param>
/// <param name="Section">The section of the config file, or the type's name where the defaults are taken.</param>
/// <param name="Type">The node type's name.</param>
/// <param name="Run">The run's id, as the orchestrator gave it or made by the attempt.</param>
/// <param name="RunIsLocal">Whether the attempt made the run's id itself: readers then do not check the run.</param>
/// <param name="Try">The try number from 1; null where the orchestrator gave none.</param>
/// <param name="Pod">The pod's UID, or the attempt's id.</param>
/// <param name="Attempt">The attempt's id: 16 lower-case hex digits.</param>
/// <param name="MapIndex">The map index; null where the task is not mapped.</param>
internal sealed record RunIdentity(
    string Pipeline,
    string DagKey,
    string Section,
    string Type,
    string Run,
    bool RunIsLocal,
    int? Try,
    string Pod,
    string Attempt,
    int? MapIndex)
{
    /// <summary>A new attempt, as far as the environment tells; the config file gives it its section.</summary>
    public static RunIdentity Of(NodeDescription node, NodeEnvironment environment, DateTimeOffset now)
    {
        string attempt = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));
        return new RunIdentity(
            environment.PipelineName ?? "",
            environment.DagKey,
            Section: node.Name,
            node.Name,
            environment.RunId ?? $"local-{now:yyyyMMdd'T'HHmmss'Z'}-{attempt[..6]}",
            RunIsLocal: environment.RunId is null,
            environment.TryNumber,
            environment.PodUid ?? attempt,
            attempt,
            environment.MapIndex);
    }
}
