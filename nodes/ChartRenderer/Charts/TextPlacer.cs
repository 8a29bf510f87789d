using Pipeline.Nodes.ChartRenderer.Fonts;

namespace Pipeline.Nodes.ChartRenderer.Charts;

/// <summary>Puts texts at their places and remembers them.</summary>
internal sealed class TextPlacer(TextRuler ruler)
{
    private readonly List<PlacedText> _texts = [];

    public IReadOnlyList<PlacedText> Texts => _texts;

    public TextRuler Ruler => ruler;

    /// <summary>Adds a text whose line begins at <paramref name="top"/>; <paramref name="align"/> says which part of it is at <paramref name="x"/>: 0 its left end, 1 its right end.</summary>
    public void Add(string text, TextStyle style, double x, double top, double align = 0) => _texts.Add(Place(text, style, x, top, align));

    /// <summary>Adds a text whose line is centred on <paramref name="middle"/>.</summary>
    public void AddCentred(string text, TextStyle style, double x, double middle, double align = 0) =>
        Add(text, style, x, middle - ruler.LineHeight(style) / 2, align);

    public PlacedText Place(string text, TextStyle style, double x, double top, double align)
    {
        double width = ruler.Width(text, style);
        double left = x - width * align;
        return new PlacedText(text, style, new LayoutBox(left, top, left + width, top + ruler.LineHeight(style)), top + ruler.Ascent(style));
    }

    /// <summary>Adds title and subtitle, each wrapped into two lines at most, and returns where they end.</summary>
    public double AddHeader(ChartText text, LayoutBox canvas)
    {
        double width = canvas.Width - 2 * Theme.Margin;
        double top = Theme.Margin - 6;
        foreach ((string words, TextStyle style) in (ReadOnlySpan<(string, TextStyle)>)[(text.Title, Theme.Title), (text.Subtitle, Theme.Subtitle)])
        {
            foreach (string line in ruler.Wrap(words, style, width, maxLines: 2))
            {
                Add(line, style, Theme.Margin, top);
                top += ruler.LineHeight(style);
            }

            top += 2;
        }

        return top;
    }

    /// <summary>Adds the labels of the amounts left of a plot.</summary>
    public void AddAmounts(ValueAxis axis, IReadOnlyList<string> labels, LayoutBox plot)
    {
        double range = (double)(axis.Max - axis.Min);
        for (int i = 0; i < labels.Count; i++)
        {
            double share = range == 0 ? 0 : (double)(axis.Ticks[i] - axis.Min) / range;
            AddCentred(labels[i], Theme.Tick, plot.Left - 8, plot.Bottom - share * plot.Height, align: 1);
        }
    }

    /// <summary>Adds the labels of time below a plot, with the year or day that they lie in beneath where it changes, and returns their places.</summary>
    public IReadOnlyList<double> AddTimes(TimeAxis axis, LayoutBox plot, LayoutBox canvas)
    {
        const double Gap = 10;
        double top = plot.Bottom + 8;
        PlacedText At(string text, int index, double y) => Place(text, Theme.Tick, plot.Left + plot.Width * (index + 0.5) / axis.Count, y, align: 0.5);

        IReadOnlyList<TimeTick> ticks = TimeTicks.Choose(axis, candidates =>
        {
            double end = 0;
            foreach (TimeTick candidate in candidates)
            {
                LayoutBox box = At(candidate.Label, candidate.Index, top).Box;
                if (box.Left < end || box.Right > canvas.Right)
                {
                    return false;
                }

                end = box.Right + Gap;
            }

            return true;
        });

        List<PlacedText> contexts = [];
        foreach (TimeTick tick in ticks)
        {
            _texts.Add(Inside(At(tick.Label, tick.Index, top), canvas));
            if (tick.Context.Length == 0 || (contexts.Count > 0 && contexts[^1].Text == tick.Context))
            {
                continue;
            }

            PlacedText beneath = Inside(At(tick.Context, tick.Index, top + ruler.LineHeight(Theme.Tick)), canvas);
            if (contexts.Count == 1 && beneath.Box.Left < contexts[0].Box.Right + Gap)
            {
                // The axis begins near the end of a year: better without that one than with the next one in the wrong place.
                contexts.Clear();
            }

            if (contexts.Count == 0 || beneath.Box.Left >= contexts[^1].Box.Right + Gap)
            {
                contexts.Add(beneath);
            }
        }

        _texts.AddRange(contexts);
        return [.. ticks.Select(tick => tick.Index + 0.5)];
    }

    /// <summary>Adds a note whose line begins at <paramref name="top"/>, from <paramref name="x"/> on, or from further left where it is long.</summary>
    public void AddNote(string note, double x, double top, LayoutBox canvas)
    {
        string line = ruler.Elide(note, Theme.Note, canvas.Width - 2 * Theme.Margin);
        Add(line, Theme.Note, Math.Max(Theme.Margin, Math.Min(x, canvas.Right - Theme.Margin - ruler.Width(line, Theme.Note))), top);
    }

    /// <summary>Says in the middle of a plot that it is empty for a reason.</summary>
    public void AddNoteIfEmpty(ValueAxis axis, LayoutBox plot)
    {
        if (axis.Min == axis.Max)
        {
            AddEmptyNote(plot);
        }
    }

    /// <summary>Says in the middle of a plot that there is nothing to show.</summary>
    public void AddEmptyNote(LayoutBox plot) => AddCentred("No cost in this period", Theme.Subtitle, (plot.Left + plot.Right) / 2, (plot.Top + plot.Bottom) / 2, align: 0.5);

    private static PlacedText Inside(PlacedText text, LayoutBox canvas)
    {
        double shift = Math.Max(0, 2 - text.Box.Left) - Math.Max(0, text.Box.Right - (canvas.Right - 2));
        return text with { Box = text.Box with { Left = text.Box.Left + shift, Right = text.Box.Right + shift } };
    }
}
