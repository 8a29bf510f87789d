using System.Text.Json;
using Pipeline.Nodes.Cli.Checks;
using Pipeline.Nodes.Config;

namespace Pipeline.Nodes.Cli.Permissions;

/// <summary>The least that the nodes of one pipeline must be allowed.</summary>
internal static class LeastPolicy
{
    private const string Language = "2012-10-17";
    private const string Fetcher = "data-fetcher";
    private const string DataUrl = "data_url";

    /// <summary>Makes the policy.</summary>
    /// <param name="config">The config file.</param>
    /// <param name="configBucket">The bucket that holds it.</param>
    /// <param name="partition">AWS's partition: <c>aws</c>, <c>aws-cn</c> or <c>aws-us-gov</c>.</param>
    public static PolicyDocument Of(CheckedConfig config, string configBucket, string partition)
    {
        string workspace = config.File.S3.Bucket;
        string[] readable =
        [
            ArnOf(configBucket, Escaped(config.File.Name.ToString())),
            .. SourcesOf(config).Select(pattern => ArnOf(workspace, pattern)),
        ];
        return new PolicyDocument(
            Language,
            [
                Allow("ReadConfig", ["s3:GetObject"], readable),
                Allow(
                    "ReadAndWriteWorkspace",
                    ["s3:GetObject", "s3:GetObjectVersion", "s3:PutObject", "s3:AbortMultipartUpload"],
                    [ArnOf(workspace, $"{Escaped(config.File.WorkspacePrefix)}*")]),

                // Without it a key that is not there answers 403, and a node's first run looks for manifests that are not there.
                Allow("TellMissingFromForbidden", ["s3:ListBucket"], [.. new[] { workspace, configBucket }.Distinct().Select(bucket => $"arn:{partition}:s3:::{bucket}")]),
            ]);

        string ArnOf(string bucket, string pattern) => $"arn:{partition}:s3:::{bucket}/{pattern}";
    }

    private static PolicyStatement Allow(string sid, string[] actions, string[] resources) => new(sid, "Allow", actions, resources);

    // A path without a scheme is an object of the bucket that holds the workspace.
    private static IEnumerable<string> SourcesOf(CheckedConfig config) => config.Graph.InOrder
        .Where(node => node.Type == Fetcher)
        .Select(node => node.Section?.Node.Find(DataUrl)?.Value)
        .Where(url => url is { Kind: JsonValueKind.String } && !url.Text.Contains("://", StringComparison.Ordinal))
        .Select(url => PatternOf(url!.Text))
        .Distinct();

    // What a reference stands for is known to the run alone.
    private static string PatternOf(string path) => ReferenceResolver.HasReferences(path)
        ? $"{Escaped(path[..path.IndexOf('$', StringComparison.Ordinal)])}*"
        : Escaped(path);

    // In a resource '*', '?' and '$' have a meaning of their own.
    private static string Escaped(string text) => text
        .Replace("$", "${$}", StringComparison.Ordinal)
        .Replace("*", "${*}", StringComparison.Ordinal)
        .Replace("?", "${?}", StringComparison.Ordinal);
}
