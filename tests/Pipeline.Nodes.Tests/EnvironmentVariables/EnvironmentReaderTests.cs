using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Pipeline.Nodes.EnvironmentVariables;
using Pipeline.Nodes.Errors;

namespace Pipeline.Nodes.Tests.EnvironmentVariables;

public sealed class EnvironmentReaderTests
{
    [Fact]
    public void Read_OnlyDagKey_GivesEveryDefault()
    {
        NodeEnvironment environment = Read(("DAG_KEY", "a7b3c9d2"), ("TMPDIR", "/scratch"));

        Assert.Equal(
            new NodeEnvironment
            {
                DagKey = "a7b3c9d2",
                PipelineName = null,
                Node = null,
                Bucket = "pipeline-bucket",
                Store = StoreLocation.S3,
                S3Endpoint = null,
                RunId = null,
                TryNumber = null,
                MapIndex = null,
                PodUid = null,
                RunParameters = environment.RunParameters,
                UseLatestConfig = false,
                Redo = false,
                Deadline = null,
                WorkDirectory = "/scratch",
                SecretsDirectory = "/run/secrets",
                LogFormat = null,
                LogLevel = LogLevel.Information,
            },
            environment);
        Assert.Empty(environment.RunParameters);
    }

    [Fact]
    public void Read_NoTemporaryFolder_TakesTheSystems() =>
        Assert.Equal(
            Path.TrimEndingDirectorySeparator(Path.GetTempPath()),
            Read(("DAG_KEY", "a7b3c9d2")).WorkDirectory);

    [Fact]
    public void Read_EverythingSet_GivesEveryValue()
    {
        NodeEnvironment environment = Read(
            ("DAG_KEY", "00ff00ff"),
            ("PIPELINE_NAME", "cost-analysis"),
            ("PIPELINE_NODE", "node_1"),
            ("PIPELINE_BUCKET", "my.bucket-1"),
            ("PIPELINE_STORE", "file:///srv/my%20bucket/"),
            ("S3_ENDPOINT", "http://minio:9000"),
            ("PIPELINE_RUN_ID", "scheduled__2026-01-01T00:00:00+00:00"),
            ("PIPELINE_TRY_NUMBER", "2"),
            ("PIPELINE_MAP_INDEX", "0"),
            ("PIPELINE_POD_UID", "b0f1"),
            ("PIPELINE_RUN_DATE", "2026-01-01"),
            ("PIPELINE_RUN_COST_CENTER", "42"),
            ("PIPELINE_CONFIG", "latest"),
            ("PIPELINE_REDO", "1"),
            ("PIPELINE_DEADLINE_SECONDS", "90"),
            ("PIPELINE_WORK_DIR", "/work-here"),
            ("PIPELINE_SECRETS_DIR", "/secrets"),
            ("PIPELINE_LOG_FORMAT", "text"),
            ("PIPELINE_LOG_LEVEL", "debug"));

        Assert.Equal(
            new NodeEnvironment
            {
                DagKey = "00ff00ff",
                PipelineName = "cost-analysis",
                Node = "node_1",
                Bucket = "my.bucket-1",
                Store = StoreLocation.Folder("/srv/my bucket"),
                S3Endpoint = new Uri("http://minio:9000"),
                RunId = "scheduled__2026-01-01T00:00:00+00:00",
                TryNumber = 2,
                MapIndex = 0,
                PodUid = "b0f1",
                RunParameters = environment.RunParameters,
                UseLatestConfig = true,
                Redo = true,
                Deadline = TimeSpan.FromSeconds(90),
                WorkDirectory = "/work-here",
                SecretsDirectory = "/secrets",
                LogFormat = LogFormat.Text,
                LogLevel = LogLevel.Debug,
            },
            environment);
        Assert.Equal(
            [new("cost_center", "42"), new("date", "2026-01-01")],
            environment.RunParameters.OrderBy(pair => pair.Key, StringComparer.Ordinal));
    }

    [Fact]
    public void Read_EmptyValues_AreAbsentOnes()
    {
        (string, string)[] empty = [.. EnvironmentNames.All.Select(variable => (variable.Name, ""))];

        NodeEnvironment environment = Read([.. empty.Where(pair => pair.Item1 != "DAG_KEY"), ("DAG_KEY", "a7b3c9d2")]);

        Assert.Equal(NodeEnvironment.DefaultBucket, environment.Bucket);
        Assert.Null(environment.TryNumber);
        Assert.Empty(environment.RunParameters);
    }

    [Theory]
    [InlineData("-1", null)]
    [InlineData("0", 0)]
    [InlineData("17", 17)]
    public void Read_MapIndex_MinusOneIsAbsent(string value, int? expected) =>
        Assert.Equal(expected, Read(("DAG_KEY", "a7b3c9d2"), ("PIPELINE_MAP_INDEX", value)).MapIndex);

    [Theory]
    [InlineData("s3.amazonaws.com", "https://s3.amazonaws.com/")]
    [InlineData("minio:9000", "https://minio:9000/")]
    [InlineData("http://minio:9000/", "http://minio:9000/")]
    [InlineData("https://[::1]:9000", "https://[::1]:9000/")]
    [InlineData("localhost", "https://localhost/")]
    public void Read_S3Endpoint_IsHttpsWhereNoSchemeIsGiven(string value, string expected) =>
        Assert.Equal(expected, Read(("DAG_KEY", "a7b3c9d2"), ("S3_ENDPOINT", value)).S3Endpoint?.AbsoluteUri);

    [Fact]
    public void Read_EverythingWrong_NamesEveryProblemAtOnce()
    {
        UsageException exception = Assert.Throws<UsageException>(() => Read(
            ("DAG_KEY", "A7B3C9D2"),
            ("PIPELINE_NAME", "cost analysis"),
            ("PIPELINE_NODE", "node\n1"),
            ("PIPELINE_BUCKET", "s3://bucket"),
            ("PIPELINE_STORE", "/srv/bucket"),
            ("S3_ENDPOINT", "ftp://minio"),
            ("PIPELINE_RUN_ID", new string('r', 251)),
            ("PIPELINE_TRY_NUMBER", "{{ ti.try_number }}"),
            ("PIPELINE_MAP_INDEX", "-2"),
            ("PIPELINE_POD_UID", "a\tb"),
            ("PIPELINE_CONFIG", "newest"),
            ("PIPELINE_REDO", "yes"),
            ("PIPELINE_DEADLINE_SECONDS", "1.5"),
            ("PIPELINE_WORK_DIR", "work"),
            ("PIPELINE_SECRETS_DIR", "secrets"),
            ("PIPELINE_LOG_FORMAT", "jsn"),
            ("PIPELINE_LOG_LEVEL", "warn")));

        Approval.Verify(string.Join('\n', exception.Problems.Select(problem => problem.Text)));
        Assert.Equal(ExitCode.Usage, exception.ExitCode);
    }

    [Theory]
    [InlineData("PIPELINE_TRY_NUMBER", "0")]
    [InlineData("PIPELINE_TRY_NUMBER", "99999999999")]
    [InlineData("PIPELINE_TRY_NUMBER", " 1")]
    [InlineData("PIPELINE_TRY_NUMBER", "１")]
    [InlineData("PIPELINE_DEADLINE_SECONDS", "0")]
    [InlineData("PIPELINE_DEADLINE_SECONDS", "2592001")]
    [InlineData("PIPELINE_REDO", "true")]
    [InlineData("PIPELINE_NAME", "cost-analysis-a7b3c9d2.json")]
    [InlineData("PIPELINE_NAME", "../x")]
    [InlineData("PIPELINE_BUCKET", "ab")]
    [InlineData("PIPELINE_BUCKET", "bucket/folder")]
    [InlineData("PIPELINE_BUCKET", "10.0.0.1")]
    public void Read_ValueOutOfRange_IsRejectedByName(string name, string value)
    {
        UsageException exception = Assert.Throws<UsageException>(() => Read(("DAG_KEY", "a7b3c9d2"), (name, value)));

        Assert.StartsWith($"{name} is '{value}', expected ", Assert.Single(exception.Problems).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_RunIdIsTooLongForAKey_SaysHowItIsCounted() => Assert.EndsWith(
        ": it takes 258 bytes of a key, and the most is 255: letters, digits, '.', '_' and '-' count as 1, every other byte as 3",
        Assert.Throws<UsageException>(() => Read(("DAG_KEY", "a7b3c9d2"), ("PIPELINE_RUN_ID", new string(':', 86)))).Problems[0].Text,
        StringComparison.Ordinal);

    [Fact]
    public void Read_DagKeys_SaysWhatIsWrongWithEach()
    {
        string[] keys = ["", "a7b3c9d", "a7b3c9d2e", "a", "A7B3C9D2", "a7b3c9g2", "a7b3 c9d2", " a7b3c9d2", "{{ dag_key }}", "ａ7b3c9d2"];

        Approval.Verify(string.Join('\n', keys.Select(key =>
            Assert.Throws<UsageException>(() => Read(("DAG_KEY", key))).Message)));
    }

    [Fact]
    public void Read_StoresAndEndpoints_SaysWhatIsWrongWithEach()
    {
        string[] stores = ["S3", "file://bucket", "file://", "file:/srv/bucket", "FILE:///srv", "srv/bucket", "s3://bucket", "http://minio:9000", "file:///", "file:///a/..", "file:///a?b", "file:///a%00b"];
        string[] endpoints = ["http://", "minio 9000", "http://minio:9000/bucket", "https://key:secret@minio", "s3://bucket", "http://minio:99999", "https://minio?x=1", "/srv"];

        IEnumerable<string> texts = [
            .. stores.Select(value => Assert.Throws<UsageException>(() => Read(("DAG_KEY", "a7b3c9d2"), ("PIPELINE_STORE", value))).Message),
            .. endpoints.Select(value => Assert.Throws<UsageException>(() => Read(("DAG_KEY", "a7b3c9d2"), ("S3_ENDPOINT", value))).Message)];

        Approval.Verify(string.Join('\n', texts));
        Assert.DoesNotContain("secret@", string.Concat(texts), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_UnknownNames_WarnsWithTheNearest()
    {
        IReadOnlyList<string> warnings = EnvironmentReader.FindUnknownNames(Configuration(
            ("DAG_KEY", "a7b3c9d2"),
            ("PIPELINE_BUKCET", "x"),
            ("PIPELINE_RUNID", "x"),
            ("PIPELINE_SOMETHING_ELSE", "x"),
            ("PIPELINE_EMPTY", ""),
            ("PIPELINES_OTHER", "x"),
            ("PIPELINE_DAGKEY", "x"),
            ("PIPELINE_S3_ENDPOINT", "x"),
            ("DAGKEY", "x"),
            ("s3endpoint", "x"),
            ("PIPELINESTORE", "x"),
            ("STORE", "x"),
            ("NODE", "x"),
            ("HOME", "/root")));

        Approval.Verify(string.Join('\n', warnings));
    }

    [Fact]
    public void Read_TheProcessEnvironment_KeepsDoubleUnderscores()
    {
        IConfiguration configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new("DAG_KEY", "a7b3c9d2"), new("PIPELINE_RUN_A:B", "x")])
            .Build();

        Assert.Equal("x", EnvironmentReader.Read(configuration).RunParameters["a__b"]);
        Assert.Equal("x", EnvironmentReader.Lookup(configuration)("PIPELINE_RUN_A__B"));
        Assert.Null(EnvironmentReader.Lookup(configuration)("NOT_SET"));
    }

    [Fact]
    public void EnvironmentNames_Table_ReadsLikeTheDocumentation() =>
        Approval.Verify(string.Join('\n', EnvironmentNames.All.Select(variable => $"{variable.Name} | {variable.Meaning} | {variable.Default}")));

    [Fact]
    public void EnvironmentNames_All_HoldsEveryConstantOnce()
    {
        IEnumerable<string> constants = typeof(EnvironmentNames).GetFields()
            .Select(field => (string)field.GetRawConstantValue()!)
            .Where(name => name is not ("PIPELINE_" or "PIPELINE_RUN_" or "TMPDIR"));

        Assert.Equal(
            constants.Order(StringComparer.Ordinal),
            EnvironmentNames.All.Select(variable => variable.Name).Where(name => !name.Contains('*', StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    private static NodeEnvironment Read(params (string Name, string Value)[] variables) => EnvironmentReader.Read(Configuration(variables));

    private static IConfigurationRoot Configuration(params (string Name, string Value)[] variables) => new ConfigurationBuilder()
        .AddInMemoryCollection(variables.Select(variable => KeyValuePair.Create(variable.Name, (string?)variable.Value)))
        .Build();
}
