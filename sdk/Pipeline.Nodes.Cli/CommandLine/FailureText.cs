using Pipeline.Nodes.Errors;

namespace Pipeline.Nodes.Cli.CommandLine;

/// <summary>An expected failure as lines for a person: one for each problem.</summary>
internal static class FailureText
{
    /// <summary>The lines.</summary>
    /// <param name="failure">What happened.</param>
    /// <param name="undone">What therefore did not happen; may be empty.</param>
    public static string Of(NodeException failure, string undone) => failure is ConfigException { FileName: string file, Problems: var problems }
        ? string.Join('\n', problems.Select(problem => LineOf(file, problem)).Append(Summary(file, problems.Count, undone)))
        : failure is UsageException { Problems: var faults } ? string.Join('\n', faults.Select(fault => $"{PipelineTool.Name}: {fault.Text}"))
        : $"{PipelineTool.Name}: {failure.Message}";

    /// <summary>One problem of a config file, as the SDK writes it.</summary>
    public static string LineOf(string file, Problem problem) => new ConfigException(file, [problem]).Message;

    private static string Summary(string file, int count, string undone) =>
        $"{PipelineTool.Name}: {file} has {(count == 1 ? "1 problem" : $"{count} problems")}{(undone.Length > 0 ? $"; {undone}" : "")}.";
}
