using System.Globalization;
using Pipeline.Nodes.TestSupport;

namespace Pipeline.Nodes.Bench;

/// <summary>What a container costs over one whose program returns at once: the node itself, without the engine.</summary>
internal static class ImageFigures
{
    private const string Docker = "/usr/bin/docker";
    private const string Nothing = "pipeline-bench-nothing:1";
    private const int Runs = 9;

    public static async Task<IReadOnlyList<Figure>> MeasureAsync(Workplace place)
    {
        await MakeNothingAsync(place);
        string store = place.CreateStore(
            "containers",
            new { fetch = new { type = "data-fetcher", data_url = "bills/focus_sample.csv" }, analyze = new { type = "cost-analyzer" } },
            "bills/focus_sample.csv",
            path => File.Copy(Repository.FocusSample, path));
        return [await NodeAsync("data-fetcher", store), await NodeAsync("cost-analyzer", store)];
    }

    private static async Task<Figure> NodeAsync(string type, string store)
    {
        var nodes = new List<Measurement>();
        var nothings = new List<Measurement>();
        for (int run = 0; run <= Runs; run++)
        {
            nodes.Add(await RunAsync([
                "--user", "0:0", "--volume", $"{store}:/bucket", "--env", "DAG_KEY=a7b3c9d2", "--env", "PIPELINE_STORE=file:///bucket",
                "--env", "PIPELINE_RUN_ID=container", "--env", "PIPELINE_REDO=1", $"{type}:{Repository.Version}"]));
            nothings.Add(await RunAsync([Nothing]));
        }

        TimeSpan node = Measurement.MedianOf(nodes[1..]).Elapsed;
        TimeSpan nothing = Measurement.MedianOf(nothings[1..]).Elapsed;
        TimeSpan more = node - nothing;
        return new Figure(
            $"docker run {type} on the sample, minus an image whose program returns at once",
            "≤ 150 ms",
            string.Create(CultureInfo.InvariantCulture, $"{more.TotalMilliseconds:0} ms ({node.TotalMilliseconds:0} − {nothing.TotalMilliseconds:0})"),
            more <= TimeSpan.FromMilliseconds(150));
    }

    private static Task<Measurement> RunAsync(string[] arguments)
        => Child.RunAsync(Docker, ["run", "--rm", "--network", "none", "--read-only", "--tmpfs", "/tmp", .. arguments], new Dictionary<string, string>());

    private static async Task MakeNothingAsync(Workplace place)
    {
        string source = place.PathOf("nothing.c");
        string program = place.PathOf("nothing");
        await File.WriteAllTextAsync(source, "int main(void) { return 0; }\n");
        await Child.RunAsync("gcc", ["-static", "-o", program, source], new Dictionary<string, string>());
        await Child.RunAsync("tar", ["-cf", place.PathOf("nothing.tar"), "-C", Path.GetDirectoryName(program)!, "nothing"], new Dictionary<string, string>());
        await Child.RunAsync(Docker, ["import", "--change", "ENTRYPOINT [\"/nothing\"]", place.PathOf("nothing.tar"), Nothing], new Dictionary<string, string>());
    }
}
