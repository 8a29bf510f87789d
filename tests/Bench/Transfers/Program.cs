using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Pipeline.Nodes.Bench.Transfers;
using Pipeline.Nodes.EnvironmentVariables;
using Pipeline.Nodes.Store;

// One transfer, natively, with the store of the nodes. Prints the seconds that it took, without the start of the process.
// usage: s3-transfer get-file|get-drop|get-many|put-file|put-stream|put-many KEY PATH
(string action, string key, string path) = (args[0], args[1], args[2]);
IConfiguration configuration = new ConfigurationBuilder().AddEnvironmentVariables().Build();
NodeEnvironment environment = EnvironmentReader.Read(configuration);
using var stores = new StoreFactory(configuration, TimeProvider.System);
IStore store = stores.Open(environment, environment.Bucket, NullLogger.Instance);
var transfer = new Transfer(store, key, path);

// Connections and credentials are there before the clock starts, on both sides of each comparison.
await store.HeadAsync(key, CancellationToken.None);
long start = Stopwatch.GetTimestamp();
await (action switch
{
    "get-file" => transfer.GetFileAsync(),
    "get-drop" => RawReader.DropAsync(new Uri(path)),
    "get-many" => transfer.GetManyAsync(),
    "put-file" => transfer.PutFileAsync(),
    "put-stream" => transfer.PutStreamAsync(),
    "put-many" => transfer.PutManyAsync(),
    _ => throw new ArgumentException($"there is no action '{action}'"),
});
Console.WriteLine(Stopwatch.GetElapsedTime(start).TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture));
