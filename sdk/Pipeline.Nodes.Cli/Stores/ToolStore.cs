using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Pipeline.Nodes.Cli.Host;
using Pipeline.Nodes.EnvironmentVariables;
using Pipeline.Nodes.Errors;
using Pipeline.Nodes.Lifecycle;
using Pipeline.Nodes.Store;

namespace Pipeline.Nodes.Cli.Stores;

/// <summary>The store that the tool works on: found as a node finds it, by the same variables, unless an option says otherwise.</summary>
internal sealed class ToolStore : IDisposable
{
    // Where no pipeline is spoken of; what the reader demands.
    private const string NoKey = "00000000";

    private readonly StoreFactory _factory;
    private readonly StoreLog _log;

    private ToolStore(ToolHost host, IConfiguration configuration, string? bucketGivenBy)
    {
        BucketGivenBy = bucketGivenBy;
        Configuration = configuration;
        Environment = EnvironmentReader.Read(configuration);
        _factory = new StoreFactory(configuration, host.Time, bucketGivenBy);
        _log = new StoreLog(host);
    }

    /// <summary>What gave the bucket's name in place of its variable; <see langword="null"/>: nothing did.</summary>
    public string? BucketGivenBy { get; }

    /// <summary>The variables, with what the options say in their place.</summary>
    public IConfiguration Configuration { get; }

    /// <summary>The same, read.</summary>
    public NodeEnvironment Environment { get; }

    /// <summary>Told of what keeps a person waiting.</summary>
    public ILogger Log => _log;

    /// <summary>The bucket that holds the config files.</summary>
    public IStore Root => Open(Environment.Bucket);

    /// <summary>Opens the store.</summary>
    /// <param name="host">Holds the variables.</param>
    /// <param name="store">What <c>--store</c> says.</param>
    /// <param name="bucket">What <c>--bucket</c> says.</param>
    /// <param name="pipeline">The pipeline, as far as it is known.</param>
    /// <param name="otherwise">The bucket that the config file names, where no option and no variable does.</param>
    /// <exception cref="UsageException">A variable or an option is wrong; names all that are.</exception>
    public static ToolStore Open(ToolHost host, string? store, string? bucket, PipelineReference? pipeline = null, string? otherwise = null)
    {
        Dictionary<string, string?> variables = new(StringComparer.OrdinalIgnoreCase);
        foreach ((string name, string value) in host.Variables)
        {
            variables[EnvironmentReader.KeyOf(name)] = value;
        }

        variables[EnvironmentNames.DagKey] = pipeline?.DagKey ?? NoKey;
        variables[EnvironmentNames.PipelineName] = pipeline?.Name ?? variables.GetValueOrDefault(EnvironmentNames.PipelineName);
        variables[EnvironmentNames.Bucket] = bucket ?? otherwise ?? variables.GetValueOrDefault(EnvironmentNames.Bucket);
        string? givenBy = bucket is not null ? "--bucket" : otherwise is not null ? "'s3.bucket' in the config file" : null;
        variables[EnvironmentNames.Store] = LocationOf(host, store) ?? variables.GetValueOrDefault(EnvironmentNames.Store);
        try
        {
            return new ToolStore(host, new ConfigurationBuilder().AddInMemoryCollection(variables).Build(), givenBy);
        }
        catch (UsageException wrong)
        {
            throw new UsageException([.. wrong.Problems.Select(problem => problem with { Text = ByOption(problem.Text, store, bucket) })]);
        }
    }

    /// <summary>A bucket; on a folder store every bucket is the folder.</summary>
    public IStore Open(string bucket) => _factory.Open(Environment, bucket, _log);

    /// <summary>Finds the config file of the pipeline that the store was opened for, as it is now, and its workspace.</summary>
    /// <exception cref="ConfigException">There is none, or there are two.</exception>
    /// <exception cref="UnavailableException">What answers is no store.</exception>
    public async Task<LoadedConfig> FindConfigAsync(CancellationToken cancellationToken)
    {
        LoadedConfig found = await new ConfigFinder(_factory, Environment with { UseLatestConfig = true }, run: "none", _log).FindAsync(cancellationToken);
        CheckIsNoWebPage(found.Content);
        return found;
    }

    /// <summary>Reads a config file by its name; <see langword="null"/> where there is none.</summary>
    /// <exception cref="UnavailableException">What answers is no store.</exception>
    public async Task<SmallObject?> GetConfigAsync(string key, CancellationToken cancellationToken)
    {
        SmallObject? found = await Root.GetAsync(key, cancellationToken);
        CheckIsNoWebPage(found?.Content ?? []);
        return found;
    }

    public void Dispose() => _factory.Dispose();

    // A console answers every request with its page; no config file begins so.
    private void CheckIsNoWebPage(byte[] content)
    {
        if (Environment.Store.IsS3 && content.AsSpan().TrimStart(" \r\n\t\uFEFF"u8).StartsWith("<"u8))
        {
            throw new UnavailableException(
                $"{Root.Describe("")}: a web page answers at {Environment.S3Endpoint?.Authority ?? "AWS S3"}, not S3. Correct {EnvironmentNames.S3Endpoint}:"
                    + " the address of the S3 interface, not of a console.");
        }
    }

    // What was typed as an option is not to be looked for among the variables.
    private static string ByOption(string problem, string? store, string? bucket) =>
        store is not null && problem.StartsWith(EnvironmentNames.Store, StringComparison.Ordinal) ? $"--store{problem[EnvironmentNames.Store.Length..]}"
        : bucket is not null && problem.StartsWith(EnvironmentNames.Bucket, StringComparison.Ordinal) ? $"--bucket{problem[EnvironmentNames.Bucket.Length..]}"
        : problem;

    private static string? LocationOf(ToolHost host, string? option)
    {
        if (option is null || option == "s3" || option.StartsWith("file:", StringComparison.OrdinalIgnoreCase)
            || option.StartsWith("s3:", StringComparison.OrdinalIgnoreCase))
        {
            return option;
        }

        string path = host.FullPath(option);
        return path == Path.GetPathRoot(path) ? throw new UsageException("--store: the root of the file system is no bucket. Name a folder.")
            : !Directory.Exists(path) ? throw new UsageException($"--store: there is no folder {path}. Name the folder that stands for the bucket, or 's3'.")
            : StoreLocation.Folder(path).ToString();
    }
}
