using Pipeline.Nodes.Artifacts;
using Pipeline.Nodes.Config;
using Pipeline.Nodes.Diagnostics;
using Pipeline.Nodes.Errors;
using Pipeline.Nodes.Lifecycle;
using Pipeline.Nodes.Publishing;
using Pipeline.Nodes.Store.S3;
using Pipeline.Nodes.Tests.Store;

namespace Pipeline.Nodes.S3.Tests.Faults;

/// <summary>Two readers of an output folder: one as the node after it reads, one as somebody else's script does. They must see the same.</summary>
internal sealed class Readers(S3Stores stores, string bucket, string workspacePrefix, string folder)
{
    private const int MostTries = 3;

    private static readonly RunIdentity Identity = new(
        "faults", "a7b3c9d2", "reader", "reader", "local", RunIsLocal: true, Try: null, "pod", "fedcba9876543210", MapIndex: null);

    private readonly S3Store _store = stores.Open(bucket);

    public async Task<Seen> ReadAsync(Func<IReadOnlyDictionary<string, string>, Seen> judge)
    {
        for (int tries = 1; ; tries++)
        {
            Seen ours = await ReadAsNodeAsync(judge);
            Seen plain = await PlainReader.ReadAsync(stores.Server.Client, bucket, $"{workspacePrefix}{folder}/", judge);
            if (ours.IsBroken || plain.IsBroken || ours.Token == plain.Token)
            {
                return plain.IsBroken ? plain : ours;
            }

            // A call of an attempt that is gone may still have been applied between the two.
            if (tries == MostTries)
            {
                return Seen.Broken($"two readers differ: ours saw {ours}; a plain one {plain}");
            }
        }
    }

    private async Task<Seen> ReadAsNodeAsync(Func<IReadOnlyDictionary<string, string>, Seen> judge)
    {
        var finder = new InputFinder(_store, workspacePrefix, Identity);
        using var local = new TemporaryFolder();
        try
        {
            IReadOnlyList<FoundInput> found = await finder.FindAsync([new InputFolder(folder, ManifestRequired: true, folder)], CancellationToken.None);
            await using var inputs = new InputSet(
                _store, [.. found.Select(input => input.Item)], [folder], local.Path, new WorkProgress(), finder.ExplainChangeAsync);
            var contents = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (InputArtifact artifact in inputs.Artifacts)
            {
                contents.Add(artifact.Name, await File.ReadAllTextAsync(await inputs.FetchAsync(artifact.Path, CancellationToken.None)));
            }

            return judge(contents);
        }
        catch (NodeException exception) when (exception.ExitCode is ExitCode.NoInput or ExitCode.Temporary or ExitCode.Data)
        {
            return Seen.Error($"{(int)exception.ExitCode} {exception.Message}");
        }
    }
}
