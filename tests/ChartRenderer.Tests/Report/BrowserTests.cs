using System.Diagnostics;
using Pipeline.Nodes.ChartRenderer.Charts;
using SkiaSharp;

namespace Pipeline.Nodes.ChartRenderer.Tests.Report;

/// <summary>The report in a real browser: Debian's <c>chromium</c>, headless.</summary>
public sealed class BrowserTests : IDisposable
{
    private const string Chromium = "/usr/bin/chromium";
    private const int Wide = 1400;
    private const int Narrow = 500;
    private const int PaperA4 = 718;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly FolderBucket _bucket = new();
    private readonly string _scratch = Directory.CreateTempSubdirectory("report-").FullName;

    public BrowserTests()
    {
        Assert.True(File.Exists(Chromium), $"{Chromium} is missing: apt-get install chromium");
        foreach (string file in Directory.EnumerateFiles(Path.Combine(Fixture.Folder, "sample")))
        {
            _bucket.WithInput($"processed/{Path.GetFileName(file)}", File.ReadAllBytes(file));
        }
    }

    [Fact]
    public async Task Report_InABrowser_OpensOnWideAndNarrowWindowsAndOnDarkGround()
    {
        string page = await WriteReportAsync();

        using SKBitmap wide = await ShootAsync(page, Wide);
        using SKBitmap narrow = await ShootAsync(page, Narrow);
        using SKBitmap dark = await ShootAsync(page, Wide, "--blink-settings=preferredColorScheme=0");

        Assert.Equal(ColorScheme.Light.Color(Ink.Background), wide.GetPixel(2, 2));
        Assert.Equal(ColorScheme.Dark.Color(Ink.Background), dark.GetPixel(2, 2));
        Assert.All(new[] { wide, narrow, dark }, picture => Assert.True(picture.Pixels.Distinct().Count() > 50, "the page is empty"));
        Assert.Equal(Narrow, narrow.Width);
    }

    [Fact]
    public async Task Report_InABrowser_RunsItsOwnScriptAndNothingFromTheBill()
    {
        foreach (string file in (ReadOnlySpan<string>)["processed/cost_by_ServiceName.csv", "processed/cost_by_day_and_ServiceName.csv", "processed/change.csv"])
        {
            _bucket.WithInput(file, _bucket.Read(file).Replace("AWS Lambda", "<img src=x onerror=document.title='hacked'>", StringComparison.Ordinal));
        }

        string dom = await BrowseAsync(await WriteReportAsync(), "--dump-dom");

        Assert.DoesNotContain("<title>hacked</title>", dom, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", dom, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("onerror=document.title='hacked'", dom, StringComparison.Ordinal);
        Assert.Contains("</html>", dom, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Report_InABrowser_Prints()
    {
        string pdf = Path.Combine(_scratch, "report.pdf");

        await BrowseAsync(await WriteReportAsync(), $"--print-to-pdf={pdf}");

        Assert.Equal("%PDF-"u8.ToArray(), (await File.ReadAllBytesAsync(pdf))[..5]);
    }

    [Theory]
    [InlineData(Wide, false)]
    [InlineData(Narrow, false)]
    [InlineData(PaperA4, true)]
    public async Task Report_WithAllTablesOpenAndLongNames_LosesNoText(int width, bool onPaper)
    {
        foreach (string file in (ReadOnlySpan<string>)["processed/cost_by_ServiceName.csv", "processed/cost_by_day_and_ServiceName.csv", "processed/change.csv"])
        {
            _bucket.WithInput(file, _bucket.Read(file).Replace("AWS Lambda", $"arn:aws:lambda:{new string('x', 200)}", StringComparison.Ordinal));
        }

        // Rules for paper apply to the window too, and the page says in its title what is wider than its place and what leaves the window.
        string page = await File.ReadAllTextAsync(await WriteReportAsync(), TestContext.Current.CancellationToken);
        page = page.Replace("<details ", "<details open ", StringComparison.Ordinal).Replace("</body>", """
            <script>
            const cut = [...document.querySelectorAll('h1, p, td, th, dd, figcaption, summary')].filter(e => e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).display !== 'inline');
            const out = [...document.querySelectorAll('body *')].filter(e => !e.closest('.scroll, svg, figure') && e.getBoundingClientRect().right > innerWidth + 1);
            const paper = [...document.querySelectorAll('td, th')].filter(e => e.getBoundingClientRect().right > innerWidth + 1);
            const head = document.querySelector('thead');
            document.title = `cut ${cut.length}, out ${out.length}, cells out ${paper.length}, ${getComputedStyle(head).display}, ${getComputedStyle(head.rows[0].cells[0]).position}, ${getComputedStyle(head.querySelector('button')).display}`;
            </script></body>
            """, StringComparison.Ordinal);
        page = onPaper ? page.Replace("@media print", "@media all", StringComparison.Ordinal) : page;
        string copy = Path.Combine(_scratch, "copy.html");
        await File.WriteAllTextAsync(copy, page, TestContext.Current.CancellationToken);

        string dom = await BrowseAsync(copy, "--dump-dom", $"--window-size={width},1200");

        string title = dom[(dom.IndexOf("<title>", StringComparison.Ordinal) + 7)..dom.IndexOf("</title>", StringComparison.Ordinal)];
        Assert.StartsWith("cut 0, out 0, ", title, StringComparison.Ordinal);
        if (onPaper)
        {
            Assert.EndsWith("cells out 0, table-header-group, static, contents", title, StringComparison.Ordinal);
        }
    }

    public void Dispose()
    {
        _bucket.Dispose();
        Directory.Delete(_scratch, recursive: true);
    }

    private async Task<string> WriteReportAsync()
    {
        NodeResult result = await NodeProgram.Built("chart-renderer").RunAsync(_bucket.WithConfig("""{ "node_3": { "type": "chart-renderer", "chart_dpi": 50 } }"""));
        Assert.True(result.ExitCode == 0, result.Text);
        return _bucket.PathOf("results/report.html");
    }

    private async Task<SKBitmap> ShootAsync(string page, int width, params string[] options)
    {
        string picture = Path.Combine(_scratch, $"{Guid.NewGuid():N}.png");
        await BrowseAsync(page, [$"--screenshot={picture}", $"--window-size={width},1200", "--hide-scrollbars", .. options]);
        return SKBitmap.Decode(picture);
    }

    private async Task<string> BrowseAsync(string page, params string[] options)
    {
        ProcessStartInfo start = new(Chromium, ["--headless=new", "--no-sandbox", "--disable-gpu", $"--user-data-dir={Path.Combine(_scratch, "profile")}", .. options, $"file://{page}"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync().WaitAsync(Patience);
        Assert.True(process.ExitCode == 0, await error);
        return await output;
    }
}
