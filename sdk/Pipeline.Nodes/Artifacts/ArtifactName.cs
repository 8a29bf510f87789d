using System.Text;

namespace Pipeline.Nodes.Artifacts;

/// <summary>The rules for names of artifacts, and for keys that a node asks for.</summary>
internal static class ArtifactName
{
    /// <summary>The longest key that S3 takes is 1,024 bytes; a workspace and a folder need some of them.</summary>
    public const int MaximumBytes = 700;

    /// <summary>The longest name of a file or a folder that Linux takes.</summary>
    public const int MaximumPartBytes = 255;

    /// <summary>Says what is wrong with a name.</summary>
    /// <returns>One clause that begins after the name; null where the name is right.</returns>
    public static string? ProblemOf(string name)
    {
        if (name.Length == 0)
        {
            return "is empty";
        }

        if (Encoding.UTF8.GetByteCount(name) > MaximumBytes)
        {
            return $"is longer than {MaximumBytes} bytes";
        }

        if (name.Contains('\\', StringComparison.Ordinal))
        {
            return "holds '\\'; use '/' between folders";
        }

        if (name.Any(char.IsControl))
        {
            return "holds a control character";
        }

        if (name[0] == '/' || name[^1] == '/')
        {
            return "begins or ends with '/'; it is a path below the output folder, to a file";
        }

        string[] parts = name.Split('/');
        if (parts.Any(part => Encoding.UTF8.GetByteCount(part) > MaximumPartBytes))
        {
            return $"has a part that is longer than {MaximumPartBytes} bytes";
        }

        return parts.Any(part => part is "" or "." or "..") ? "holds an empty part, '.' or '..'" : null;
    }

    /// <summary>Checks a name that an author gave.</summary>
    /// <exception cref="ArgumentException">The name is wrong.</exception>
    public static void Check(string name, string parameter)
    {
        ArgumentNullException.ThrowIfNull(name, parameter);
        if (ProblemOf(name) is { } problem)
        {
            throw new ArgumentException($"The name '{Printable(name)}' {problem}.", parameter);
        }
    }

    private static string Printable(string name)
        => string.Concat(name.Take(100).Select(character => char.IsControl(character) ? $"\\u{(int)character:x4}" : character.ToString()));
}
