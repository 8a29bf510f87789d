using System.Diagnostics;

namespace Pipeline.Nodes.TestSupport;

/// <summary>A node's program, run as an orchestrator runs it.</summary>
/// <param name="path">The executable.</param>
/// <param name="own">What it is always given before other arguments: a script for an interpreter.</param>
public sealed class NodeProgram(string path, params string[] own)
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

    /// <summary>The program of the node under test as the build leaves it beside the tests, for the JIT.</summary>
    public static NodeProgram Built(string name) => new(Path.Combine(AppContext.BaseDirectory, name));

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

    /// <summary>Runs it to its end with these variables and no others.</summary>
    public async Task<NodeResult> RunBareAsync(params (string Name, string Value)[] environment)
    {
        ProcessStartInfo start = StartInfo([]);
        start.Environment.Clear();
        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        await using var node = new RunningNode(Process.Start(start)!);
        return await node.WaitAsync();
    }

    /// <summary>Starts it.</summary>
    public RunningNode Start(Bucket bucket, params (string Name, string? Value)[] environment)
    {
        ProcessStartInfo start = StartInfo([]);
        start.Environment["DAG_KEY"] = Bucket.DagKey;
        foreach ((string name, string? value) in bucket.Environment.Select(variable => (variable.Name, (string?)variable.Value)).Concat(environment))
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
        var start = new ProcessStartInfo(path, [.. own, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string name in start.Environment.Keys.Where(name => IsOurs(name)).ToArray())
        {
            start.Environment.Remove(name);
        }

        return start;
    }

    private static bool IsOurs(string name)
        => name.StartsWith("PIPELINE_", StringComparison.Ordinal) || name.StartsWith("AWS_", StringComparison.Ordinal) || name is "DAG_KEY" or "S3_ENDPOINT";
}
