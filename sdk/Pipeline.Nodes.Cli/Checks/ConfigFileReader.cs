using Pipeline.Nodes.Cli.Host;
using Pipeline.Nodes.Config;
using Pipeline.Nodes.Errors;

namespace Pipeline.Nodes.Cli.Checks;

/// <summary>Reads the config file that a person named on the command line.</summary>
internal static class ConfigFileReader
{
    /// <summary>Reads the file.</summary>
    /// <param name="host">Knows where relative paths begin.</param>
    /// <param name="argument">The path as it was typed.</param>
    /// <exception cref="UsageException">Its name is not that of a config file.</exception>
    /// <exception cref="ConfigException">It is not there.</exception>
    public static (ConfigFileName Name, string Path, byte[] Content) Read(ToolHost host, string argument)
    {
        string path = host.FullPath(argument);
        if (Directory.Exists(path))
        {
            throw new UsageException($"'{argument}' is a folder, expected a config file in it{Nearest(System.IO.Path.Combine(path, "?"))}");
        }

        if (!ConfigFileName.TryParse(System.IO.Path.GetFileName(path), out ConfigFileName? name))
        {
            throw new UsageException(
                $"'{argument}' is not the name of a config file: expected {{pipeline}}-{{dag-key}}.json, where the DAG key is"
                + " 8 lower-case hex digits, for example cost-analysis-a7b3c9d2.json" + (File.Exists(path) ? ". Rename the file." : Nearest(path)));
        }

        if (!File.Exists(path))
        {
            throw new ConfigException($"there is no config file {argument}{Nearest(path)}");
        }

        try
        {
            return (name, path, File.ReadAllBytes(path));
        }
        catch (Exception exception) when (LocalDisk.Refused(exception))
        {
            throw LocalDisk.Translate(exception, $"read {path}");
        }
    }

    private static string Nearest(string path)
    {
        string folder = System.IO.Path.GetDirectoryName(path)!;
        if (!Directory.Exists(folder))
        {
            return $": there is no folder {folder}";
        }

        string[] others =
        [
            .. Directory.EnumerateFiles(folder).Select(System.IO.Path.GetFileName).OfType<string>()
                .Where(name => ConfigFileName.TryParse(name, out _))
                .Order(StringComparer.Ordinal),
        ];
        string hint = NearestName.Hint(System.IO.Path.GetFileName(path), others, "Config files there");
        return hint.Length > 0 ? hint : $"; {folder} holds none.";
    }
}
