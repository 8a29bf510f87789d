using System.Diagnostics;

namespace Pipeline.Nodes.TestSupport;

/// <summary>A node's program, run as an orchestrator runs it.</summary>
/// <param name="path">The executable.</param>
public sealed class NodeProgram(string path)
{
    /// <summary>A native program as <c>./build.sh publish</c> leaves it.</summary>
    /// <exception cref="FileNotFoundException">It was not published; the text says how.</exception>
    public static NodeProgram Published(string name)
    {
        string path = Repository.PathOf("artifacts", "publish", name, name);
        return File.Exists(path)
            ? new NodeProgram(path)
            : throw new FileNotFoundException($"{path} is not there. Run ./build.sh publish first; ./build.sh test does it by itself.", path);
    }

    /// <summary>Runs it to its end.</summary>
    public async Task<NodeResult> RunAsync(Bucket bucket, params (string Name, string? Value)[] environment)
    {
        await using RunningNode node = Start(bucket, environment);
        return await node.WaitAsync();
    }

    /// <summary>Runs it with arguments and without any environment of ours.</summary>
    public async Task<NodeResult> AskAsync(params string[] arguments)
    {
        await using var node = new RunningNode(Process.Start(StartInfo(arguments))!);
        return await node.WaitAsync();
    }

    /// <summary>Starts it.</summary>
    public RunningNode Start(Bucket bucket, params (string Name, string? Value)[] environment)
    {
        ProcessStartInfo start = StartInfo([]);
        start.Environment["DAG_KEY"] = Bucket.DagKey;
        start.Environment["PIPELINE_STORE"] = new Uri(bucket.Root).AbsoluteUri;
        return Start(start, environment);
    }

    /// <summary>Starts it on whatever store the environment names.</summary>
    public RunningNode Start(params (string Name, string? Value)[] environment) => Start(StartInfo([]), environment);

    private static RunningNode Start(ProcessStartInfo start, (string Name, string? Value)[] environment)
    {
        foreach ((string name, string? value) in environment)
        {
            if (value is null)
            {
                start.Environment.Remove(name);
            }
            else
            {
                start.Environment[name] = value;
            }
        }

        return new RunningNode(Process.Start(start)!);
    }

    private ProcessStartInfo StartInfo(string[] arguments)
    {
        var start = new ProcessStartInfo(path, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string name in start.Environment.Keys.Where(name => name.StartsWith("PIPELINE_", StringComparison.Ordinal) || name == "DAG_KEY").ToArray())
        {
            start.Environment.Remove(name);
        }

        return start;
    }
}
