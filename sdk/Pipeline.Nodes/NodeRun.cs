using Microsoft.Extensions.Logging;
using Pipeline.Nodes.Artifacts;
using Pipeline.Nodes.Diagnostics;
using Pipeline.Nodes.Errors;
using Pipeline.Nodes.Lifecycle;

namespace Pipeline.Nodes;

/// <summary>
/// One attempt of a node: where its inputs come from and where its outputs go. Inputs may be opened and outputs written from several
/// threads at once; each single stream belongs to one thread at a time.
/// </summary>
public class NodeRun
{
    private readonly RunContext _context;

    internal NodeRun(RunContext context) => _context = context;

    /// <summary>The pipeline's name: <c>cost-analysis</c>.</summary>
    public string Pipeline => _context.Identity.Pipeline;

    /// <summary>The DAG key: 8 lower-case hex digits.</summary>
    public string DagKey => _context.Identity.DagKey;

    /// <summary>The section of the config file that this node took: <c>node_1</c>.</summary>
    public string Section => _context.Identity.Section;

    /// <summary>The run's id as the orchestrator gave it, or one that begins with <c>local-</c>.</summary>
    public string RunId => _context.Identity.Run;

    /// <summary>Where the node writes its log lines. Secrets that came from references are blotted out.</summary>
    public ILogger Logger => _context.Logger;

    /// <summary>The clock. Take the time from here, so that a test can set it.</summary>
    public TimeProvider Time => _context.Time;

    /// <summary>
    /// Rows and bytes done so far; the host logs them while the work lasts. Bytes of inputs are counted by themselves.
    /// </summary>
    public WorkProgress Progress => _context.Progress;

    /// <summary>What the input folders hold, by folder in the config's order, then by name (ordinal).</summary>
    public IReadOnlyList<InputArtifact> Inputs => _context.Inputs.Artifacts;

    /// <summary>
    /// Brings an input to the local disk, checked against its manifest. A second call for the same artifact gives the same file.
    /// </summary>
    /// <param name="name">The artifact's name, or its folder and name (<c>data/report.csv</c>) where two input folders hold the name.</param>
    /// <param name="cancellationToken">Ends the download.</param>
    /// <returns>The file's absolute path. It is the node's own copy, deleted when the attempt ends.</returns>
    /// <exception cref="NoInputException">No input folder holds it.</exception>
    /// <exception cref="BadDataException">Its bytes do not match the manifest.</exception>
    /// <exception cref="TryAgainException">It was replaced since its manifest was read.</exception>
    /// <exception cref="ArgumentException">Two input folders hold the name.</exception>
    public Task<string> InputAsync(string name, CancellationToken cancellationToken) => _context.Inputs.FetchAsync(name, cancellationToken);

    /// <summary>
    /// Opens an input as a stream that is read as it arrives: nothing is stored, and memory stays flat. Another thread reads ahead and
    /// hashes; the bytes are checked against the manifest when the stream ends, and before anything is published in any case.
    /// Synchronous reads are as good as asynchronous ones.
    /// </summary>
    /// <param name="name">The artifact's name, or its folder and name where two input folders hold the name.</param>
    /// <param name="cancellationToken">Ends the read-ahead.</param>
    /// <returns>A stream that is read forward once. Dispose it.</returns>
    /// <exception cref="NoInputException">No input folder holds it.</exception>
    /// <exception cref="BadDataException">While reading: its bytes do not match the manifest.</exception>
    /// <exception cref="TryAgainException">It was replaced since its manifest was read.</exception>
    /// <exception cref="ArgumentException">Two input folders hold the name.</exception>
    public Task<Stream> OpenInputAsync(string name, CancellationToken cancellationToken) => _context.Inputs.OpenAsync(name, cancellationToken);

    /// <summary>Opens an object of the pipeline's own bucket that no node published: a bill that somebody put there.</summary>
    /// <param name="key">The object's key from the bucket's root: <c>bills/2024-09.csv</c>.</param>
    /// <param name="cancellationToken">Ends the read-ahead.</param>
    /// <returns>The object and its stream; dispose it.</returns>
    /// <exception cref="NoInputException">There is no such object.</exception>
    /// <exception cref="ArgumentException">The key is empty, begins with <c>/</c>, or holds <c>..</c>, <c>\</c> or control characters.</exception>
    public Task<SourceObject> OpenObjectAsync(string key, CancellationToken cancellationToken)
        => _context.Inputs.OpenObjectAsync(key, cancellationToken);

    /// <summary>Where to write an output file. It is published under its name after the node's work is done.</summary>
    /// <param name="name">The artifact's name: a path below the node's output folder, with <c>/</c>. Its folders are made.</param>
    /// <returns>An absolute path on the local disk. A second call for the same name gives the same path.</returns>
    /// <exception cref="ArgumentException">
    /// The name is empty, begins or ends with <c>/</c>, holds <c>.</c>, <c>..</c>, <c>\</c> or control characters, or is taken by a stream.
    /// </exception>
    public string Output(string name) => _context.Outputs.Declare(name);

    /// <summary>Opens an output that leaves as it is written: nothing is stored on the local disk, and memory stays flat.</summary>
    /// <param name="name">The artifact's name: a path below the node's output folder, with <c>/</c>.</param>
    /// <param name="cancellationToken">Ends the upload.</param>
    /// <returns>A stream to write forward and dispose. What was written is complete when it was disposed.</returns>
    /// <exception cref="ArgumentException">The name is malformed, or is taken already.</exception>
    public Task<Stream> CreateOutputAsync(string name, CancellationToken cancellationToken)
        => _context.Outputs.CreateAsync(name, cancellationToken);

    /// <summary>Says how many rows an output holds; the manifest carries it to the nodes after this one.</summary>
    /// <param name="name">The output's name.</param>
    /// <param name="rows">The number of rows, 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="rows"/> is negative.</exception>
    public void SetOutputRows(string name, long rows) => _context.Outputs.SetRows(name, rows);

    /// <summary>Adds to a counter that lands in the manifest, the run record and XCom.</summary>
    /// <param name="counter">The counter's name in snake_case: <c>rows_read</c>.</param>
    /// <param name="value">What to add; may be negative.</param>
    /// <exception cref="ArgumentException"><paramref name="counter"/> is not snake_case.</exception>
    public void Count(string counter, long value) => _context.Counters.Add(counter, value);

    /// <summary>Records where data came from outside the pipeline; it lands in the manifest.</summary>
    /// <param name="source">The source. Its URL must hold no secret.</param>
    public void RecordSource(SourceRecord source) => _context.SourceRecords.Enqueue(source);

    /// <summary>
    /// Says that there is nothing to work on. What that means is the config file's to say (<c>when_empty</c>): <c>fail</c> and <c>skip</c>
    /// end the attempt by an exception; <c>publish</c> lets this method return, and the node goes on with empty outputs.
    /// </summary>
    /// <param name="reason">What was looked at and found empty: <c>input.csv holds a header and no rows</c>.</param>
    /// <exception cref="BadDataException">The section says <c>fail</c>, or nothing: exit code 65.</exception>
    /// <exception cref="SkippedException">The section says <c>skip</c>: exit code 99.</exception>
    public void ReportEmpty(string reason) => _context.ReportEmpty(reason);
}
