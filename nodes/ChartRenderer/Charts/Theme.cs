using Pipeline.Nodes.ChartRenderer.Fonts;

namespace Pipeline.Nodes.ChartRenderer.Charts;

/// <summary>The inks and text styles that all charts share.</summary>
internal static class Theme
{
    public const double Margin = 20;

    /// <summary>The series of a chart, in the order in which they are given out.</summary>
    public static IReadOnlyList<Ink> Palette { get; } =
        [Ink.Series0, Ink.Series1, Ink.Series2, Ink.Series3, Ink.Series4, Ink.Series5, Ink.Series6, Ink.Series7];

    public static TextStyle Title { get; } = new(17, Bold: true, Ink.Text);

    public static TextStyle Subtitle { get; } = new(12, Bold: false, Ink.Muted);

    public static TextStyle Tick { get; } = new(11, Bold: false, Ink.Muted);

    public static TextStyle Name { get; } = new(11.5f, Bold: false, Ink.Text);

    public static TextStyle Detail { get; } = new(10.5f, Bold: false, Ink.Muted);

    /// <summary>What must be known to read a chart rightly.</summary>
    public static TextStyle Note { get; } = new(11, Bold: false, Ink.Text);

    public static TextStyle Value { get; } = new(11.5f, Bold: true, Ink.Text);
}
