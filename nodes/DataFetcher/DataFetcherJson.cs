using System.Text.Json.Serialization;

namespace Pipeline.Nodes.DataFetcher;

/// <summary>Reads the settings without reflection.</summary>
[JsonSerializable(typeof(DataFetcherConfig))]
internal sealed partial class DataFetcherJson : JsonSerializerContext;
