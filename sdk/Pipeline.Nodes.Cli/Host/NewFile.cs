using System.Text;
using Pipeline.Nodes.Errors;

namespace Pipeline.Nodes.Cli.Host;

/// <summary>Writes files that a person may have edited: whole or not at all, and never over another content unasked.</summary>
internal static class NewFile
{
    /// <summary>The folder of <c>--output</c>, absolute; the current one without it.</summary>
    /// <param name="host">Knows where relative paths begin.</param>
    /// <param name="option">What <c>--output</c> says.</param>
    /// <exception cref="UsageException">There is no such folder.</exception>
    public static string Folder(ToolHost host, string? option)
    {
        string folder = option is null ? host.CurrentDirectory : host.FullPath(option);
        return Directory.Exists(folder)
            ? folder
            : throw new UsageException($"--output: there is no folder {folder}. Name one that is there.");
    }

    /// <summary>Writes a file.</summary>
    /// <param name="path">Where, absolute.</param>
    /// <param name="content">What.</param>
    /// <param name="replace">Whether another content may be replaced.</param>
    /// <param name="howToReplace">What to type in order to replace it.</param>
    /// <exception cref="UsageException">Something else stands there.</exception>
    /// <exception cref="LocalDiskException">The disk refused it.</exception>
    public static void Write(string path, string content, bool replace, string howToReplace) =>
        Write(path, Encoding.UTF8.GetBytes(content), replace, howToReplace);

    /// <inheritdoc cref="Write(string, string, bool, string)"/>
    public static void Write(string path, byte[] content, bool replace, string howToReplace)
    {
        try
        {
            if (File.Exists(path))
            {
                if (File.ReadAllBytes(path).AsSpan().SequenceEqual(content))
                {
                    return;
                }

                if (!replace)
                {
                    throw new UsageException($"{path} is there already, with another content. {howToReplace}");
                }
            }

            string temporary = $"{path}.{Path.GetRandomFileName()}";
            try
            {
                File.WriteAllBytes(temporary, content);
                File.Move(temporary, path, overwrite: replace);
            }
            finally
            {
                File.Delete(temporary);
            }
        }
        catch (Exception exception) when (LocalDisk.Refused(exception))
        {
            throw LocalDisk.Translate(exception, $"write {path}");
        }
    }
}
