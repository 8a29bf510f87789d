namespace Pipeline.Nodes.Tests.Store;

/// <summary>The process of an attempt dies here.</summary>
internal sealed class CrashException(StoreCall call) : Exception($"crash at {call}");
