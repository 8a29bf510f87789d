using CsvHelper;
using Pipeline.Nodes.CostAnalyzer.Money;
using Pipeline.Nodes.CostAnalyzer.Sums;

namespace Pipeline.Nodes.CostAnalyzer.Bills;

/// <summary>The row that a file's reader stands at, and the errors that it may hold.</summary>
internal sealed class BillRow(string file, CsvReader reader, IReadOnlyList<string> header)
{
    public string File => file;

    public long Line => reader.LineNumber;

    /// <summary>A field, without its quotes. Valid until the next field is asked for.</summary>
    public ReadOnlySpan<byte> this[int index] => reader.GetSpan(index);

    /// <summary>Reads an amount.</summary>
    /// <returns>False if there is none: an empty field, or NULL.</returns>
    /// <exception cref="BillFormatException">The field is something else.</exception>
    public bool TryGetAmount(int index, out Amount amount)
    {
        ReadOnlySpan<byte> text = reader.GetSpan(index);
        if (NullText.IsNull(text))
        {
            amount = default;
            return false;
        }

        AmountProblem problem = AmountParser.Parse(text, out amount);
        return problem == AmountProblem.None ? true : throw Error(index, problem == AmountProblem.TooManyDigits
            ? FormattableString.Invariant($"a number with at most {AmountParser.MaxDigits} digits on either side of its point")
            : "a number such as 12.5, -0.004 or 1.5E-7, or nothing, or NULL");
    }

    /// <summary>The error of a field that holds something else than <paramref name="expected"/>.</summary>
    public BillFormatException Error(int index, string expected) =>
        new(file, reader.LineNumber, $"column '{header[index]}': found {FieldText.Show(reader.GetSpan(index))}, expected {expected}.");

    /// <summary>The error of a field that has to be a name and is not UTF-8.</summary>
    public BillFormatException EncodingError(int index)
    {
        ReadOnlySpan<byte> text = reader.GetSpan(index);
        return new BillFormatException(file, reader.LineNumber, FormattableString.Invariant(
            $"column '{header[index]}': found {FieldText.Show(text)}, whose byte {FieldText.ValidBytes(text) + 1} is not UTF-8; expected UTF-8.")
            + " Convert the file from its encoding: iconv -f WINDOWS-1252 -t UTF-8, for example.");
    }
}
