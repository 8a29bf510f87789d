using System.Runtime.InteropServices;

namespace Pipeline.Nodes.Tests.Publishing.Model;

/// <summary>
/// A write whose sender got no answer. It may be applied at any later time, at once, or never: so it is late, its answer was lost, or it was
/// lost itself.
/// </summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
internal readonly record struct LateRequest(ushort Content, ushort Condition)
{
    /// <summary>The condition that always holds.</summary>
    public const ushort Always = ushort.MaxValue;

    /// <summary>Manifests have smaller numbers than this.</summary>
    public const int MostManifests = CompleteFlag;

    private const int CompleteFlag = 0x8000;

    public bool IsNone => Content == 0;

    public bool IsComplete => (Content & CompleteFlag) != 0;

    public int Who => (Content >> 1) & 15;

    public int Key => Content & 1;

    /// <summary>A manifest on its way.</summary>
    public static LateRequest Put(int manifest, int condition) => new((ushort)manifest, (ushort)condition);

    /// <summary>A complete on its way.</summary>
    public static LateRequest Complete(int who, int key, int condition) => new((ushort)(CompleteFlag | (who << 1) | key), (ushort)condition);

    /// <summary>An order, so that two late requests are one state whichever was sent first.</summary>
    public int CompareTo(LateRequest other) => ((Content << 16) | Condition).CompareTo((other.Content << 16) | other.Condition);
}
