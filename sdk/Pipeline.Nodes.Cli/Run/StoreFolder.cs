using Pipeline.Nodes.Cli.Host;
using Pipeline.Nodes.Config;
using Pipeline.Nodes.EnvironmentVariables;
using Pipeline.Nodes.Errors;
using Pipeline.Nodes.Store;
using Pipeline.Nodes.Store.Folder;

namespace Pipeline.Nodes.Cli.Run;

/// <summary>The folder in place of the bucket.</summary>
/// <param name="Location">Where it is.</param>
/// <param name="Store">What reads and writes it.</param>
internal sealed record StoreFolder(StoreLocation Location, IStore Store)
{
    /// <summary>The folder's absolute path.</summary>
    public string Path => Location.FolderPath!;

    /// <summary>Opens the folder, and makes it where it is missing.</summary>
    /// <param name="host">Knows where relative paths begin.</param>
    /// <param name="option">What <c>--store</c> says; <see langword="null"/>: the folder of the config file.</param>
    /// <param name="configPath">The config file, absolute.</param>
    /// <exception cref="UsageException">It cannot be a store.</exception>
    public static StoreFolder Open(ToolHost host, string? option, string configPath)
    {
        string path = PathOf(host, option, configPath);
        if (path == System.IO.Path.GetPathRoot(path))
        {
            throw new UsageException("--store: the root of the file system is no bucket. Name a folder.");
        }

        if (File.Exists(path))
        {
            throw new UsageException($"--store: {path} is a file. Name a folder.");
        }

        try
        {
            Directory.CreateDirectory(path);
            return new StoreFolder(StoreLocation.Folder(path), new FolderStore(path, host.Time));
        }
        catch (Exception exception) when (LocalDisk.Refused(exception))
        {
            throw LocalDisk.Translate(exception, $"make the store folder {path}");
        }
    }

    /// <summary>The folder's absolute path; it need not be there.</summary>
    public static string PathOf(ToolHost host, string? option, string configPath)
        => option is null ? System.IO.Path.GetDirectoryName(configPath)! : host.FullPath(option);

    /// <summary>Puts the config file into the store, whole or not at all; does nothing where the same is there, or comes there meanwhile.</summary>
    /// <exception cref="TryAgainException">Somebody else writes another one at the same time.</exception>
    public async Task PutConfigAsync(ConfigFileName name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        SmallObject? current = await Store.GetAsync(name.ToString(), cancellationToken);
        if (IsSame(current, content))
        {
            return;
        }

        WriteOutcome outcome = await Store.PutAsync(name.ToString(), content, WriteCondition.Unchanged(current?.Head), cancellationToken);
        if (outcome.Result != WriteResult.Written && !IsSame(await Store.GetAsync(name.ToString(), cancellationToken), content))
        {
            throw new TryAgainException($"{Store.Describe(name.ToString())} was just written by somebody else, and differs. Try again.");
        }
    }

    private static bool IsSame(SmallObject? current, ReadOnlyMemory<byte> content) =>
        current is not null && current.Content.AsSpan().SequenceEqual(content.Span);
}
