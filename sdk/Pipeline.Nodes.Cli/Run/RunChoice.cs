using Pipeline.Nodes.Errors;
using Pipeline.Nodes.Lifecycle;
using Pipeline.Nodes.Publishing;
using Pipeline.Nodes.Store;

namespace Pipeline.Nodes.Cli.Run;

/// <summary>The run that the nodes take part in.</summary>
/// <param name="Id">The run's id.</param>
/// <param name="GoesOn">Whether nodes ran in it before, so that it has a snapshot of the config file.</param>
internal sealed record RunChoice(string Id, bool GoesOn)
{
    /// <summary>
    /// Takes the id that was asked for, else the run that published the inputs that the plan does not make itself (a node refuses inputs of
    /// another run, and Airflow's clearing from a task on keeps the run too), else a new one.
    /// </summary>
    /// <exception cref="NoInputException">The inputs are of several runs, or of another than the one asked for.</exception>
    public static async Task<RunChoice> MakeAsync(
        IReadOnlyList<PlannedNode> plan,
        string workspacePrefix,
        IStore store,
        string? requestedId,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        string[] made = [.. plan.Select(node => node.OutputPrefix)];
        string[] folders =
        [
            .. plan.SelectMany(node => node.InputFolders)
                .Select(folder => $"{workspacePrefix}{folder}/")
                .Distinct()
                .Where(folder => !made.Contains(folder)),
        ];
        List<(string Folder, string Run)> runs = [];
        foreach (string folder in folders)
        {
            if ((await ManifestFile.ReadAsync(store, folder, cancellationToken)).Manifest?.LastCommit is Manifest commit)
            {
                runs.Add((folder, commit.Run));
            }
        }

        string id = requestedId ?? (runs.Count > 0 ? runs[0].Run : NewId(time.GetUtcNow()));
        if (runs.Exists(run => run.Run != id))
        {
            string found = string.Join(", ", runs.Select(run => $"{store.Describe(run.Folder)} by '{run.Run}'"));
            throw new NoInputException(requestedId is null
                ? $"the inputs were published by several runs: {found}. Begin at an earlier section with --from, or run the whole pipeline."
                : $"the inputs are not of run '{requestedId}' (--run-id): {found}."
                    + " Leave --run-id out to take part in the run that published them.");
        }

        string snapshot = RunKey.Snapshot(workspacePrefix, id);
        return new RunChoice(id, GoesOn: await store.HeadAsync(snapshot, cancellationToken) is not null);
    }

    // As Airflow names a run that a person triggered.
    private static string NewId(DateTimeOffset now) =>
        $"manual__{now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff", System.Globalization.CultureInfo.InvariantCulture)}+00:00";
}
