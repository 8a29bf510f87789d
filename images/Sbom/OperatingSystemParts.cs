namespace Pipeline.Nodes.Images.Sbom;

/// <summary>What the base image brings: itself, and the Debian packages that it says it holds.</summary>
internal static class OperatingSystemParts
{
    /// <param name="root">The base image's files.</param>
    /// <param name="image">Its name, with a digest where one is known.</param>
    public static IEnumerable<Component> Read(string root, string image)
    {
        yield return new Component("container", image, "", $"container:{image}");
        Dictionary<string, string> system = Fields(Path.Combine(root, "etc", "os-release"), '=');
        if (system.TryGetValue("ID", out string? id))
        {
            yield return new Component("operating-system", id, system.GetValueOrDefault("VERSION_ID", ""), $"os:{id}");
        }

        string packages = Path.Combine(root, "var", "lib", "dpkg", "status.d");
        string[] files = Directory.Exists(packages) ? Directory.GetFiles(packages) : [];
        foreach (string file in files.Where(file => Path.GetExtension(file).Length == 0).Order(StringComparer.Ordinal))
        {
            Dictionary<string, string> package = Fields(file, ':');
            string name = package["Package"];
            string version = package["Version"];
            yield return new Component("library", name, version, $"pkg:deb/{id ?? "debian"}/{name}@{Uri.EscapeDataString(version)}?arch={package["Architecture"]}");
        }
    }

    private static Dictionary<string, string> Fields(string path, char separator) => File.Exists(path)
        ? File.ReadLines(path)
            .Where(line => line.Length > 0 && !char.IsWhiteSpace(line[0]) && line.Contains(separator, StringComparison.Ordinal))
            .ToDictionary(line => line[..line.IndexOf(separator, StringComparison.Ordinal)], line => line[(line.IndexOf(separator, StringComparison.Ordinal) + 1)..].Trim().Trim('"'))
        : [];
}
