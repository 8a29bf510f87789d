using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Pipeline.Nodes.Errors;

namespace Pipeline.Nodes.EnvironmentVariables;

/// <summary>Reads and checks the environment of a node.</summary>
internal static class EnvironmentReader
{
    /// <summary>The longest deadline that can be set: 30 days, in seconds.</summary>
    public const int LongestDeadlineSeconds = 30 * 24 * 60 * 60;

    private const int LongestRunId = 250;
    private const int LongestPodUid = 100;

    /// <summary>Reads the environment out of the host's configuration.</summary>
    /// <param name="configuration">Holds the environment variables under their names; names are compared without regard to case.</param>
    /// <returns>The checked values.</returns>
    /// <exception cref="UsageException">Something is missing or wrong; names every problem.</exception>
    public static NodeEnvironment Read(IConfiguration configuration)
    {
        EnvironmentValues values = new(configuration);
        NodeEnvironment environment = new()
        {
            DagKey = ReadDagKey(values),
            PipelineName = values.Text(EnvironmentNames.PipelineName, PipelineNameFormat.Expected, PipelineNameFormat.FindFault),
            Node = values.Text(EnvironmentNames.Node, "the name of a section", FaultOfOneLine),
            Bucket = values.Text(EnvironmentNames.Bucket, BucketNameFormat.Expected, BucketNameFormat.FindFault)
                ?? NodeEnvironment.DefaultBucket,
            Store = ReadStore(values),
            S3Endpoint = ReadS3Endpoint(values),
            RunId = values.Text(EnvironmentNames.RunId, "the run's id", value => FaultOfId(value, LongestRunId) ?? KeySegment.FindFault(value)),
            TryNumber = values.WholeNumber(EnvironmentNames.TryNumber, "a whole number from 1", minimum: 1, int.MaxValue),
            MapIndex = ReadMapIndex(values),
            PodUid = values.Text(EnvironmentNames.PodUid, "the pod's UID", value => FaultOfId(value, LongestPodUid)),
            RunParameters = ReadRunParameters(configuration),
            UseLatestConfig = values.OneOf(EnvironmentNames.Config, ("snapshot", false), ("latest", true)) ?? false,
            Redo = values.OneOf(EnvironmentNames.Redo, ("0", false), ("1", true)) ?? false,
            Deadline = ReadDeadline(values),
            WorkDirectory = ReadFolder(values, EnvironmentNames.WorkDirectory)
                ?? values.Raw(EnvironmentNames.TemporaryDirectory)
                ?? Path.TrimEndingDirectorySeparator(Path.GetTempPath()),
            SecretsDirectory = ReadFolder(values, EnvironmentNames.SecretsDirectory) ?? NodeEnvironment.DefaultSecretsDirectory,
            LogFormat = ReadLogFormat(values),
            LogLevel = values.OneOf(
                EnvironmentNames.LogLevel,
                ("debug", LogLevel.Debug),
                ("info", LogLevel.Information),
                ("warning", LogLevel.Warning),
                ("error", LogLevel.Error)) ?? LogLevel.Information,
        };
        return values.Problems.Count > 0
            ? throw new UsageException(values.Problems)
            : environment;
    }

    /// <summary>The form of the log alone, for telling what is wrong with the rest; <see langword="null"/> where it is not set or wrong itself.</summary>
    /// <param name="configuration">As for <see cref="Read"/>.</param>
    public static LogFormat? LogFormatOf(IConfiguration configuration) => ReadLogFormat(new EnvironmentValues(configuration));

    /// <summary>Gives single variables by name, for references of a config file: <see langword="null"/> where one is not set.</summary>
    /// <param name="configuration">As for <see cref="Read"/>.</param>
    public static Func<string, string?> Lookup(IConfiguration configuration) => name => configuration[KeyOf(name)];

    // The provider of environment variables turns a double underscore into the separator of its own paths.
    internal static string KeyOf(string name) => name.Replace("__", ConfigurationPath.KeyDelimiter, StringComparison.Ordinal);

    private static LogFormat? ReadLogFormat(EnvironmentValues values) =>
        values.OneOf(EnvironmentNames.LogFormat, ("json", LogFormat.Json), ("text", LogFormat.Text));

    private static string ReadDagKey(EnvironmentValues values)
    {
        const string Expected = "8 lower-case hex digits";
        if (values.Raw(EnvironmentNames.DagKey) is null)
        {
            values.Add($"{EnvironmentNames.DagKey} is not set: set it to the {Expected} at the end of the config file's name"
                + " (a7b3c9d2 for cost-analysis-a7b3c9d2.json)");
        }

        return values.Text(EnvironmentNames.DagKey, Expected, DagKeyFormat.FindFault) ?? "";
    }

    private static StoreLocation ReadStore(EnvironmentValues values)
    {
        StoreLocation location = StoreLocation.S3;
        values.Text(EnvironmentNames.Store, StoreFormat.Expected, value => StoreFormat.Read(value, out location));
        return location;
    }

    private static Uri? ReadS3Endpoint(EnvironmentValues values)
    {
        string? value = values.Raw(EnvironmentNames.S3Endpoint);
        if (value is null)
        {
            return null;
        }

        string? fault = S3EndpointFormat.Read(value, out Uri? endpoint);
        if (fault is not null)
        {
            // What stands before an '@' may be a password.
            string shown = value.Contains('@', StringComparison.Ordinal) ? "***" : value;
            values.Reject(EnvironmentNames.S3Endpoint, shown, S3EndpointFormat.Expected, fault);
        }

        return endpoint;
    }

    private static int? ReadMapIndex(EnvironmentValues values)
    {
        int? index = values.WholeNumber(EnvironmentNames.MapIndex, "a whole number from 0, or -1 for none", minimum: -1, int.MaxValue);
        return index == -1 ? null : index;
    }

    private static TimeSpan? ReadDeadline(EnvironmentValues values)
    {
        int? seconds = values.WholeNumber(
            EnvironmentNames.DeadlineSeconds,
            $"a whole number of seconds from 1 to {LongestDeadlineSeconds} (30 days)",
            minimum: 1,
            LongestDeadlineSeconds);
        return seconds is null ? null : TimeSpan.FromSeconds(seconds.Value);
    }

    private static string? ReadFolder(EnvironmentValues values, string name) =>
        values.Text(name, "an absolute path", value => Path.IsPathFullyQualified(value) ? FaultOfOneLine(value) : "it is not absolute");

    private static SortedDictionary<string, string> ReadRunParameters(IConfiguration configuration)
    {
        SortedDictionary<string, string> parameters = new(StringComparer.Ordinal);
        foreach ((string name, string value) in Variables(configuration))
        {
            if (name.Length > EnvironmentNames.RunParameterPrefix.Length
                && name.StartsWith(EnvironmentNames.RunParameterPrefix, StringComparison.OrdinalIgnoreCase)
                && !name.Equals(EnvironmentNames.RunId, StringComparison.OrdinalIgnoreCase))
            {
                parameters[name[EnvironmentNames.RunParameterPrefix.Length..].ToLowerInvariant()] = value;
            }
        }

        return parameters;
    }

    /// <summary>
    /// Says what looks wrong without being an error, one line each: unknown <c>PIPELINE_*</c> variables, and ours without an underscore.
    /// </summary>
    public static IReadOnlyList<string> FindUnknownNames(IConfiguration configuration)
    {
        string[] known = [.. EnvironmentNames.All.Select(variable => variable.Name).Where(name => !name.EndsWith('*'))];
        Dictionary<string, string> bare = known.ToDictionary(WithoutUnderscores);
        List<string> warnings = [];
        foreach ((string name, _) in Variables(configuration).OrderBy(variable => variable.Name, StringComparer.Ordinal))
        {
            bool isRunParameter = name.StartsWith(EnvironmentNames.RunParameterPrefix, StringComparison.OrdinalIgnoreCase);
            if (isRunParameter || known.Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                continue;
            }

            bool isOurs = name.StartsWith(EnvironmentNames.Prefix, StringComparison.OrdinalIgnoreCase);
            string? nearest = isOurs ? NearestOf(name, known) : bare.GetValueOrDefault(WithoutUnderscores(name));
            if (isOurs || nearest is not null)
            {
                warnings.Add(nearest is null
                    ? $"unknown environment variable {name}; it is ignored"
                    : $"unknown environment variable {name}; it is ignored. Did you mean {nearest}?");
            }
        }

        return warnings;
    }

    // DAG_KEY and S3_ENDPOINT have no prefix, and are often given one.
    private static string? NearestOf(string name, string[] known) => NearestName.Of(name, known.Where(other => other.StartsWith(EnvironmentNames.Prefix, StringComparison.Ordinal)))
        ?? NearestName.Of(name[EnvironmentNames.Prefix.Length..], known);

    private static string WithoutUnderscores(string name) => name.Replace("_", "", StringComparison.Ordinal).ToUpperInvariant();

    private static IEnumerable<(string Name, string Value)> Variables(IConfiguration configuration) =>
        from pair in configuration.AsEnumerable()
        where !string.IsNullOrEmpty(pair.Value)
        select (pair.Key.Replace(ConfigurationPath.KeyDelimiter, "__", StringComparison.Ordinal), pair.Value);

    private static string? FaultOfOneLine(string value) => value.Any(char.IsControl) ? "it holds a control character" : null;

    private static string? FaultOfId(string value, int longest) =>
        value.Length > longest ? $"it has {value.Length} characters; the most is {longest}" : FaultOfOneLine(value);
}
