using System.Security.Cryptography;
using System.Text;
using Pipeline.Nodes.Artifacts;
using Pipeline.Nodes.Cli.Stores.S3;
using Pipeline.Nodes.Config;
using Pipeline.Nodes.Errors;
using Pipeline.Nodes.Lifecycle;
using Pipeline.Nodes.Store;

namespace Pipeline.Nodes.Cli.Doctor;

/// <summary>Tries on a bucket what nodes do there, with keys of its own that are taken away again.</summary>
/// <param name="store">The bucket.</param>
/// <param name="bucket">The same for an operator; <see langword="null"/>: the store is a folder.</param>
/// <param name="folder">The store's folder; <see langword="null"/>: it is S3.</param>
/// <param name="workspacePrefix">The workspace to look at; empty: the whole bucket.</param>
/// <param name="time">The clock.</param>
/// <param name="examination">Collects the findings.</param>
internal sealed class BucketChecks(
    IStore store, OperatorBucket? bucket, string? folder, string workspacePrefix, TimeProvider time, Examination examination)
{
    private const string Scratch = "_doctor-";
    private const int ScratchBytes = 6;
    private const string Text = "Written by 'pipeline doctor' to find out what this store can do. Holds nothing.\n";

    private readonly string _scratchPrefix =
        $"{(workspacePrefix.Length == 0 ? "" : RunKey.Root(workspacePrefix))}{Scratch}{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(ScratchBytes))}-";

    private string Key => $"{_scratchPrefix}object";

    private string ProbeKey => $"{_scratchPrefix}conditions";

    /// <summary>Says of all checks that they were not made.</summary>
    public static void Skip(Examination examination, string reason)
    {
        foreach (string check in new[] { "list", "write", "read", "conditional writes" })
        {
            examination.Add(new Finding(check, Finding.NotTried, reason));
        }
    }

    /// <summary>Makes all checks.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        bool listed = await examination.TryAsync("list", () => ListAsync(cancellationToken));
        bool written = await examination.TryAsync("write", () => WriteAsync(cancellationToken));
        if (written)
        {
            await examination.TryAsync("read", () => ReadAsync(cancellationToken));
            await examination.TryAsync("conditional writes", () => ProbeAsync(cancellationToken));
        }
        else
        {
            examination.Add(new Finding("read", Finding.NotTried, "nothing could be written"));
            examination.Add(new Finding("conditional writes", Finding.NotTried, "nothing could be written"));
        }

        if (!listed && !written)
        {
            return;
        }

        if (bucket is not null)
        {
            await examination.TryAsync("versions", () => LookAtVersionsAsync(cancellationToken));
            await examination.TryAsync(UnfinishedUploads.Check, () => UnfinishedUploads.ExamineAsync(bucket, workspacePrefix, time, cancellationToken));
        }

        await examination.TryAsync("clean-up", () => CleanUpAsync(cancellationToken));
    }

    private async Task<Finding> ListAsync(CancellationToken cancellationToken)
    {
        List<ConfigFileName> files = await ConfigFinder.ListAsync(store, cancellationToken);
        string names = files.Count switch
        {
            0 => "no config file yet",
            <= 5 => $"config files: {string.Join(", ", files)}",
            _ => $"{files.Count} config files",
        };
        return new Finding("list", Finding.Fine, names);
    }

    // As outputs are written: a multipart upload that nobody sees, completed.
    private async Task<Finding> WriteAsync(CancellationToken cancellationToken)
    {
        await using IStagedUpload upload = await store.BeginUploadAsync(Key, new UploadMark("doctor", MediaTypes.Of(Key)), cancellationToken);
        await upload.WriteAsync(Encoding.UTF8.GetBytes(Text), cancellationToken);
        await upload.StageAsync(cancellationToken);
        WriteOutcome outcome = await upload.CompleteAsync(WriteCondition.Absent, cancellationToken);
        StoredObject? now = await store.HeadAsync(Key, cancellationToken);
        return now is not null
            ? new Finding("write", Finding.Fine, "multipart upload")
            : throw new UnavailableException($"{store.Describe(Key)}: an upload was completed ({outcome.Result}), and there is no such object. Look at the server's own log.");
    }

    private async Task<Finding> ReadAsync(CancellationToken cancellationToken)
    {
        SmallObject? found = await store.GetAsync(Key, cancellationToken);
        return found is not null && Encoding.UTF8.GetString(found.Content) == Text
            ? new Finding("read", Finding.Fine, "the same bytes come back")
            : throw new BadDataException($"{store.Describe(Key)}: other bytes come back than were written. Look at the server and at what lies between.");
    }

    private async Task<Finding> ProbeAsync(CancellationToken cancellationToken)
    {
        StoreTraits traits = await ConditionProbe.RunAsync(store, ProbeKey, cancellationToken);
        return traits.HonoursConditions
            ? new Finding("conditional writes", Finding.Fine, "honoured")
            : new Finding(
                "conditional writes",
                Finding.Doubtful,
                $"not honoured ({traits.Shortfall}): which of two attempts at one moment wins is undecided; a mixture is still never read");
    }

    private async Task<Finding> LookAtVersionsAsync(CancellationToken cancellationToken) => await AreVersionsKeptAsync(cancellationToken) switch
    {
        true => new Finding("versions", Finding.Fine, "kept: older config files can be pulled, and outputs stay readable while they are replaced"),
        false => new Finding("versions", Finding.Doubtful, "not kept: a run that dies while it replaces outputs leaves the older ones unreadable until it is done again"),
        null => new Finding(
            "versions", Finding.Doubtful, $"not known whether they are kept: {store.Describe("").TrimEnd('/')} does not tell these credentials (s3:GetBucketVersioning). Nodes do not need to know"),
    };

    // To ask is a permission of its own, which nodes do not need.
    private async Task<bool?> AreVersionsKeptAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await bucket!.AreVersionsKeptAsync(cancellationToken);
        }
        catch (AccessDeniedException)
        {
            return null;
        }
    }

    private async Task<Finding> CleanUpAsync(CancellationToken cancellationToken)
    {
        List<string> left = [];
        foreach (string key in new[] { Key, ProbeKey })
        {
            try
            {
                await DeleteAsync(key, cancellationToken);
            }
            catch (AccessDeniedException)
            {
                left.Add(store.Describe(key));
            }
        }

        return left.Count == 0
            ? new Finding("clean-up", Finding.Fine, "the scratch objects are gone")
            : new Finding(
                "clean-up",
                Finding.Doubtful,
                $"these credentials may not delete (s3:DeleteObject, s3:DeleteObjectVersion), which nodes need not: {string.Join(" and ", left)} stay{(left.Count == 1 ? "s" : "")} behind."
                    + " Delete them with credentials that may");
    }

    private async Task DeleteAsync(string key, CancellationToken cancellationToken)
    {
        if (bucket is null)
        {
            DeleteFile(Path.Combine(folder!, key));
            return;
        }

        if (await AreVersionsKeptAsync(cancellationToken) is true)
        {
            foreach (StoredObject version in await bucket.ListVersionsAsync(key, cancellationToken))
            {
                await bucket.DeleteAsync(key, version.VersionId, cancellationToken);
            }
        }
        else
        {
            await bucket.DeleteAsync(key, versionId: null, cancellationToken);
        }
    }

    private static void DeleteFile(string path)
    {
        try
        {
            if (File.Exists(path))
            {
                File.Delete(path);
            }
        }
        catch (Exception exception) when (LocalDisk.Refused(exception))
        {
            throw LocalDisk.Translate(exception, $"delete {path}");
        }
    }
}
