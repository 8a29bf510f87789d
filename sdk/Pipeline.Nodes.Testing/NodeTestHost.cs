using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using Pipeline.Nodes.Testing.Attempts;
using Pipeline.Nodes.Testing.Faults;

namespace Pipeline.Nodes.Testing;

/// <summary>
/// Runs a node in the test's own process, as its program would run it: on a bucket in memory, at a time that stands still, with nothing of
/// this machine's environment. Give it inputs and settings, run it, and look at what was published, logged and answered.
/// </summary>
/// <remarks>
/// One host is one bucket and one run of a pipeline. A second <see cref="RunAsync"/> is the next try in the same run: it finds what the first
/// published. Not thread-safe.
/// </remarks>
/// <typeparam name="TNode">The node type.</typeparam>
public sealed class NodeTestHost<TNode>
    where TNode : PipelineNode, new()
{
    private static readonly DateTimeOffset Start = new(2024, 9, 30, 12, 0, 0, TimeSpan.Zero);

    private NodeSetUp _setUp = NodeSetUp.Of(() => new TNode());
    private TestBucket? _bucket;

    /// <summary>
    /// The clock of the node, <see cref="NodeRun.Time"/>. It begins at noon of 30 September 2024, UTC, and stands still until the test moves it;
    /// a delay that the node waits for ends when the test has moved the clock past it.
    /// </summary>
    public FakeTimeProvider Time { get; } = new(Start);

    /// <summary>Adds an input, as an earlier node would have published it in this run.</summary>
    /// <param name="name">The artifact's name, its path below the folder: <c>report.csv</c>.</param>
    /// <param name="text">Its content, written as UTF-8.</param>
    /// <param name="folder">The input folder that holds it. The node reads every folder that is named so.</param>
    /// <returns>This host.</returns>
    /// <exception cref="ArgumentException"><paramref name="name"/> is no name of an artifact, or is there already.</exception>
    public NodeTestHost<TNode> WithInput(string name, string text, string folder = "data")
        => WithInputBytes(name, Encoding.UTF8.GetBytes(text), folder);

    /// <summary>Adds an input, as an earlier node would have published it in this run.</summary>
    /// <param name="name">The artifact's name, its path below the folder: <c>report.parquet</c>.</param>
    /// <param name="content">Its bytes.</param>
    /// <param name="folder">The input folder that holds it. The node reads every folder that is named so.</param>
    /// <returns>This host.</returns>
    /// <exception cref="ArgumentException"><paramref name="name"/> is no name of an artifact, or is there already.</exception>
    public NodeTestHost<TNode> WithInputBytes(string name, ReadOnlyMemory<byte> content, string folder = "data")
    {
        _setUp = _setUp.WithInput(folder, name, content.ToArray());
        return this;
    }

    /// <summary>
    /// Sets the node's section as the config file writes it, in place of what was set before: settings, and the keys of any section
    /// (<c>when_empty</c>, <c>input_dir</c>). To give the settings as a record, see <see cref="NodeTestHostExtensions.WithConfig"/>.
    /// </summary>
    /// <param name="json">A JSON object: <c>{ "label": "rows", "when_empty": "skip" }</c>. Settings that are wrong end the run with exit code 78.</param>
    /// <returns>This host.</returns>
    /// <exception cref="ArgumentException">It is no JSON object.</exception>
    public NodeTestHost<TNode> WithSection([StringSyntax(StringSyntaxAttribute.Json)] string json) => WithSection(NodeSetUp.ParseSection(json));

    /// <summary>Sets an environment variable of the node: a secret for <c>${env:NAME}</c>, <c>PIPELINE_RUN_DATE</c>, <c>PIPELINE_RUN_ID</c>.</summary>
    /// <param name="name">The variable's name.</param>
    /// <param name="value">Its value.</param>
    /// <returns>This host.</returns>
    /// <exception cref="ArgumentException">The host sets this variable itself: it leads to the bucket in memory.</exception>
    public NodeTestHost<TNode> WithVariable(string name, string value)
    {
        _setUp = _setUp.WithVariable(name, value);
        return this;
    }

    /// <summary>Runs one attempt of the node, to its end.</summary>
    /// <param name="cancellationToken">Tripping it is what SIGTERM is to the node's program.</param>
    /// <returns>How it ended. A failure of the node is a result, not an exception.</returns>
    public async Task<NodeTestResult> RunAsync(CancellationToken cancellationToken = default)
    {
        _bucket ??= new TestBucket(Time);
        await _bucket.PrepareAsync(_setUp);
        AttemptEnd end = await TestBucket.RunAsync(_setUp, new AttemptPlan(_bucket.Store, Time) { Stop = cancellationToken });
        return await _bucket.ResultOfAsync(end);
    }

    /// <summary>
    /// Runs the node twice in two buckets of its own, with the same inputs and settings at different times, and compares everything that it
    /// published. What the bucket of <see cref="RunAsync"/> holds is not touched.
    /// </summary>
    /// <exception cref="NodeTestException">The node failed, or its outputs, their rows or its counters differ: names each difference.</exception>
    public Task AssertDeterministicAsync() => new DeterminismCheck(_setUp).RunAsync();

    /// <summary>
    /// The crash kit: runs the node again and again, each time with one thing going wrong, over an empty output folder and over an earlier
    /// run's output. Its process is killed at every phase and every call to the store; SIGTERM comes at every phase; the store answers 503,
    /// loses an answer (also the one to the commit), cuts an input or flips a bit of it; a second attempt runs to its end between any two
    /// calls of the first. Each time a reader must see one attempt's whole output or an error, and the next try must publish the bytes of a
    /// run in which nothing went wrong. What the bucket of <see cref="RunAsync"/> holds is not touched.
    /// </summary>
    /// <returns>What was done, for those who want to see it.</returns>
    /// <exception cref="NodeTestException">The node fails where nothing goes wrong, or the promise was broken: names each case.</exception>
    public Task<FaultReport> AssertSurvivesFaultsAsync() => new FaultKit(_setUp).RunAsync();

    internal NodeTestHost<TNode> WithSection(JsonObject section)
    {
        _setUp = _setUp with { Section = section };
        return this;
    }

    internal JsonObject SectionOf(object config) => _setUp.SectionOf(config);
}
