namespace Pipeline.Nodes.Store.S3;

/// <summary>A part of an object, in memory.</summary>
/// <param name="Offset">Where it begins in the object.</param>
/// <param name="Length">Its length in bytes.</param>
/// <param name="Buffer">Holds it from index 0 on; it may be longer.</param>
/// <param name="Taken">What it took from the budget.</param>
internal sealed record ObjectPart(long Offset, int Length, byte[] Buffer, int Taken)
{
    public Memory<byte> Content => Buffer.AsMemory(0, Length);
}
