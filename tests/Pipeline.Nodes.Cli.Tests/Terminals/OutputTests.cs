using Pipeline.Nodes.Cli.Tests.Triggers;
using Pipeline.Nodes.TestSupport;

namespace Pipeline.Nodes.Cli.Tests.Terminals;

/// <summary>Results where a person sees them.</summary>
public sealed class OutputTests
{
    private const string Escape = "\u001b[";

    [Fact]
    public async Task Table_OnATerminal_HasColours()
    {
        using Workplace here = new();
        here.With(Workplace.Config, Workplace.ShortFile);
        using Terminal terminal = await Terminal.StartAsync(here, columns: 60, $"{Programs.Tool} config validate {Workplace.Config}");

        Assert.Equal(0, await terminal.WaitAsync());

        Assert.Contains(Escape, terminal.Written, StringComparison.Ordinal);
        Approval.Verify(terminal.Screen);
    }

    [Fact]
    public async Task Table_WithNoColor_HasNone()
    {
        using Workplace here = new();
        here.With(Workplace.Config, Workplace.ShortFile);
        using Terminal terminal = await Terminal.StartAsync(
            here, columns: 200, $"{Programs.Tool} config validate {Workplace.Config} </dev/null", ("NO_COLOR", "1"));

        Assert.Equal(0, await terminal.WaitAsync());

        Assert.DoesNotContain($"{Escape}9", terminal.Written, StringComparison.Ordinal);
        Assert.Contains("cost_analyzer", terminal.Screen, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Trigger_AndWaitOnATerminal_ShowsTheTasks()
    {
        using Workplace here = new();
        await using AirflowDouble airflow = new(3);
        using Terminal terminal = await Terminal.StartAsync(
            here,
            columns: 80,
            $"{Programs.Tool} trigger cost-analysis --wait --interval 0.01",
            ("AIRFLOW_URL", airflow.Url),
            ("AIRFLOW_USERNAME", AirflowDouble.User),
            ("AIRFLOW_PASSWORD", AirflowDouble.Password));

        Assert.Equal(0, await terminal.WaitAsync());

        Approval.Verify(terminal.Screen);
    }
}
