using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Pipeline.Nodes.TestSupport;

namespace Pipeline.Nodes.Cli.Tests.Triggers;

/// <summary>Stands for Airflow's web server: answers as the REST API of Airflow 2 or 3 does, or as the test says.</summary>
internal sealed class AirflowDouble : IAsyncDisposable
{
    public const string User = "admin";
    public const string Password = "pass:word";
    public const string Token = "token-1";
    public const string KnownDag = "cost-analysis";
    public const string TakenRun = "manual__taken";

    private const int MostPorts = 20;

    private readonly HttpListener _listener;
    private readonly int _version;
    private readonly Task _serving;
    private int _looks;

    /// <param name="version">2 or 3.</param>
    public AirflowDouble(int version)
    {
        _version = version;
        (_listener, Url) = Listen();
        _serving = ServeAsync();
    }

    /// <summary>Its address.</summary>
    public string Url { get; }

    /// <summary>The state that a run ends with.</summary>
    public string EndState { get; init; } = "success";

    /// <summary>Answers in place of the API: status, media type and body; <see langword="null"/> where the API answers.</summary>
    public Func<HttpListenerRequest, (int Status, string MediaType, string Body)?> Instead { get; init; } = _ => null;

    /// <summary>What was asked: method, path and body.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    public async ValueTask DisposeAsync()
    {
        _listener.Close();
        await _serving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private string Api => _version == 3 ? "/api/v2" : "/api/v1";

    // Somebody else may take a free port before it is listened on.
    private static (HttpListener Listener, string Url) Listen()
    {
        for (int ports = 1; ; ports++)
        {
            string url = $"http://127.0.0.1:{LoopbackPort.Free()}";
            HttpListener listener = new() { Prefixes = { url + "/" } };
            try
            {
                listener.Start();
                return (listener, url);
            }
            catch (HttpListenerException) when (ports < MostPorts)
            {
                listener.Close();
            }
        }
    }

    private async Task ServeAsync()
    {
        while (true)
        {
            HttpListenerContext context = await _listener.GetContextAsync();
            using StreamReader reader = new(context.Request.InputStream);
            string body = await reader.ReadToEndAsync();
            Requests.Enqueue($"{context.Request.HttpMethod} {context.Request.RawUrl} {body}".TrimEnd());
            (int status, string mediaType, string answer) = Instead(context.Request) ?? Answer(context.Request, body);
            context.Response.StatusCode = status;
            context.Response.ContentType = mediaType;
            await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(answer));
            context.Response.Close();
        }
    }

    private (int Status, string MediaType, string Body) Answer(HttpListenerRequest request, string body)
    {
        string path = request.Url!.AbsolutePath;
        if (path == "/auth/token" && _version == 3)
        {
            return body.Contains(Password, StringComparison.Ordinal) ? Json(201, $$"""{"access_token": "{{Token}}"}""") : Json(401, """{"detail": "Invalid credentials"}""");
        }

        if (!path.StartsWith(Api, StringComparison.Ordinal))
        {
            return (404, "text/html", "<html>Airflow: lost</html>");
        }

        if (path == $"{Api}/version")
        {
            return Json(200, $$"""{"version": "{{_version}}.0.0"}""");
        }

        if (!IsLoggedIn(request))
        {
            return Json(401, """{"detail": "Unauthorized", "status": 401, "title": "Unauthorized"}""");
        }

        return path.StartsWith($"{Api}/dags/{KnownDag}/dagRuns", StringComparison.Ordinal)
            ? AnswerRun(request, path, body)
            : Json(404, """{"detail": "DAG with dag_id: 'nosuch' not found"}""");
    }

    private (int Status, string MediaType, string Body) AnswerRun(HttpListenerRequest request, string path, string body)
    {
        if (request.HttpMethod == "POST")
        {
            return body.Contains(TakenRun, StringComparison.Ordinal) ? Json(409, """{"detail": "DAGRun already exists"}""")
                : _version == 3 && !body.Contains("\"logical_date\":null", StringComparison.Ordinal) ? Json(422, """{"detail": [{"type": "missing", "loc": ["body", "logical_date"]}]}""")
                : Json(200, """{"dag_run_id": "manual__1", "state": "queued", "dag_id": "cost-analysis"}""");
        }

        bool ended = _looks > 3;
        if (path.EndsWith("/taskInstances", StringComparison.Ordinal))
        {
            _looks++;
            string state = ended ? EndState : "running";
            return Json(200, $$"""{"task_instances": [{"task_id": "node_1", "state": "success", "try_number": 1}, {"task_id": "node_2", "state": {{(_looks > 1 ? $"\"{state}\"" : "null")}}, "try_number": 2}]}""");
        }

        return Json(200, $$"""{"dag_run_id": "manual__1", "state": "{{(ended ? EndState : "running")}}"}""");
    }

    private bool IsLoggedIn(HttpListenerRequest request) => request.Headers["Authorization"] ==
        (_version == 3 ? $"Bearer {Token}" : $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"{User}:{Password}"))}");

    private static (int Status, string MediaType, string Body) Json(int status, string body) => (status, "application/json", body);
}
