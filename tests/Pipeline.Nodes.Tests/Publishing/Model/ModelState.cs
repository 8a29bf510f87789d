using System.Runtime.InteropServices;

namespace Pipeline.Nodes.Tests.Publishing.Model;

/// <summary>One state of the model, in 32 bytes.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
internal struct ModelState
{
    /// <summary>What stands at the manifest's key: a number of <see cref="Records"/>, 0 is nothing.</summary>
    public ushort Manifest;

    private byte _objects;
    private byte _damaged;
    private ushort _uploads;

    /// <summary>How many more answers may fail to come.</summary>
    public byte FaultsLeft;

    /// <summary>How many ranges the reader has read; 0: it has not begun.</summary>
    public byte RangesRead;

    /// <summary>The commit that the reader goes by.</summary>
    public ushort ReaderPin;

    /// <summary>Whose bytes the reader found in each range.</summary>
    public ushort ReaderSeen;

    public AttemptState First;
    public AttemptState Second;
    public LateRequest Late;
    public LateRequest LateToo;

    /// <summary>Which object stands at a key: who wrote it.</summary>
    public readonly int ObjectAt(int key) => (_objects >> (4 * key)) & 15;

    public void SetObject(int key, int who)
    {
        _objects = (byte)((_objects & ~(15 << (4 * key))) | (who << (4 * key)));
        _damaged = (byte)(_damaged & ~(1 << key));
    }

    public readonly bool IsDamaged(int key) => (_damaged & (1 << key)) != 0;

    public void Damage(int key) => _damaged |= (byte)(1 << key);

    public readonly UploadState UploadOf(int who, int key) => (UploadState)((_uploads >> Shift(who, key)) & 3);

    public void SetUpload(int who, int key, UploadState state)
        => _uploads = (ushort)((_uploads & ~(3 << Shift(who, key))) | ((int)state << Shift(who, key)));

    /// <summary>What stands in the store, without who is on the way: what decides whether it can be repaired.</summary>
    public readonly ulong StoreKey => Manifest | ((ulong)_objects << 16) | ((ulong)_uploads << 24) | ((ulong)_damaged << 40);

    /// <summary>A late request is added. There is room for two.</summary>
    public bool TryAddLate(LateRequest request)
    {
        if (FaultsLeft == 0 || !LateToo.IsNone)
        {
            return false;
        }

        FaultsLeft--;
        LateToo = request;
        return true;
    }

    // The two that come after everything never meet each other.
    private static int Shift(int who, int key) => (((Math.Min(who, Who.Repairer) - Who.Sleeper) * 2) + key) * 2;
}
