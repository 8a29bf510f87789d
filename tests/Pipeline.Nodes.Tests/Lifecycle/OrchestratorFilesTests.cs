using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using CsCheck;
using Microsoft.Extensions.Logging.Abstractions;
using Pipeline.Nodes.Lifecycle;
using Pipeline.Nodes.Tests.Store;

namespace Pipeline.Nodes.Tests.Lifecycle;

public sealed class OrchestratorFilesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static XComValue Value => new() { ExitCode = 0, Result = "ok", Message = "published" };

    private string XComPath => _folder.Of("return.json");

    private OrchestratorFiles Files => new(_folder.Of("termination-log"), _folder.Path);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Cut_AnyText_IsItsLongestBeginningThatFits()
        => Gen.Select(Gen.String[Gen.Char["aä€"], 0, 30], Gen.Int[0, 40]).Sample((text, limit) =>
        {
            string cut = Encoding.UTF8.GetString(OrchestratorFiles.Cut(text + "🚀", limit));
            string whole = text + "🚀";
            int next = cut.Length == whole.Length ? 0 : Encoding.UTF8.GetByteCount(char.IsSurrogate(whole[cut.Length]) ? "🚀" : whole[cut.Length..(cut.Length + 1)]);
            return whole.StartsWith(cut, StringComparison.Ordinal)
                && Encoding.UTF8.GetByteCount(cut) <= limit
                && (next == 0 || Encoding.UTF8.GetByteCount(cut) + next > limit);
        });

    [Fact]
    public void WriteTerminationMessage_LongText_IsCutBetweenCharacters()
    {
        File.WriteAllText(_folder.Of("termination-log"), "");
        Files.WriteTerminationMessage(new string('a', 4095) + "ä", NullLogger.Instance);
        Assert.Equal(4095, File.ReadAllBytes(_folder.Of("termination-log")).Length);
    }

    [Fact]
    public void Write_OrchestratorMadeNoRoom_WritesNothing()
    {
        var files = new OrchestratorFiles(_folder.Of("no/termination-log"), _folder.Of("no"));
        files.WriteTerminationMessage("x", NullLogger.Instance);
        files.WriteXCom(Value, NullLogger.Instance);
        Assert.Empty(Directory.GetFileSystemEntries(_folder.Path));
    }

    [Fact]
    public void WriteXCom_Value_IsReadableByTheSidecarAndLeavesNoTemporaryFile()
    {
        File.WriteAllText(XComPath, "old");
        Files.WriteXCom(Value, NullLogger.Instance);
        Assert.Equal("published", (string?)JsonNode.Parse(File.ReadAllText(XComPath))!["message"]);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(
                UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead, File.GetUnixFileMode(XComPath));
        }

        Assert.Equal([XComPath], Directory.GetFiles(_folder.Path));
    }

    [Theory]
    [InlineData("ä")]
    [InlineData("🚀")]
    [InlineData("\"")]
    public void WriteXCom_LongMessageAndManyCounters_IsValidJsonBelow32Kilobytes(string letter)
    {
        XComValue value = Value with
        {
            Message = string.Concat(Enumerable.Repeat(letter, 5000)),
            Counters = Enumerable.Range(0, 500).ToDictionary(
                number => string.Create(CultureInfo.InvariantCulture, $"counter_{new string('x', 300)}_{number}"), number => (long)number),
        };
        Files.WriteXCom(value, NullLogger.Instance);
        Assert.InRange(new FileInfo(XComPath).Length, 100, OrchestratorFiles.XComBytes - 1);
        Assert.Equal("ok", (string?)JsonNode.Parse(File.ReadAllText(XComPath))!["result"]);
    }

    [Fact]
    public void Write_DiskIsFull_IsSwallowed()
    {
        using var disk = new SmallDisk();
        string terminationLog = Path.Combine(disk.Path, "termination-log");
        File.WriteAllText(terminationLog, "");
        File.WriteAllText(Path.Combine(disk.Path, "return.json"), "old");
        disk.MakeReadOnly();
        var files = new OrchestratorFiles(terminationLog, disk.Path);
        files.WriteTerminationMessage("x", NullLogger.Instance);
        files.WriteXCom(Value, NullLogger.Instance);
        Assert.Equal("old", File.ReadAllText(Path.Combine(disk.Path, "return.json")));
    }
}
