using Pipeline.Nodes.Artifacts;
using Pipeline.Nodes.DataFetcher.Failures;
using Pipeline.Nodes.DataFetcher.Http;
using Pipeline.Nodes.DataFetcher.Locations;
using Pipeline.Nodes.DataFetcher.Streams;

namespace Pipeline.Nodes.DataFetcher;

/// <summary>Brings data from outside into the pipeline: from the web, or from the pipeline's own bucket.</summary>
internal sealed class DataFetcherNode : PipelineNode<DataFetcherConfig>
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(NodeRun<DataFetcherConfig> run, CancellationToken cancellationToken)
    {
        DataUrl location = run.Config.Locate();
        using Deadline deadline = new(TimeSpan.FromSeconds(run.Config.Timeout), run.Time);
        try
        {
            await (location.Web is Uri url
                ? FetchWebAsync(run, location, url, deadline, cancellationToken)
                : FetchObjectAsync(run, location, deadline, cancellationToken));
        }
        catch (FetchException failure)
        {
            throw FetchExit.ToNodeException(failure, location.Name);
        }
    }

    private static async Task FetchWebAsync(
        NodeRun<DataFetcherConfig> run, DataUrl location, Uri url, Deadline deadline, CancellationToken cancellationToken)
    {
        using HttpMessageInvoker client = HttpClients.Create();
        HttpSource web = new(client, run.Time, run.Logger);
        HttpSourceRequest request = new(url, run.Config.Headers ?? new Dictionary<string, string>());
        await using HttpSourceStream content = await web.OpenAsync(request, deadline, cancellationToken);
        SourceDescription told = content.Description;
        OpenedSource source = new(
            told.Url.AbsolutePath, content, told.TotalBytes, told.ETag, told.LastModified, told.ContentType, told.ContentEncoding);
        run.Progress.ExpectBytes(told.TotalBytes ?? 0);
        await StoreAsync(run, location, source, count => run.Progress.AddBytes(count), cancellationToken);
    }

    private static async Task FetchObjectAsync(
        NodeRun<DataFetcherConfig> run, DataUrl location, Deadline deadline, CancellationToken cancellationToken)
    {
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        try
        {
            await using SourceObject found = await run.OpenObjectAsync(location.ObjectKey!, either.Token);
            OpenedSource source = new(found.Key, found.Content, found.Bytes, found.ETag, found.LastModified);

            // The host counts the bytes of its own objects.
            await StoreAsync(run, location, source, onReceived: null, either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested && deadline.Token.IsCancellationRequested)
        {
            throw deadline.ToException(location.Name, lastFault: null);
        }
    }

    private static async Task StoreAsync(
        NodeRun<DataFetcherConfig> run, DataUrl location, OpenedSource source, Action<int>? onReceived, CancellationToken cancellationToken)
    {
        DataFetcherConfig config = run.Config;
        SizeLimit limit = new(location.Name, config.MaxBytes);
        limit.RequirePromised(source.TotalBytes);
        GzipLayers layers = GzipLayers.Find(
            config.Decompress, [location.Path, source.Path], source.ContentType, source.ContentEncoding, storedName: config.FileName);

        TransferResult result;
        await using (Stream output = await run.CreateOutputAsync(config.FileName, cancellationToken))
        {
            Transfer transfer = new(new TransferOptions(location.Name, layers, limit, config.Sha256, onReceived));
            result = await transfer.RunAsync(source.Content, output, cancellationToken);
        }

        if (result.StoredBytes == 0)
        {
            run.ReportEmpty($"{location.Name} is empty");
        }

        run.Count("bytes_received", result.ReceivedBytes);
        run.Count("bytes_stored", result.StoredBytes);
        run.RecordSource(new SourceRecord(location.Name, result.ReceivedBytes, result.Sha256, source.ETag, source.LastModified));
    }
}
