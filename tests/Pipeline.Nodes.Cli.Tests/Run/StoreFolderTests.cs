using Pipeline.Nodes.Cli.Run;
using Pipeline.Nodes.Config;
using Pipeline.Nodes.EnvironmentVariables;
using Pipeline.Nodes.Store.Folder;

namespace Pipeline.Nodes.Cli.Tests.Run;

public sealed class StoreFolderTests : IDisposable
{
    private readonly Workplace _here = new();

    public void Dispose() => _here.Dispose();

    /// <summary>A bug once: of two runs that began at the same time on an empty folder, one ended with 75.</summary>
    [Fact]
    public async Task PutConfig_TheSameFileByManyAtOnce_IsNoConflict()
    {
        const int Rounds = 20;
        const int Runs = 8;
        Assert.True(ConfigFileName.TryParse(Workplace.Config, out ConfigFileName? name));
        byte[] content = System.Text.Encoding.UTF8.GetBytes(Workplace.ShortFile);
        for (int round = 0; round < Rounds; round++)
        {
            string folder = Directory.CreateDirectory(_here.PathOf($"bucket-{round}")).FullName;
            await Task.WhenAll(Enumerable.Range(0, Runs).Select(_ => Task.Run(() => Open(folder).PutConfigAsync(name, content, default))));

            Assert.Equal(Workplace.ShortFile, await File.ReadAllTextAsync(Path.Combine(folder, Workplace.Config)));
        }
    }

    /// <summary>A bug once: the tool took this for a bug of its own.</summary>
    [Fact]
    public async Task Open_FolderThatNobodyCanMake_Ends74AndSaysWhy()
    {
        _here.With(Workplace.Config, Workplace.ShortFile);

        ToolResult result = await _here.RunAsync($"{Workplace.Config} --store /proc/pipeline");

        Assert.Equal(74, result.ExitCode);
        Assert.StartsWith("pipeline: Cannot make the store folder /proc/pipeline: ", result.Error, StringComparison.Ordinal);
    }

    private static StoreFolder Open(string folder) => new(StoreLocation.Folder(folder), new FolderStore(folder, TimeProvider.System));
}
