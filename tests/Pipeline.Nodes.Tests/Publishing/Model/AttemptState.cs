using System.Runtime.InteropServices;

namespace Pipeline.Nodes.Tests.Publishing.Model;

/// <summary>How far an attempt is.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
internal struct AttemptState
{
    /// <summary>The base; after the claim, the claim; at the end, what was reported.</summary>
    public ushort Record;

    public AttemptStep Step;

    private byte _seen;
    private byte _completes;
    // Makes the state a whole number of words.
    private readonly byte _padding;

    /// <summary>Whose object stood at a key when it was listed; after it was completed, whose was found to be visible there.</summary>
    public readonly int SeenAt(int key) => (_seen >> (4 * key)) & 15;

    public void SetSeen(int key, int who) => _seen = (byte)((_seen & ~(15 << (4 * key))) | (who << (4 * key)));

    /// <summary>How often a key's upload was completed without success, or <see cref="Done"/>.</summary>
    public readonly int CompletesOf(int key) => (_completes >> (4 * key)) & 15;

    public void SetCompletes(int key, int count) => _completes = (byte)((_completes & ~(15 << (4 * key))) | (count << (4 * key)));

    /// <summary>The attempt after a step that needs nothing of what it saw.</summary>
    public static AttemptState At(AttemptStep step, int record = 0) => new() { Step = step, Record = (ushort)record };

    public const int Done = 3;
}
