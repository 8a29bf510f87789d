using System.Diagnostics;

namespace Pipeline.Nodes.Tests.Store;

/// <summary>A real disk of one megabyte, in memory, which can be made read-only.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public SmallDisk() => Run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", _folder.Path);

    public string Path => _folder.Path;

    public void MakeReadOnly() => Run("mount", "-o", "remount,ro", _folder.Path);

    public void Dispose()
    {
        Run("umount", _folder.Path);
        _folder.Dispose();
    }

    private static void Run(string program, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        string error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            Assert.Fail(
                $"{program} {string.Join(' ', arguments)}: {error.Trim()} This test needs a small disk of its own: run the tests as root, in a container with --cap-add SYS_ADMIN.");
        }
    }
}
