using System.Buffers;
using System.IO.Pipelines;
using System.Security.Cryptography;
using Pipeline.Nodes.DataFetcher.Failures;

namespace Pipeline.Nodes.DataFetcher.Streams;

/// <summary>
/// Moves data from a source to the store through a buffer of fixed size. Receiving and hashing go on while the data before is
/// decompressed and stored, so that the two share two cores.
/// </summary>
internal sealed class Transfer(TransferOptions options)
{
    private const int BlockBytes = 128 * 1024;
    private const int BufferedBytes = 8 * BlockBytes;

    private static readonly StreamPipeReaderOptions DecodedReader = new(bufferSize: BlockBytes);

    private long _receivedBytes;

    /// <summary>Moves everything. To be called once.</summary>
    /// <param name="source">Is read to its end, and left open.</param>
    /// <param name="destination">Is written to, and left open.</param>
    /// <param name="cancellationToken">Ends the transfer.</param>
    /// <exception cref="FetchException">
    /// The data is too large, no whole gzip where it should be, or has another SHA-256; or the source failed.
    /// </exception>
    public async Task<TransferResult> RunAsync(Stream source, Stream destination, CancellationToken cancellationToken)
    {
        Pipe pipe = new(new PipeOptions(
            pauseWriterThreshold: BufferedBytes,
            resumeWriterThreshold: BufferedBytes / 2,
            minimumSegmentSize: BlockBytes,
            useSynchronizationContext: false));
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task<string> receiving = Task.Run(() => ReceiveAsync(source, pipe.Writer, stop.Token), CancellationToken.None);
        long storedBytes;
        try
        {
            storedBytes = await StoreAsync(pipe.Reader, destination, cancellationToken);
        }
        catch
        {
            // The source may be silent for long; nobody wants its next byte any more.
            await stop.CancelAsync();
            await ((Task)receiving).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw;
        }

        return new TransferResult(_receivedBytes, await receiving, storedBytes);
    }

    /// <summary>Reads the source into the pipe; a failure reaches the other end of the pipe in place of the end of the data.</summary>
    private async Task<string> ReceiveAsync(Stream source, PipeWriter writer, CancellationToken cancellationToken)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        try
        {
            int count;
            do
            {
                Memory<byte> block = writer.GetMemory(BlockBytes / 8);
                count = await source.ReadAsync(block, cancellationToken);
                hash.AppendData(block.Span[..count]);
                _receivedBytes += count;
                options.Limit.RequireReceived(_receivedBytes);
                options.OnReceived?.Invoke(count);
                writer.Advance(count);
                await writer.FlushAsync(cancellationToken);
            }
            while (count > 0);

            string sha256 = Convert.ToHexStringLower(hash.GetHashAndReset());
            RequireExpected(sha256);
            await writer.CompleteAsync();
            return sha256;
        }
        catch (Exception exception)
        {
            await writer.CompleteAsync(exception);
            throw;
        }
    }

    private async Task<long> StoreAsync(PipeReader received, Stream destination, CancellationToken cancellationToken)
    {
        await using Stream content = await DecodeAsync(received, cancellationToken);
        byte[] block = ArrayPool<byte>.Shared.Rent(BlockBytes);
        try
        {
            long storedBytes = 0;
            int count;
            while ((count = await content.ReadAsync(block, cancellationToken)) > 0)
            {
                storedBytes += count;
                options.Limit.RequireStored(storedBytes);
                await destination.WriteAsync(block.AsMemory(0, count), cancellationToken);
            }

            return storedBytes;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(block);
        }
    }

    private async Task<Stream> DecodeAsync(PipeReader reader, CancellationToken cancellationToken)
    {
        for (int layer = 0; layer < options.Layers.Required + options.Layers.Possible; layer++)
        {
            ReadResult beginning = await reader.ReadAtLeastAsync(2, cancellationToken);
            bool isGzip = new SequenceReader<byte>(beginning.Buffer).IsNext([0x1f, 0x8b]);
            reader.AdvanceTo(beginning.Buffer.Start);
            if (isGzip)
            {
                reader = PipeReader.Create(new GzipMembersStream(reader.AsStream(), options.Name), DecodedReader);
            }
            else if (layer < options.Layers.Required)
            {
                throw new FetchException(
                    FetchFailure.BadData,
                    $"{options.Name}: the data should be gzip, and does not begin like it (1f 8b). Set decompress to none if it is not.");
            }
            else
            {
                break;
            }
        }

        return reader.AsStream();
    }

    private void RequireExpected(string sha256)
    {
        if (options.Sha256 is string expected && !string.Equals(expected, sha256, StringComparison.OrdinalIgnoreCase))
        {
            throw new FetchException(
                FetchFailure.BadData,
                $"{options.Name}: the SHA-256 of the {_receivedBytes} bytes received is {sha256}, and sha256 expects {expected}. "
                + "The data at the source is not the one that was meant.");
        }
    }
}
