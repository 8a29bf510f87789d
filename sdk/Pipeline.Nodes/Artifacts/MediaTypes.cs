namespace Pipeline.Nodes.Artifacts;

/// <summary>Media types by file name, from the IANA registry, for the kinds of file that pipelines carry.</summary>
internal static class MediaTypes
{
    public const string Json = "application/json";

    public static string Of(string name) => Path.GetExtension(name).ToLowerInvariant() switch
    {
        ".csv" => "text/csv",
        ".gz" => "application/gzip",
        ".html" => "text/html",
        ".json" => Json,
        ".jsonl" or ".ndjson" => "application/x-ndjson",
        ".md" => "text/markdown",
        ".parquet" => "application/vnd.apache.parquet",
        ".pdf" => "application/pdf",
        ".png" => "image/png",
        ".svg" => "image/svg+xml",
        ".txt" => "text/plain",
        ".xml" => "application/xml",
        ".zip" => "application/zip",
        ".zst" => "application/zstd",
        _ => "application/octet-stream",
    };
}
