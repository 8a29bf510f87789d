using Pipeline.Nodes.Artifacts;
using Pipeline.Nodes.Store;

namespace Pipeline.Nodes.Bench.Transfers;

/// <summary>What nodes do with the store.</summary>
/// <param name="store">The bucket.</param>
/// <param name="key">The object, or the folder of many, without a slash at its end.</param>
/// <param name="path">The local file.</param>
internal sealed class Transfer(IStore store, string key, string path)
{
    private const int SmallObjectCount = 2000;
    private const int SmallObjectBytes = 16 * 1024;
    private const int AtOnce = 32;

    public async Task GetFileAsync()
    {
        StoredObject found = (await store.HeadAsync(key, CancellationToken.None))!;
        await store.DownloadAsync(found.Pin, path, _ => { }, CancellationToken.None);
    }

    /// <summary>As a node streams each of many artifacts.</summary>
    public async Task GetManyAsync()
    {
        List<StoredObject> found = await store.ListAsync($"{key}/", recursive: true, CancellationToken.None).ToListAsync();
        await Parallel.ForEachAsync(found, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (item, token) =>
        {
            await using Stream content = await store.OpenAsync(item.Pin, token);
            await content.ReadExactlyAsync(new byte[item.Bytes], token);
        });
    }

    /// <summary>As a node publishes a file that it wrote, but for the manifest.</summary>
    public async Task PutFileAsync()
    {
        await using var outputs = new OutputSet(store, Folder, Path.GetDirectoryName(path)!, "bench");
        outputs.Declare(Path.GetFileName(path));
        await CompleteAsync(await outputs.StageAsync(CancellationToken.None));
    }

    /// <summary>As a node publishes a stream.</summary>
    public async Task PutStreamAsync()
    {
        await using var outputs = new OutputSet(store, Folder, Path.GetTempPath(), "bench");
        await using (Stream target = await outputs.CreateAsync(Path.GetFileName(path), CancellationToken.None))
        {
            await using FileStream source = File.OpenRead(path);
            await source.CopyToAsync(target);
        }

        await CompleteAsync(await outputs.StageAsync(CancellationToken.None));
    }

    public async Task PutManyAsync()
    {
        byte[] content = new byte[SmallObjectBytes];
        await Parallel.ForAsync(0, SmallObjectCount, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (number, token) =>
            await store.PutAsync($"{key}/{number}", content, WriteCondition.None, token));
    }

    private string Folder => $"{key}/";

    private static async Task CompleteAsync(IReadOnlyList<StagedArtifact> staged)
    {
        foreach (StagedArtifact artifact in staged)
        {
            await artifact.Upload.CompleteAsync(WriteCondition.None, CancellationToken.None);
        }
    }
}
