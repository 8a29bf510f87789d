using Pipeline.Nodes.ChartRenderer.Charts;
using Pipeline.Nodes.ChartRenderer.Fonts;
using Pipeline.Nodes.ChartRenderer.Painting;

namespace Pipeline.Nodes.ChartRenderer.Tests.Painting;

public sealed class PaintersTests
{
    [Fact]
    public async Task AddAsync_ManyPictures_EachHasTheBytesThatOneThreadGivesIt()
    {
        using TextRuler ruler = new();
        ChartLayout[] layouts =
            [.. from bill in (string[])["credits", "strange names", "small changes"] from chart in Bills.Hostile[bill]().Layouts(new ChartStyle(new ChartSize(8, 4.5, 60), null, 15), ruler) select chart.Layout];
        byte[][] expected = [.. layouts.Select(layout => Paint(layout, ruler))];
        byte[][] written = new byte[layouts.Length][];

        await using (Painters painters = new())
        {
            for (int i = 0; i < layouts.Length; i++)
            {
                int index = i;
                await painters.AddAsync(own => written[index] = Paint(layouts[index], own), TestContext.Current.CancellationToken);
            }
        }

        Assert.All(expected.Zip(written), pair => Assert.True(pair.First.AsSpan().SequenceEqual(pair.Second)));
    }

    [Fact]
    public async Task AddAsync_APictureThatFails_FailsItsTaskAndNoOther()
    {
        await using Painters painters = new();

        Task failed = await painters.AddAsync(_ => throw new IOException("disk full"), TestContext.Current.CancellationToken);
        Task other = await painters.AddAsync(_ => { }, TestContext.Current.CancellationToken);

        Assert.Equal("disk full", (await Assert.ThrowsAsync<IOException>(() => failed)).Message);
        await other;
    }

    [Fact]
    public async Task AddAsync_AllThreadsBusyAndAsManyWaiting_WaitsForRoom()
    {
        await using Painters painters = new();
        using ManualResetEventSlim gate = new();
        using CountdownEvent busy = new(Painters.Count);
        for (int i = 0; i < Painters.Count; i++)
        {
            await painters.AddAsync(_ => { busy.Signal(); gate.Wait(); }, TestContext.Current.CancellationToken);
        }

        busy.Wait(TestContext.Current.CancellationToken);
        for (int i = 0; i < Painters.Count; i++)
        {
            await painters.AddAsync(_ => { }, TestContext.Current.CancellationToken);
        }

        Task<Task> oneMore = painters.AddAsync(_ => { }, TestContext.Current.CancellationToken);
        Assert.False(oneMore.IsCompleted);
        gate.Set();
        await await oneMore;
    }

    private static byte[] Paint(ChartLayout layout, TextRuler ruler)
    {
        using MemoryStream output = new();
        ChartPainter.WritePng(layout, ColorScheme.Light, ruler, output);
        return output.ToArray();
    }
}
