using Pipeline.Nodes.ChartRenderer.Fonts;

namespace Pipeline.Nodes.ChartRenderer.Charts;

/// <summary>
/// The column right of a plot that names its colours. Where it gets tight, names are kept to one line, then the amounts are left out, then lines
/// move closer.
/// </summary>
internal sealed class Legend(TextPlacer texts, LayoutBox area)
{
    private const double SwatchSize = 11;
    private const double NameLeft = SwatchSize + 7;
    private const double Gap = 6;

    private readonly List<Entry> _entries = [];

    public void Add(string name, Ink ink, string? amount, string? share) =>
        _entries.Add(new Entry(name, ink, share is null ? amount : $"{amount} · {share}", IsMark: false));

    /// <summary>Adds a thin mark in place of an area.</summary>
    public void AddMark(string name, Ink ink) => _entries.Add(new Entry(name, ink, Detail: null, IsMark: true));

    /// <summary>Puts the entries at their places and returns their colours.</summary>
    public IReadOnlyList<Swatch> Place()
    {
        foreach ((int maxLines, bool withDetails) in (ReadOnlySpan<(int, bool)>)[(2, true), (1, true), (1, false)])
        {
            IReadOnlyList<IReadOnlyList<string>> names = Names(Theme.Name, maxLines);
            if (Height(names, withDetails) <= area.Height)
            {
                return Place(names, Theme.Name, withDetails, Gap);
            }
        }

        double lineHeight = area.Height / _entries.Count;
        double shrink = Math.Min(1, lineHeight / texts.Ruler.LineHeight(Theme.Name));
        TextStyle small = Theme.Name with { Size = (float)(Theme.Name.Size * shrink) };
        return Place(Names(small, maxLines: 1), small, withDetails: false, gap: 0);
    }

    private List<Swatch> Place(IReadOnlyList<IReadOnlyList<string>> names, TextStyle style, bool withDetails, double gap)
    {
        double lineHeight = texts.Ruler.LineHeight(style);
        List<Swatch> swatches = [];
        double top = area.Top;
        foreach ((Entry entry, IReadOnlyList<string> lines) in _entries.Zip(names))
        {
            double middle = top + lineHeight / 2;
            double halfHeight = entry.IsMark ? 1 : SwatchSize / 2;
            swatches.Add(new Swatch(new LayoutBox(area.Left, middle - halfHeight, area.Left + SwatchSize, middle + halfHeight), entry.Ink));
            foreach (string line in lines)
            {
                texts.Add(line, style, area.Left + NameLeft, top);
                top += lineHeight;
            }

            if (withDetails && entry.Detail is not null)
            {
                texts.Add(texts.Ruler.Elide(entry.Detail, Theme.Detail, area.Width - NameLeft), Theme.Detail, area.Left + NameLeft, top);
                top += texts.Ruler.LineHeight(Theme.Detail);
            }

            top += gap;
        }

        return swatches;
    }

    private IReadOnlyList<IReadOnlyList<string>> Names(TextStyle style, int maxLines) =>
        NameLines.Fit([.. _entries.Select(entry => entry.Name)], texts.Ruler, style, area.Width - NameLeft, maxLines);

    private double Height(IReadOnlyList<IReadOnlyList<string>> names, bool withDetails)
    {
        double details = withDetails ? _entries.Count(entry => entry.Detail is not null) * texts.Ruler.LineHeight(Theme.Detail) : 0;
        return names.Sum(lines => lines.Count) * texts.Ruler.LineHeight(Theme.Name) + details + Gap * (_entries.Count - 1);
    }

    private readonly record struct Entry(string Name, Ink Ink, string? Detail, bool IsMark);
}
