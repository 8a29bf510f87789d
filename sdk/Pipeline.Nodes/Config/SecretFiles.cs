using System.Text;

namespace Pipeline.Nodes.Config;

/// <summary>The files that <c>${file:name}</c> reads.</summary>
internal sealed class SecretFiles(string directory)
{
    /// <summary>The size of the largest file that is read: 1 MiB, the most that a Kubernetes secret can hold.</summary>
    public const long LargestBytes = 1024 * 1024;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>
    /// Reads a secret, without the line ends after it, which editors and <c>echo</c> add (a shell's <c>$(cat file)</c> drops them too).
    /// </summary>
    /// <param name="name">The file's name below the folder; folders in it are separated by <c>/</c>.</param>
    /// <param name="fault">What kept it from being read; empty where nothing did.</param>
    /// <returns>The text; <see langword="null"/> where it cannot be read.</returns>
    public string? Read(string name, out string fault)
    {
        if (FolderName.FindPathFault(name) is string pathFault)
        {
            fault = $"{pathFault}; expected the name of a file below {directory}";
            return null;
        }

        string path = Path.Combine(directory, name);
        try
        {
            FileInfo file = new(path);
            if (file.Exists && file.Length > LargestBytes)
            {
                fault = $"{path} has {file.Length} bytes; the most is {LargestBytes}";
                return null;
            }

            string text = Utf8.GetString(File.ReadAllBytes(path)).TrimEnd('\r', '\n');
            fault = text.Length > 0 ? "" : $"{path} is empty";
            return text.Length > 0 ? text : null;
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            fault = $"there is no file {path}";
        }
        catch (UnauthorizedAccessException)
        {
            fault = Directory.Exists(path) ? $"{path} is a folder" : $"{path} may not be read by this user";
        }
        catch (DecoderFallbackException)
        {
            fault = $"{path} is not UTF-8 text";
        }
        catch (IOException exception)
        {
            fault = $"{path} cannot be read: {exception.Message}";
        }

        return null;
    }
}
