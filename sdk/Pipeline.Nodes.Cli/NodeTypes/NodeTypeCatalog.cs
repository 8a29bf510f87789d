using Pipeline.Nodes.Errors;

namespace Pipeline.Nodes.Cli.NodeTypes;

/// <summary>The node types that the tool knows: our three, those of <c>--schemas</c>, and those that a program told of itself.</summary>
internal sealed class NodeTypeCatalog
{
    private const string SchemaFiles = "*.schema.json";

    private readonly Dictionary<string, NodeTypeSchema> _types = new(StringComparer.Ordinal);

    private NodeTypeCatalog()
    {
    }

    /// <summary>The names of all known types, in order (ordinal).</summary>
    public IReadOnlyList<string> Names => [.. _types.Keys.Order(StringComparer.Ordinal)];

    /// <summary>All known types, by name (ordinal).</summary>
    public IEnumerable<NodeTypeSchema> All => _types.Values.OrderBy(type => type.Type.Name, StringComparer.Ordinal);

    /// <summary>Reads what the build embedded and what the folder holds; the folder's win.</summary>
    /// <param name="schemaFolder">The folder of <c>--schemas</c>, absolute; <see langword="null"/> for none.</param>
    /// <exception cref="UsageException">The folder is not there, or one of its schemas is none.</exception>
    public static NodeTypeCatalog Load(string? schemaFolder)
    {
        NodeTypeCatalog catalog = new();
        foreach (string name in typeof(NodeTypeCatalog).Assembly.GetManifestResourceNames()
            .Where(name => name.EndsWith(SchemaFiles[1..], StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using Stream resource = typeof(NodeTypeCatalog).Assembly.GetManifestResourceStream(name)!;
            using MemoryStream copy = new();
            resource.CopyTo(copy);
            catalog.Add(NodeTypeSchema.Read(copy.ToArray(), name));
        }

        if (schemaFolder is not null)
        {
            catalog.AddFolder(schemaFolder);
        }

        return catalog;
    }

    /// <summary>The type with this name, if it is known.</summary>
    public NodeTypeSchema? Find(string name) => _types.GetValueOrDefault(name);

    /// <summary>Adds a type; one of the same name gives way.</summary>
    public void Add(NodeTypeSchema type) => _types[type.Type.Name] = type;

    private void AddFolder(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new UsageException($"--schemas: there is no folder {folder}. Name the folder that holds the schemas of your node types.");
        }

        string[] files = [.. Directory.EnumerateFiles(folder, SchemaFiles).Order(StringComparer.Ordinal)];
        if (files.Length == 0)
        {
            throw new UsageException(
                $"--schemas: {folder} holds no {SchemaFiles}. Write one with: my-node --schema > my-node.schema.json");
        }

        foreach (string file in files)
        {
            try
            {
                Add(NodeTypeSchema.Read(File.ReadAllBytes(file), file));
            }
            catch (FormatException exception)
            {
                throw new UsageException($"--schemas: {exception.Message}");
            }
            catch (Exception exception) when (LocalDisk.Explains(exception))
            {
                throw LocalDisk.Translate(exception, $"read {file}");
            }
        }
    }
}
