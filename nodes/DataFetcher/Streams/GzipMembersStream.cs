using System.IO.Compression;
using Pipeline.Nodes.DataFetcher.Failures;

namespace Pipeline.Nodes.DataFetcher.Streams;

/// <summary>
/// Undoes gzip, of one member or several in a row (RFC 1952, 2.2), and takes nothing less than all of it: a stream that is cut, whose
/// checksum is wrong, or that has something else after its last member is bad data.
/// </summary>
internal sealed class GzipMembersStream : ForwardStream
{
    private readonly string _name;
    private readonly CompressedInput _input;
    private readonly GZipStream _gzip;
    private long _producedBytes;

    // Without this switch a gzip stream that is cut anywhere counts as one that ends there. It is read once, before the first stream.
    static GzipMembersStream() => AppContext.SetSwitch("System.IO.Compression.UseStrictValidation", isEnabled: true);

    /// <summary>Starts at the first byte of the first member.</summary>
    /// <param name="compressed">The compressed bytes; disposed with this stream.</param>
    /// <param name="name">The source, fit to be shown.</param>
    public GzipMembersStream(Stream compressed, string name)
    {
        _name = name;
        _input = new CompressedInput(compressed);
        _gzip = new GZipStream(_input, CompressionMode.Decompress);
    }

    /// <inheritdoc/>
    /// <exception cref="FetchException">The data is no whole gzip stream.</exception>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        int count;
        try
        {
            count = await _gzip.ReadAsync(buffer, cancellationToken);
        }
        catch (InvalidDataException exception)
        {
            throw Bad(_input.AtEnd ? "the gzip data is cut off" : "the gzip data is corrupt", exception);
        }

        _producedBytes += count;

        // After a whole member the decoder asks for more; it stops without asking only when what follows is no member.
        if (count == 0 && !buffer.IsEmpty && !_input.AtEnd)
        {
            throw Bad("something that is not gzip follows the gzip data", null);
        }

        return count;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _gzip.Dispose();
        }

        base.Dispose(disposing);
    }

    private FetchException Bad(string found, Exception? cause) => new(
        FetchFailure.BadData,
        $"{_name}: {found} at or shortly before byte {_input.ReadBytes}, after {_producedBytes} decompressed bytes. "
        + "The file at the source is broken, or it is not what decompress says.",
        cause);

    /// <summary>The compressed bytes, counted.</summary>
    private sealed class CompressedInput(Stream compressed) : ForwardStream
    {
        public long ReadBytes { get; private set; }

        public bool AtEnd { get; private set; }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            int count = await compressed.ReadAsync(buffer, cancellationToken);
            ReadBytes += count;
            AtEnd = count == 0;
            return count;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                compressed.Dispose();
            }

            base.Dispose(disposing);
        }
    }
}
