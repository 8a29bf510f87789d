using System.Globalization;
using Pipeline.Nodes.Bench.LeanServer;

namespace Pipeline.Nodes.Bench;

/// <summary>
/// The S3 store against boto3, at a server that costs almost nothing. A real one on the same two cores takes most of them, and would be what is
/// measured.
/// </summary>
internal static class TransferFigures
{
    private const int Runs = 5;
    private const long LargeBytes = 1L << 30;
    private const int SmallObjects = 2000;
    private const int SmallBytes = 16 * 1024;
    private const double MebiBytes = 1024 * 1024;
    private const string Bucket = "bench";

    public static async Task<IReadOnlyList<Figure>> MeasureAsync(Workplace place)
    {
        string source = place.PathOf("bucket/large");
        string target = place.PathOf("copy");
        WriteBucket(place.PathOf("bucket"));
        await using LeanServerProcess server = await LeanServerProcess.StartAsync(place.PathOf("bucket"));
        var transfers = new Comparison(new Dictionary<string, string>
        {
            ["S3_ENDPOINT"] = server.Address,
            ["AWS_ACCESS_KEY_ID"] = "test",
            ["AWS_SECRET_ACCESS_KEY"] = "testsecret",
            ["DAG_KEY"] = "a7b3c9d2",
            ["PIPELINE_BUCKET"] = Bucket,
        });

        double get = await transfers.RatioAsync("get-file", "large", target, Runs);
        double drop = await Comparison.RatioAsync(
            () => transfers.OursAsync("get-file", "large", target),
            () => transfers.OursAsync("get-drop", "large", $"{server.Address}/{Bucket}/large#{LargeBytes}"),
            Runs);
        double putFile = await transfers.RatioAsync("put-file", "put", source, Runs);
        double putStream = await transfers.RatioAsync("put-stream", "put", source, Runs);
        double many = await transfers.RatioAsync("get-many", "many", "", Runs);
        double peak = transfers.PeakBytes / MebiBytes;
        Directory.Delete(place.PathOf("bucket"), recursive: true);
        File.Delete(target);
        return
        [
            Comparison.AtLeast("GET 1 GiB into memory disk, against boto3", 2, get),
            Comparison.AtLeast("the same, against reading and dropping the same bytes", 0.7, drop),
            Comparison.AtLeast("PUT 1 GiB, file, against boto3", 1.1, putFile),
            Comparison.AtLeast("PUT 1 GiB, stream of unknown length, against boto3", 1.1, putStream),
            Comparison.AtLeast("2,000 objects of 16 KB, GET, against boto3 with 32 threads", 8, many),
            new Figure("all of these, peak memory", "≤ 96 MiB", string.Create(CultureInfo.InvariantCulture, $"{peak:0} MiB"), peak <= 96),
        ];
    }

    private static void WriteBucket(string folder)
    {
        Directory.CreateDirectory(Path.Combine(folder, "many"));
        var random = new Random(1);
        byte[] content = new byte[SmallBytes * 64];
        random.NextBytes(content);
        for (int number = 0; number < SmallObjects; number++)
        {
            File.WriteAllBytes(Path.Combine(folder, "many", $"{number}"), content[..SmallBytes]);
        }

        using FileStream large = File.Create(Path.Combine(folder, "large"));
        while (large.Length < LargeBytes)
        {
            large.Write(content);
        }
    }
}
