using Spectre.Console;
using Spectre.Console.Rendering;

namespace Pipeline.Nodes.Cli.Run.Display;

/// <summary>A line that scrolls by above the live table. It begins where the table's old picture does, and takes that away.</summary>
internal sealed class LineAbove(string line) : Renderable
{
    private const string EraseToTheEnd = "\u001b[J";

    protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth) =>
        [Segment.Control(EraseToTheEnd), .. ((IRenderable)new Text(line)).Render(options, maxWidth), Segment.LineBreak];
}
