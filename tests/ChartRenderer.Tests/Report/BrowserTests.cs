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
