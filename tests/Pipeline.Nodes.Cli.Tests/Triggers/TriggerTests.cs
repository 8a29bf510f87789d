using System.Text;
using Pipeline.Nodes.TestSupport;

namespace Pipeline.Nodes.Cli.Tests.Triggers;

public sealed class TriggerTests
{
    private static readonly (string, string)[] LoggedIn = [("AIRFLOW_USERNAME", AirflowDouble.User), ("AIRFLOW_PASSWORD", AirflowDouble.Password)];

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Trigger_ARun_PrintsItsId(int version)
    {
        await using AirflowDouble airflow = new(version);

        string transcript = await CallAsync(airflow, "trigger cost-analysis-a7b3c9d2.json --conf \"{\\\"month\\\": \\\"2026-10\\\"}\"");

        Approval.Verify($"{transcript}{string.Join('\n', airflow.Requests)}", name: $"{version}");
    }

    [Theory]
    [InlineData(2, "success")]
    [InlineData(3, "success")]
    [InlineData(3, "failed")]
    public async Task Trigger_AndWait_EndsAsTheRunDoes(int version, string state)
    {
        await using AirflowDouble airflow = new(version) { EndState = state };

        Approval.Verify(await CallAsync(airflow, "trigger cost-analysis --wait --interval 0.01 --json"), name: state);
    }

    [Fact]
    public async Task Trigger_RunDoesNotEndInTime_Ends75()
    {
        await using AirflowDouble airflow = new(3);

        string transcript = await CallAsync(airflow, "trigger cost-analysis --wait --timeout 0.001");

        Assert.Contains("exit code 75", transcript, StringComparison.Ordinal);
        Assert.Contains("still running", transcript, StringComparison.Ordinal);
    }

    [Fact]
    public async Task BadInput_OfEachKind_IsExplained()
    {
        StringBuilder transcript = new();
        await using AirflowDouble two = new(2);
        await using AirflowDouble three = new(3);
        foreach (AirflowDouble airflow in new[] { two, three })
        {
            await AddAsync(airflow, "trigger nosuch");
            await AddAsync(airflow, $"trigger cost-analysis --run-id {AirflowDouble.TakenRun}");
            await AddAsync(airflow, "trigger cost-analysis", ("AIRFLOW_PASSWORD", "wrong"));
        }

        await AddAsync(three, "trigger cost-analysis", ("AIRFLOW_TOKEN", "expired"));
        await AddAsync(three, "trigger cost-analysis --conf [1]");
        await AddAsync(three, "trigger cost-analysis --conf {");
        await AddAsync(three, "trigger cost-analysis --conf {bad");
        await AddAsync(three, "trigger cost-analysis --wait --timeout soon");
        await AddInsteadAsync(_ => (200, "text/html", "<html>Sign in</html>"));
        await AddInsteadAsync(_ => (503, "text/html", ""));
        await AddInsteadAsync(request => request.HttpMethod == "POST" && request.RawUrl!.Contains("dagRuns", StringComparison.Ordinal) ? (403, "application/json", "{\"detail\": \"Forbidden\"}") : null);
        await AddInsteadAsync(request => request.RawUrl!.Contains("dagRuns", StringComparison.Ordinal) ? (200, "application/json", "<html>") : null);
        using Workplace workplace = new();
        transcript.Append(await workplace.TranscriptAsync("trigger cost-analysis"));
        transcript.Append(await workplace.TranscriptAsync("trigger cost-analysis --airflow-url localhost:8080", LoggedIn));
        transcript.Append(await workplace.TranscriptAsync("trigger cost-analysis --airflow-url http://admin:secret@localhost:8080", LoggedIn));
        transcript.Append(await workplace.TranscriptAsync("trigger cost-analysis --airflow-url http://127.0.0.1:1", LoggedIn));

        string text = transcript.ToString();
        Assert.DoesNotContain(AirflowDouble.Password, text, StringComparison.Ordinal);
        Approval.Verify(text);

        async Task AddAsync(AirflowDouble airflow, string call, params (string, string)[] more) => transcript.Append(await CallAsync(airflow, call, more));

        async Task AddInsteadAsync(Func<System.Net.HttpListenerRequest, (int, string, string)?> instead)
        {
            await using AirflowDouble airflow = new(3) { Instead = instead };
            await AddAsync(airflow, "trigger cost-analysis");
        }
    }

    private static async Task<string> CallAsync(AirflowDouble airflow, string call, params (string, string)[] more)
    {
        using Workplace workplace = new();
        string transcript = await workplace.TranscriptAsync(call, [("AIRFLOW_URL", airflow.Url), .. LoggedIn, .. more]);
        return transcript.Replace(airflow.Url, "{airflow}", StringComparison.Ordinal);
    }
}
