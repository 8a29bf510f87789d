using System.IO.Compression;
using CsvHelper;

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
    private readonly List<string> _costRules = [];
    private readonly List<string> _notices = [];
    private readonly List<MissingColumn> _missing = [];
    private readonly SortedDictionary<string, string> _stand = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<(string Column, string Use, string File, HeaderIndex Header)> _absent = [];
    private readonly HashSet<string> _found = new(StringComparer.OrdinalIgnoreCase);
    private string? _currencyColumn;

    public CostAnalysis(BillQuery query)
    {
        _query = query;
        Sums = new BillSums(query);
    }

    public BillQuery Query => _query;

    public BillSums Sums { get; }

    public IReadOnlyList<BillSource> Sources => _sources;

    /// <summary>The formats of the files, each once.</summary>
    public IReadOnlyList<string> Formats => _formats;

    /// <summary>How the cost is computed, in words; each way once.</summary>
    public IReadOnlyList<string> CostRules => _costRules;

    /// <summary>The columns that periods went by, each once.</summary>
    public IReadOnlyList<string> TimeColumns => _timeColumns;

    /// <summary>The column of the currency; null if no file has it.</summary>
    public string? CurrencyColumn => _currencyColumn;

    /// <summary>By columns of FOCUS: the column of the bill that was taken for it.</summary>
    public IReadOnlyDictionary<string, string> StandIns => _stand;

    /// <summary>What was taken in place of what was asked for, in sentences.</summary>
    public IReadOnlyList<string> Notices => _notices;

    /// <summary>What the files do not have, and what that costs.</summary>
    public IReadOnlyList<MissingColumn> Missing => _missing;

    public long RowCount => _sources.Sum(source => source.RowCount);

    /// <summary>To be called after the last file.</summary>
    /// <exception cref="BillFormatException">A group, filter or compared cost that the query asks for is in none of the files.</exception>
    public void Complete()
    {
        (string Column, string Use, string File, HeaderIndex Header)[] nowhere = [.. _absent.Where(absent => !_found.Contains(absent.Column))];
        if (nowhere.Length > 0)
        {
            (_, _, string file, HeaderIndex header) = nowhere[0];
            throw LayoutResolver.Error(file, header, nowhere.Where(absent => absent.File == file).Select(absent => header.Missing(absent.Column, absent.Use)));
        }

        _notices.AddRange(_absent.Select(absent => absent.Use == "compare_costs"
            ? $"{absent.File} has no {absent.Column}: its rows are not in the sums of it."
            : $"{absent.File} has no {absent.Column}: its rows have none of it ({absent.Use})."));
        _absent.Clear();
    }

    /// <summary>Notes the hashes of files that were read.</summary>
    public void NameHashes(IReadOnlyDictionary<string, string?> sha256ByFile)
    {
        for (int index = 0; index < _sources.Count; index++)
        {
            _sources[index] = _sources[index] with { Sha256 = sha256ByFile.GetValueOrDefault(_sources[index].File) };
        }
    }

    /// <summary>Reads one file to its end.</summary>
    /// <param name="file">Its name for messages; one that ends in <c>.gz</c> is decompressed.</param>
    /// <param name="stream">Its bytes; read synchronously and left open.</param>
    /// <param name="bytes">Its size as it is stored.</param>
    /// <param name="isLast">Whether no other file follows.</param>
    /// <param name="onRows">Called now and then with the number of rows read from this file so far.</param>
    /// <param name="cancellationToken">Ends the reading between two rows.</param>
    /// <exception cref="BillFormatException">The file is no bill that can be summed. The sums are of no use after that.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public void Read(string file, Stream stream, long bytes, bool isLast = true, Action<long>? onRows = null, CancellationToken cancellationToken = default)
    {
        if (!file.EndsWith(".gz", StringComparison.OrdinalIgnoreCase))
        {
            ReadPlain(file, stream, bytes, isLast, onRows, cancellationToken);
            return;
        }

        using GzipSource source = new(stream, bytes);
        using GZipStream plain = new(source, CompressionMode.Decompress);
        try
        {
            ReadPlain(file, plain, bytes, isLast, onRows, cancellationToken);
        }
        catch (InvalidDataException exception)
        {
            throw new BillFormatException(file, null, $"expected gzip data, as the name says. {exception.Message}", exception);
        }

        if (source.HasMore())
        {
            throw new BillFormatException(file, null, "expected gzip data to the end; something else follows, or the head of a further part is damaged.");
        }
    }

    private void ReadPlain(string file, Stream stream, long bytes, bool isLast, Action<long>? onRows, CancellationToken cancellationToken)
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
            BillLayout layout = LayoutResolver.Resolve(file, reader.Headers, _query);
            Note(file, layout);
            if (isLast)
            {
                // Nothing that follows can have what is missing: better now than after the rows.
                Complete();
            }

            long rowCount = new BillRows(file, reader, layout, _query, Sums).ReadAll(onRows, cancellationToken);
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

    private void Note(string file, BillLayout layout)
    {
        AddOnce(_formats, layout.Format);
        AddOnce(_timeColumns, layout.TimeColumn);
        AddOnce(_costRules, layout.Cost.Text);
        _currencyColumn ??= layout.Currency < 0 ? null : layout.Header.Columns[layout.Currency];
        _notices.AddRange(layout.Notices);
        _missing.AddRange(layout.Missing);
        foreach ((string column, string standIn) in layout.StandIns)
        {
            _stand.TryAdd(column, standIn);
        }

        _absent.AddRange(layout.Absent.Distinct().Select(absent => (absent.Column, absent.Use, file, layout.Header)));
        IEnumerable<string> asked = _query.GroupBy.SelectMany(group => group.Split(BillQuery.Joint, StringSplitOptions.TrimEntries))
            .Concat(RowFilter.Parse(_query.Filters).Select(filter => filter.Column)).Concat(_query.ComparedCosts);
        _found.UnionWith(asked.Except(layout.Absent.Select(absent => absent.Column), StringComparer.OrdinalIgnoreCase));
    }

    private static void AddOnce(List<string> list, string value)
    {
        if (!list.Contains(value))
        {
            list.Add(value);
        }
    }
}
