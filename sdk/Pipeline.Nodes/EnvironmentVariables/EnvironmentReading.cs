namespace Pipeline.Nodes.EnvironmentVariables;

/// <summary>What was read from the environment.</summary>
/// <param name="Environment">The checked values.</param>
/// <param name="Warnings">What looks wrong without being an error, one line each: unknown <c>PIPELINE_*</c> variables.</param>
internal sealed record EnvironmentReading(NodeEnvironment Environment, IReadOnlyList<string> Warnings);
