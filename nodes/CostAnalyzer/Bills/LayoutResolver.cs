using System.Text;
using Pipeline.Nodes.CostAnalyzer.Bills.Costs;
using Pipeline.Nodes.CostAnalyzer.Bills.Groups;
using Pipeline.Nodes.CostAnalyzer.Bills.Kinds;
using Pipeline.Nodes.CostAnalyzer.Changes;

namespace Pipeline.Nodes.CostAnalyzer.Bills;

/// <summary>Finds in one header what a query asks for. A column is known by its name, or by the one that stands for it in this kind of bill.</summary>
internal sealed class LayoutResolver
{
    private const int MaxColumnsNamed = 12;
    private const int FewColumns = 6;

    private readonly Dictionary<string, GroupValue> _tags = new(StringComparer.OrdinalIgnoreCase);
    private readonly string _file;
    private readonly HeaderIndex _header;
    private readonly BillQuery _query;
    private readonly BillKind _kind;
    private readonly List<string> _problems = [];
    private readonly List<string> _notices = [];
    private readonly List<MissingColumn> _missing = [];
    private readonly List<(string Column, string Use)> _absent = [];
    private readonly Dictionary<string, string> _stand = new(StringComparer.OrdinalIgnoreCase);

    private LayoutResolver(string file, HeaderIndex header, BillQuery query)
    {
        _file = file;
        _header = header;
        _query = query;
        _kind = BillKinds.Of(file, header, query.Format);
    }

    /// <summary>Finds the columns of <paramref name="query"/> in a header.</summary>
    /// <exception cref="BillFormatException">The cost or the time is missing, or a column occurs twice; all of that is named.</exception>
    public static BillLayout Resolve(string file, IReadOnlyList<string> header, BillQuery query) =>
        new LayoutResolver(file, new HeaderIndex(header), query).Resolve();

    /// <summary>The error of a header that lacks columns.</summary>
    public static BillFormatException Error(string file, HeaderIndex header, IEnumerable<string> wanted)
    {
        string columns = string.Join(", ", wanted);
        if (header.Columns.Count == 0)
        {
            return new BillFormatException(file, null, $"the file is empty; expected a header with the columns {columns}.");
        }

        // The first few tell which file it is; all of a bill's would hide what is wrong.
        int unnamed = header.Columns.Count > MaxColumnsNamed ? header.Columns.Count - FewColumns : 0;
        string more = unnamed > 0 ? FormattableString.Invariant($" and {unnamed} more in this line") : "";
        string found = string.Join(", ", header.Columns.SkipLast(unnamed).Select(cell => FieldText.Show(Encoding.UTF8.GetBytes(cell)).Trim('\'')));
        return new BillFormatException(file, 1, FormattableString.Invariant(
            $"expected the columns {columns}; found {header.Columns.Count}, separated by commas: {found}{more}.{Hint(header.Columns[0])}"));
    }

    private BillLayout Resolve()
    {
        CostRule? cost = Cost(_query.CostColumn, "cost_column");
        int time = _query.TimeOverride is { } named ? Named(named, "time_column") : Find(BillQuery.TimeColumn);
        if (time < 0 && _query.TimeOverride is null)
        {
            _problems.Add(_header.Missing(BillQuery.TimeColumn, "periods"));
        }

        int currency = Currency();
        GroupValue[] groups = [.. _query.GroupBy.Select(group => Group(group, "group_by"))];
        GroupValue[] filters = [.. RowFilter.Parse(_query.Filters).Select(filter => Group(filter.Column, "filters"))];
        CostRule?[] compared = [.. _query.ComparedCosts.Select(Compared)];
        int category = Find("ChargeCategory");
        GroupValue[] coverage = [.. _query.CoverageKeys.Select(Tag)];
        int quantity = _query.Change == ChangePeriod.Off ? -1 : Find("PricingQuantity");
        GroupValue price = new CompositeValue(
            [new ColumnValue(quantity < 0 ? -1 : Find("SkuPriceId")), new ColumnValue(quantity < 0 ? -1 : Find("PricingUnit")), .. groups.Take(1).DefaultIfEmpty(new ColumnValue(-1))]);
        NoteMissing(category, quantity, coverage);
        if (_problems.Count + _header.Ambiguous.Count > 0)
        {
            throw Error(_file, _header, _problems.Concat(_header.Ambiguous));
        }

        return new BillLayout(_kind, _kind == FocusBill.Kind ? FocusVersion.Detect(_header) : _kind.Name, _header, cost!, time)
        {
            ComparedCosts = compared,
            Currency = currency,
            Category = category,
            ChargeClass = _header.Has("ChargeClass") ? _header.Find("ChargeClass") : -1,
            Groups = groups,
            Filters = filters,
            Coverage = coverage,
            Quantity = quantity,
            Price = price,
            StandIns = _stand,
            Notices = _notices,
            Missing = _missing,
            Absent = _absent,
        };
    }

    private CostRule? Cost(string column, string use)
    {
        if (CostColumns.Find(column) is { } measure && !_header.Has(column))
        {
            if (_kind.Costs.TryGetValue(measure, out Func<HeaderIndex, BillQuery, CostRule?>? bind) && bind(_header, _query) is { } rule)
            {
                return rule;
            }

            if (_kind != OtherBill.Kind && _kind != FocusBill.Kind)
            {
                string[] there = [.. _kind.Costs.Where(known => known.Value(_header, _query) is not null).Select(known => known.Key)];
                _problems.Add($"for '{column}' ({use}), which this {_kind.Name} does not have; it has {string.Join(", ", there)}");
                return null;
            }
        }

        int index = Named(column, use);
        return index < 0 ? null : new ColumnCost(_header, index);
    }

    private CostRule? Compared(string column)
    {
        bool there = _header.Has(column)
            || (CostColumns.Find(column) is { } measure && _kind.Costs.TryGetValue(measure, out Func<HeaderIndex, BillQuery, CostRule?>? bind) && bind(_header, _query) is not null);
        if (!there)
        {
            _absent.Add((column, "compare_costs"));
        }

        return there ? Cost(column, "compare_costs") : null;
    }

    private int Currency()
    {
        int index = _query.CurrencyOverride is { } named ? Named(named, "currency_column") : _query.Currency is null ? Find(BillQuery.CurrencyColumn) : -1;
        if (index < 0 && _query.Currency is null && _query.CurrencyOverride is null)
        {
            _notices.Add($"{_file} has no {BillQuery.CurrencyColumn}: its amounts are in currency XXX (none).");
        }

        return index;
    }

    private void NoteMissing(int category, int quantity, GroupValue[] coverage)
    {
        if (_query.Change != ChangePeriod.Off && quantity < 0)
        {
            _missing.Add(new MissingColumn(_file, "PricingQuantity", "changes cannot be split into price and volume"));
        }

        if (coverage.Length > 0 && !coverage.Any(tag => tag.IsThere))
        {
            _missing.Add(new MissingColumn(_file, "Tags", "nothing in it counts as tagged"));
        }

        if (category < 0)
        {
            _missing.Add(new MissingColumn(_file, "ChargeCategory", "credits, taxes and refunds cannot be told apart or left out"));
        }
    }

    private GroupValue Group(string name, string use)
    {
        GroupValue[] parts = [.. name.Split(BillQuery.Joint, StringSplitOptions.TrimEntries).Select(part => Part(part, use))];
        return parts.Length == 1 ? parts[0] : new CompositeValue(parts);
    }

    private GroupValue Part(string name, string use)
    {
        GroupValue value = TagName.Of(name) is { } key ? Tag(key) : new ColumnValue(Find(name));
        if (!value.IsThere)
        {
            _absent.Add((name, use));
        }

        return value;
    }

    // One tag that is both grouped by and counted is parsed once.
    private GroupValue Tag(string key)
    {
        if (!_tags.TryGetValue(key, out GroupValue? value))
        {
            _tags.Add(key, value = FindTag(key));
        }

        return value;
    }

    private GroupValue FindTag(string key)
    {
        if (_kind.Tags == TagForm.Columns)
        {
            byte[] wanted = TagKey.Normalize(key);
            return new FirstColumnValue([.. Enumerable.Range(0, _header.Columns.Count).Where(index =>
                _header.Columns[index].StartsWith(_kind.TagPrefix, StringComparison.OrdinalIgnoreCase)
                && TagKey.Normalize(_header.Columns[index][_kind.TagPrefix.Length..]).AsSpan().SequenceEqual(wanted))]);
        }

        int tags = Find("Tags");
        return tags < 0 ? new ColumnValue(-1) : new TagValue(tags, key);
    }

    private int Named(string column, string use)
    {
        int index = _header.Find(column);
        if (index < 0)
        {
            _problems.Add(_header.Missing(column, use));
        }

        return index;
    }

    /// <summary>The index of a column of FOCUS, or of the one that stands for it here; -1 if there is neither.</summary>
    private int Find(string column)
    {
        int index = _header.Find(column);
        if (index >= 0 || !_kind.Columns.TryGetValue(column, out string[]? others))
        {
            return index;
        }

        index = _header.FindAny(others);
        if (index < 0 || !_stand.TryAdd(column, _header.Columns[index]) || (_kind != FocusBill.Kind && _kind != OtherBill.Kind))
        {
            return index;
        }

        string other = _header.Columns[index];
        _notices.Add(column.Equals(BillQuery.TimeColumn, StringComparison.OrdinalIgnoreCase)
            ? $"{_file} has no {column}: its periods go by {other}."
            : column.StartsWith("Pricing", StringComparison.Ordinal) || column.StartsWith("Sku", StringComparison.Ordinal)
                ? $"{_file} has no {column}: its {other} is taken."
                : $"{_file} has no {column}: its {other} is taken, which FOCUS 1.3 renamed.");
        return index;
    }

    private static string Hint(string firstCell)
    {
        const string GzipMark = "\u001f";
        return firstCell.StartsWith(GzipMark, StringComparison.Ordinal) ? " This is gzip: name the file *.csv.gz."
            : firstCell.Contains(';', StringComparison.Ordinal) ? " This file is separated by semicolons: write it with commas."
            : firstCell.Contains('\t', StringComparison.Ordinal) ? " This file is separated by tabs: write it with commas."
            : "";
    }
}
