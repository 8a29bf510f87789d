namespace Pipeline.Nodes.Testing.Faults;

/// <summary>The process of an attempt dies here.</summary>
/// <param name="at">The call or the phase.</param>
internal sealed class CrashException(string at) : Exception($"crash at {at}");
