using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Pipeline.Nodes.Errors;

namespace Pipeline.Nodes.Cli.Triggers;

/// <summary>The little of Airflow's REST API that starting and watching a run takes: that of Airflow 2, or of Airflow 3.</summary>
internal sealed class AirflowApi : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly HttpClient _http;
    private readonly AirflowAddress _address;
    private readonly string _version;

    private AirflowApi(HttpClient http, AirflowAddress address, string version)
    {
        _http = http;
        _address = address;
        _version = version;
    }

    /// <summary>Whether it is Airflow 3.</summary>
    private bool IsNew => _version == "v2";

    /// <summary>Finds out which Airflow answers, and logs in.</summary>
    /// <exception cref="NodeException">Nobody answers, it is no Airflow, or it refuses the login.</exception>
    public static async Task<AirflowApi> OpenAsync(AirflowAddress address, CancellationToken cancellationToken)
    {
        // A login page in place of an answer is no answer.
        HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = address.Url, Timeout = Patience };
        try
        {
            AirflowApi api = new(http, address, await FindVersionAsync(http, address, cancellationToken));
            await api.LogInAsync(cancellationToken);
            return api;
        }
        catch
        {
            http.Dispose();
            throw;
        }
    }

    /// <summary>Starts a run.</summary>
    /// <param name="dagId">The DAG.</param>
    /// <param name="runId">The run's id; <see langword="null"/>: Airflow makes one.</param>
    /// <param name="conf">What the run is given.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The run's id.</returns>
    public async Task<string> StartAsync(string dagId, string? runId, JsonElement conf, CancellationToken cancellationToken)
    {
        RunRequest request = new(runId, conf);
        string body = IsNew
            ? JsonSerializer.Serialize(new NewRunRequest(request.DagRunId, request.Conf, LogicalDate: null), AirflowJson.Default.NewRunRequest)
            : JsonSerializer.Serialize(request, AirflowJson.Default.RunRequest);
        using StringContent content = new(body, Encoding.UTF8, "application/json");
        RunAnswer answer = await SendAsync(
            HttpMethod.Post, $"dags/{Uri.EscapeDataString(dagId)}/dagRuns", content, AirflowJson.Default.RunAnswer, dagId, runId, cancellationToken);
        return answer.DagRunId;
    }

    /// <summary>How far a run is.</summary>
    public Task<RunAnswer> GetRunAsync(string dagId, string runId, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Get, PathOf(dagId, runId), content: null, AirflowJson.Default.RunAnswer, dagId, runId, cancellationToken);

    /// <summary>How far the tasks of a run are.</summary>
    public async Task<IReadOnlyList<TaskAnswer>> GetTasksAsync(string dagId, string runId, CancellationToken cancellationToken) =>
        (await SendAsync(
            HttpMethod.Get, $"{PathOf(dagId, runId)}/taskInstances", content: null, AirflowJson.Default.TasksAnswer, dagId, runId, cancellationToken)).TaskInstances;

    public void Dispose() => _http.Dispose();

    private static string PathOf(string dagId, string runId) => $"dags/{Uri.EscapeDataString(dagId)}/dagRuns/{Uri.EscapeDataString(runId)}";

    private static async Task<string> FindVersionAsync(HttpClient http, AirflowAddress address, CancellationToken cancellationToken)
    {
        foreach (string version in new[] { "v2", "v1" })
        {
            using HttpResponseMessage answer = await AskAsync(http, new HttpRequestMessage(HttpMethod.Get, $"api/{version}/version"), address, cancellationToken);
            if (answer.IsSuccessStatusCode && answer.Content.Headers.ContentType?.MediaType == "application/json")
            {
                return version;
            }

            if (answer.StatusCode >= HttpStatusCode.InternalServerError)
            {
                throw new UnavailableException($"{address.Url} answers {(int)answer.StatusCode}. Try again; look at Airflow's web server if it stays so.");
            }
        }

        throw new UnavailableException(
            $"what answers at {address.Url} is not Airflow's REST API (neither api/v2 nor api/v1). Correct --airflow-url: the address of its web server, with its path where it has one.");
    }

    private async Task LogInAsync(CancellationToken cancellationToken)
    {
        if (_address.Token is string token)
        {
            _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
            return;
        }

        if (!IsNew)
        {
            string pair = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{_address.User}:{_address.Password}"));
            _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", pair);
            return;
        }

        HttpRequestMessage request = new(HttpMethod.Post, "auth/token")
        {
            Content = JsonContent.Create(new LoginRequest(_address.User!, _address.Password!), AirflowJson.Default.LoginRequest),
        };
        using HttpResponseMessage answer = await AskAsync(_http, request, _address, cancellationToken);
        if (!answer.IsSuccessStatusCode)
        {
            throw AirflowTexts.LoginRefused(_address, answer.StatusCode);
        }

        LoginAnswer login = await ReadAsync(answer, AirflowJson.Default.LoginAnswer, cancellationToken);
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", login.AccessToken);
    }

    private async Task<T> SendAsync<T>(
        HttpMethod method,
        string path,
        HttpContent? content,
        System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type,
        string dagId,
        string? runId,
        CancellationToken cancellationToken)
    {
        using HttpRequestMessage request = new(method, $"api/{_version}/{path}") { Content = content };
        using HttpResponseMessage answer = await AskAsync(_http, request, _address, cancellationToken);
        return answer.IsSuccessStatusCode
            ? await ReadAsync(answer, type, cancellationToken)
            : throw AirflowTexts.Refused(_address, answer.StatusCode, await DetailAsync(answer, cancellationToken), dagId, runId);
    }

    private static async Task<HttpResponseMessage> AskAsync(HttpClient http, HttpRequestMessage request, AirflowAddress address, CancellationToken cancellationToken)
    {
        try
        {
            return await http.SendAsync(request, cancellationToken);
        }
        catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            throw AirflowTexts.NoAnswer(address, failure, Patience);
        }
    }

    private async Task<T> ReadAsync<T>(
        HttpResponseMessage answer, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        try
        {
            return await answer.Content.ReadFromJsonAsync(type, cancellationToken) ?? throw new JsonException("null");
        }
        catch (JsonException failure)
        {
            throw new UnavailableException($"{_address.Url} answers with something else than Airflow's REST API does. Look at what stands between it and this machine.", failure);
        }
    }

    private static async Task<string> DetailAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        try
        {
            using JsonDocument body = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(cancellationToken));
            return body.RootElement.ValueKind == JsonValueKind.Object && body.RootElement.TryGetProperty("detail", out JsonElement detail)
                ? detail.ValueKind == JsonValueKind.String ? detail.GetString()! : detail.GetRawText()
                : "";
        }
        catch (JsonException)
        {
            return "";
        }
    }
}
