using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Pipeline.Nodes.Config;
using Pipeline.Nodes.DataFetcher.Http;
using Pipeline.Nodes.DataFetcher.Locations;
using Pipeline.Nodes.DataFetcher.Streams;

namespace Pipeline.Nodes.DataFetcher;

/// <summary>The settings of the data fetcher.</summary>
internal sealed record DataFetcherConfig(
    [property: Description("An https: or http: URL, or the path of an object in the pipeline's bucket (bills/january.csv).")]
    string DataUrl,
    [property: Description("Seconds that the whole fetch may take, retries and waits included.")]
    [property: Range(1, 86400)]
    int Timeout = 300,
    [property: Description("The name that the data is published under, below the output folder.")]
    string FileName = "input.csv",
    [property: Description("The most bytes that may come from the source, and that may be stored after decompression; an object of S3 has 5 TiB at most.")]
    [property: Range(1, 5_497_558_138_880)]
    long? MaxBytes = null,
    [property: Description("The SHA-256 in hex of the bytes as the source sends them, before decompression.")]
    [property: RegularExpression("^[0-9A-Fa-f]{64}$")]
    string? Sha256 = null,
    [property: Description("Headers to send to the host of data_url, and to no other host that it redirects to.")]
    IReadOnlyDictionary<string, string>? Headers = null,
    [property: Description("auto undoes gzip where the source's content type, encoding or name says gzip; none never; gzip always.")]
    Decompression Decompress = Decompression.Auto) : IConfigCheck
{
    private const string Manifest = "_manifest.json";

    /// <inheritdoc/>
    public IEnumerable<string> FindProblems()
    {
        if (!Locations.DataUrl.TryParse(DataUrl, out DataUrl? location, out string? urlProblem))
        {
            yield return $"data_url: {urlProblem}";
        }

        if (RelativePath.FindProblem(FileName) is string fileProblem)
        {
            yield return $"file_name: {fileProblem}";
        }

        if (FileName == Manifest)
        {
            yield return $"file_name: {Manifest} is the name of the manifest; choose another";
        }

        if (Headers is { Count: > 0 } && location is { Web: null })
        {
            yield return $"headers are sent to a web server only, and data_url is the object {location.Name}; leave headers out";
        }

        foreach ((string name, string value) in Headers ?? new Dictionary<string, string>())
        {
            if (RequestHeaders.FindProblem(name, value) is string headerProblem)
            {
                yield return $"headers: {headerProblem}";
            }
        }
    }

    /// <summary>Where the data is.</summary>
    /// <exception cref="FormatException">The URL was not checked before.</exception>
    public DataUrl Locate() =>
        Locations.DataUrl.TryParse(DataUrl, out DataUrl? location, out string? problem) ? location : throw new FormatException(problem);
}
