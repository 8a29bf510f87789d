// Where things are, and how the build calls other programs.

const string Solution = "Pipeline.Nodes.sln";
const string SampleConfig = "samples/cost-analysis/cost-analysis-a7b3c9d2.json";
const string SampleBills = "samples/cost-analysis/bills";
const string DemoStore = "artifacts/demo";
const string Packages = "artifacts/packages";
const string TestResults = "artifacts/test-results";
const string Tool = "artifacts/publish/pipeline/pipeline";

record NativeProgram(string Project, string Name);

NativeProgram[] Programs =
[
    new("nodes/DataFetcher", "data-fetcher"),
    new("nodes/CostAnalyzer", "cost-analyzer"),
    new("nodes/ChartRenderer", "chart-renderer"),
    new("sdk/Pipeline.Nodes.Cli", "pipeline"),
    new("samples/line-count-native", "line-count"),
];

// Moves objects with the store of the nodes, for the figures alone.
NativeProgram BenchTransfers = new("tests/Bench/Transfers", "s3-transfer");

void PublishNative(NativeProgram program, string runtime) => DotNetPublish(program.Project, new DotNetPublishSettings
{
    Configuration = "Release",
    Runtime = runtime,
    OutputDirectory = $"artifacts/publish/{program.Name}",
    NoLogo = true,
    Verbosity = DotNetVerbosity.Quiet,
});

void Run(string program, string arguments)
{
    int exitCode = StartProcess(program, new ProcessSettings { Arguments = arguments });
    if (exitCode != 0)
    {
        throw new CakeException($"{program} {arguments} ended with {exitCode}");
    }
}

// What a program prints, without the end of its last line.
string Read(string program, string arguments)
{
    int exitCode = StartProcess(program, new ProcessSettings { Arguments = arguments, RedirectStandardOutput = true }, out IEnumerable<string> output);
    return exitCode == 0 ? string.Join('\n', output) : throw new CakeException($"{program} {arguments} ended with {exitCode}");
}

// Whether a program succeeds; what it prints is not shown.
bool Try(string program, string arguments) => StartProcess(
    program, new ProcessSettings { Arguments = arguments, RedirectStandardOutput = true, RedirectStandardError = true, Silent = true }) == 0;

// What git says, without the end of its last line; empty where it says nothing.
string Git(string arguments)
{
    int exitCode = StartProcess("git", new ProcessSettings { Arguments = arguments, RedirectStandardOutput = true, RedirectStandardError = true }, out IEnumerable<string> output);
    return exitCode == 0 ? string.Join("", output).Trim() : "";
}
