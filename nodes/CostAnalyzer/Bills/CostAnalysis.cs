using System.IO.Compression;
using CsvHelper;
using Pipeline.Nodes.CostAnalyzer.Sums;

namespace Pipeline.Nodes.CostAnalyzer.Bills;

/// <summary>
/// Reads the files of a bill, one after the other, and sums them. One thread at a time.
/// </summary>
/// <remarks>
/// Row by row: an empty cost, or <c>NULL</c>, is skipped and counted, since a charge that is not known yet is no charge of zero.
/// A cost or time that cannot be read, a row with more or fewer fields than the header, and a quote that is never closed are errors:
/// what they would add to the sums is unknown. Empty lines are passed over. A quote inside a bare field is text.
/// </remarks>
internal sealed class CostAnalysis
{
    /// <summary>How many rows are read between two calls of the progress callback and two looks at the cancellation token.</summary>
    public const int RowsPerProgress = 1 << 14;

    // Large enough that a read is cheap, small enough for the second-level cache.
    private const int BufferBytes = 1 << 18;

    // A quote that is never closed makes one record of all the rest; this is where that is noticed.
    private const int MaxRecordBytes = 1 << 24;

    private readonly BillQuery _query;
    private readonly List<BillSource> _sources = [];
    private readonly List<string> _formats = [];
    private readonly List<string> _timeColumns = [];
    private readonly List<string> _notices = [];
    private bool _anyCurrencyColumn;

    public CostAnalysis(BillQuery query)
    {
        _query = query;
        Cube = new CostCube(query.GroupBy.Count);
    }

    public BillQuery Query => _query;

    public CostCube Cube { get; }

    public IReadOnlyList<BillSource> Sources => _sources;

    /// <summary>The formats of the files, each once.</summary>
    public IReadOnlyList<string> Formats => _formats;

    /// <summary>The columns that periods went by, each once.</summary>
    public IReadOnlyList<string> TimeColumns => _timeColumns;

    /// <summary>The column of the currency; null if no file has it.</summary>
    public string? CurrencyColumn => _anyCurrencyColumn ? BillQuery.CurrencyColumn : null;

    /// <summary>What was taken in place of what was asked for, in sentences.</summary>
    public IReadOnlyList<string> Notices => _notices;

    public SkippedRows WithoutCost { get; } = new("no cost (empty or NULL)");

    public long RowCount => _sources.Sum(source => source.RowCount);

    /// <summary>Reads one file to its end.</summary>
    /// <param name="file">Its name for messages; one that ends in <c>.gz</c> is decompressed.</param>
    /// <param name="stream">Its bytes; read synchronously and left open.</param>
    /// <param name="bytes">Its size as it is stored.</param>
    /// <param name="onRows">Called now and then with the number of rows read from this file so far.</param>
    /// <param name="cancellationToken">Ends the reading between two rows.</param>
    /// <exception cref="BillFormatException">The file is no bill that can be summed. The sums are of no use after that.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public void Read(string file, Stream stream, long bytes, Action<long>? onRows = null, CancellationToken cancellationToken = default)
    {
        if (!file.EndsWith(".gz", StringComparison.OrdinalIgnoreCase))
        {
            ReadPlain(file, stream, bytes, onRows, cancellationToken);
            return;
        }

        using GZipStream plain = new(stream, CompressionMode.Decompress, leaveOpen: true);
        try
        {
            ReadPlain(file, plain, bytes, onRows, cancellationToken);
        }
        catch (InvalidDataException exception)
        {
            throw new BillFormatException(file, null, $"expected gzip data, as the name says. {exception.Message}", exception);
        }
    }

    private void ReadPlain(string file, Stream stream, long bytes, Action<long>? onRows, CancellationToken cancellationToken)
    {
        CsvReaderOptions options = new()
        {
            Separator = ',',
            BufferSize = BufferBytes,
            MaxRecordSize = MaxRecordBytes,
            TrackLineNumbers = true,
            OnMalformedRecord = record => RefuseUnclosedQuote(file, record),
        };
        using CsvReader reader = CsvReader.Create(stream, options, leaveOpen: true);
        try
        {
            reader.ReadHeader();
            BillLayout layout = BillLayout.Resolve(file, reader.Headers, _query);
            Note(layout);
            long rowCount = new BillRows(file, reader, layout, this).ReadAll(onRows, cancellationToken);
            _sources.Add(new BillSource(file, rowCount, bytes));
        }
        catch (CsvFormatException exception)
        {
            throw new BillFormatException(file, exception.LineNumber == 0 ? null : exception.LineNumber,
                FormattableString.Invariant($"expected a record of at most {MaxRecordBytes} bytes as RFC 4180 has it; {exception.Message}"), exception);
        }
    }

    private static void RefuseUnclosedQuote(string file, CsvMalformedRecord record)
    {
        if (record.Reason is CsvMalformedReason.UnterminatedQuote or CsvMalformedReason.TextAfterClosingQuote)
        {
            string found = record.Reason == CsvMalformedReason.UnterminatedQuote
                ? "a quote that is never closed"
                : "text behind a closing quote";
            throw new BillFormatException(file, record.LineNumber,
                $"found {found}; expected RFC 4180: a quoted field ends with its quote, and a quote inside it is doubled.");
        }
    }

    private void Note(BillLayout layout)
    {
        AddOnce(_formats, layout.Format);
        AddOnce(_timeColumns, layout.TimeColumn);
        _anyCurrencyColumn |= layout.Currency >= 0;
        _notices.AddRange(layout.Notices);
    }

    private static void AddOnce(List<string> list, string value)
    {
        if (!list.Contains(value))
        {
            list.Add(value);
        }
    }
}
