using Pipeline.Nodes.Errors;

namespace Pipeline.Nodes.Cli.CommandLine;

/// <summary>An expected failure as lines for a person: one for each problem.</summary>
internal static class FailureText
{
    public static string Of(NodeException failure) => failure is ConfigException { FileName: string file, Problems: var problems }
        ? string.Join('\n', problems.Select(problem => LineOf(file, problem)).Append(Summary(file, problems.Count)))
        : $"{PipelineTool.Name}: {failure.Message}";

    /// <summary>One problem of a config file, as the SDK writes it.</summary>
    public static string LineOf(string file, Problem problem) => new ConfigException(file, [problem]).Message;

    private static string Summary(string file, int count) =>
        $"{PipelineTool.Name}: {file} has {(count == 1 ? "1 problem" : $"{count} problems")}; nothing was run.";
}
