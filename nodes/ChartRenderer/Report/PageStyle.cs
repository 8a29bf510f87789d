using Pipeline.Nodes.ChartRenderer.Charts;
using Pipeline.Nodes.ChartRenderer.Svg;

namespace Pipeline.Nodes.ChartRenderer.Report;

/// <summary>The style of the page: light or dark as the reader has it, light on paper, one column on a narrow window.</summary>
internal static class PageStyle
{
    private const string Layout = """

        body { margin: 0; background: var(--ink-background); color: var(--ink-text); font: 15px/1.5 'DejaVu Sans', Verdana, 'Segoe UI', sans-serif; }
        main { max-width: 1400px; margin: 0 auto; padding: 1.5rem; }
        h1 { font-size: 1.5rem; margin: 0 0 .5rem; overflow-wrap: anywhere; }
        h2 { font-size: 1.1rem; margin: 2rem 0 .5rem; }
        .headline { font-size: 1.15rem; margin: 0 0 1rem; overflow-wrap: anywhere; }
        .note { color: var(--ink-muted); font-size: .85rem; }
        .charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 600px), 1fr)); gap: 1rem; }
        figure { margin: 0; border: 1px solid var(--ink-grid); border-radius: 6px; overflow: hidden; }
        figure svg { display: block; width: 100%; height: auto; }
        figcaption { padding: .3rem .8rem .5rem; font-size: .8rem; overflow-wrap: anywhere; }
        a { color: var(--ink-fall); }
        details { border-top: 1px solid var(--ink-grid); padding: .4rem 0; }
        summary { cursor: pointer; overflow-wrap: anywhere; }
        .scroll { overflow: auto; max-height: 30rem; margin: .5rem 0; }
        table { border-collapse: collapse; font-size: .8rem; }
        th, td { padding: .2rem .7rem; text-align: left; border-bottom: 1px solid var(--ink-grid); white-space: nowrap; }
        th { position: sticky; top: 0; background: var(--ink-background); }
        th button { all: unset; cursor: pointer; font-weight: bold; }
        th button:focus-visible { outline: 2px solid var(--ink-fall); }
        th[aria-sort=ascending] button::after { content: ' \25B2'; }
        th[aria-sort=descending] button::after { content: ' \25BC'; }
        td.number { text-align: right; font-variant-numeric: tabular-nums; }
        dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1rem; font-size: .85rem; }
        dd { margin: 0; overflow-wrap: anywhere; }
        @media (max-width: 640px) { main { padding: .8rem; } dl { grid-template-columns: 1fr; } dt { font-weight: bold; } }
        @media screen and (max-width: 640px) { figure { overflow-x: auto; } figure svg { min-width: 620px; } }
        @media print {
          :root { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
          main { max-width: none; padding: 0; }
          h2, summary { break-after: avoid; }
          .charts { display: block; }
          figure { break-inside: avoid; margin-bottom: 1rem; }
          .scroll { max-height: none; overflow: visible; }
          table { width: 100%; font-size: .6rem; }
          thead { display: table-header-group; }
          tr { break-inside: avoid; }
          th { position: static; }
          /* A head that holds a box is printed once, however many pages its table has. */
          th button { display: contents; }
          th, td { padding: .1rem .3rem; white-space: normal; overflow-wrap: anywhere; }
          td.number { overflow-wrap: normal; }
        }

        """;

    public static string Css { get; } =
        $"\n:root {{ color-scheme: light dark; {Variables(ColorScheme.Light)} }}\n"
        + $"@media screen and (prefers-color-scheme: dark) {{ :root {{ {Variables(ColorScheme.Dark)} }} }}{Layout}";

    private static string Variables(ColorScheme colors) => string.Join(' ', Enum.GetValues<Ink>().Select(ink => $"{SvgWriter.Variable(ink)}: {colors.Hex(ink)};"));
}
