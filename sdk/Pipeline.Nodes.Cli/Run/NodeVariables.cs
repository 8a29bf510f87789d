using System.Globalization;
using Pipeline.Nodes.Cli.Host;
using Pipeline.Nodes.Config;
using Pipeline.Nodes.EnvironmentVariables;

namespace Pipeline.Nodes.Cli.Run;

/// <summary>The environment that a node is given, as Airflow would give it.</summary>
internal sealed class NodeVariables(ToolHost host, ConfigFileName config, StoreLocation store, RunChoice run, bool redo)
{
    // Who a node is, is told anew to each; what an outer run left behind must not reach it.
    private static readonly string[] Identity =
    [
        EnvironmentNames.Node, EnvironmentNames.MapIndex, EnvironmentNames.PodUid,
    ];

    /// <summary>Sets the variables of one node.</summary>
    /// <param name="variables">The user's own variables, which pass through.</param>
    /// <param name="node">The node.</param>
    /// <param name="tryNumber">Which time it is tried in this run.</param>
    public void Set(IDictionary<string, string?> variables, PlannedNode node, int tryNumber)
    {
        foreach (string name in Identity)
        {
            variables.Remove(name);
        }

        variables[EnvironmentNames.DagKey] = config.DagKey;
        variables[EnvironmentNames.PipelineName] = config.PipelineName;
        variables[EnvironmentNames.Store] = store.ToString();
        variables[EnvironmentNames.RunId] = run.Id;
        variables[EnvironmentNames.TryNumber] = tryNumber.ToString(CultureInfo.InvariantCulture);
        variables[EnvironmentNames.LogFormat] = "json";
        variables[EnvironmentNames.LogLevel] = host.Variable(EnvironmentNames.LogLevel) == "debug" ? "debug" : "info";
        SetWhereMissing(variables, EnvironmentNames.RunDate, host.Time.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        if (!node.OnDefaults)
        {
            variables[EnvironmentNames.Node] = node.Section;
        }

        if (redo)
        {
            variables[EnvironmentNames.Redo] = "1";
        }

        // The file on the command line is the one that was checked; the snapshot of an older run may be another.
        if (run.GoesOn)
        {
            SetWhereMissing(variables, EnvironmentNames.Config, "latest");
        }
    }

    private void SetWhereMissing(IDictionary<string, string?> variables, string name, string value)
    {
        if (host.Variable(name) is null)
        {
            variables[name] = value;
        }
    }
}
