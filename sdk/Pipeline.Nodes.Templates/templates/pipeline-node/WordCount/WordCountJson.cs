using System.Text.Json.Serialization;

namespace WordCount;

/// <summary>Reads the settings without reflection, so that the program can be compiled ahead of time.</summary>
[JsonSerializable(typeof(WordCountConfig))]
internal sealed partial class WordCountJson : JsonSerializerContext;
