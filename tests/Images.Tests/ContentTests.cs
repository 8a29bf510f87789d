using System.Formats.Tar;
using System.Text.Json;
using System.Text.RegularExpressions;
using Pipeline.Nodes.TestSupport;

namespace Pipeline.Nodes.Images.Tests;

/// <summary>What is in an image, and what it says of itself.</summary>
public sealed partial class ContentTests
{
    private static readonly Dictionary<string, string> Projects = new()
    {
        ["data-fetcher"] = "DataFetcher",
        ["cost-analyzer"] = "CostAnalyzer",
        ["chart-renderer"] = "ChartRenderer",
    };

    public static TheoryData<string> Types => [.. Engine.Types];

    [Theory]
    [MemberData(nameof(Types))]
    public async Task Image_ItsOwnFiles_AreTheProgramAndItsPapers(string type)
    {
        string[] files = [.. (await FilesAsync(type)).Keys.Where(path => path.StartsWith("app/", StringComparison.Ordinal) || path.StartsWith($"usr/share/doc/{type}/", StringComparison.Ordinal))];

        string[] libraries = type == "chart-renderer" ? ["app/libHarfBuzzSharp.so", "app/libSkiaSharp.so"] : [];
        Assert.Equal([$"app/{type}", .. libraries, $"usr/share/doc/{type}/copyright", $"usr/share/doc/{type}/sbom.cdx.json"], files);
    }

    [Theory]
    [MemberData(nameof(Types))]
    public async Task Image_ShellsAndPackageManagers_AreNotThere(string type)
    {
        IReadOnlyCollection<string> files = (await FilesAsync(type)).Keys;

        Assert.DoesNotContain(files, path => UnwantedProgram().IsMatch(path));
        Assert.Equal(127, (await Engine.AskAsync("run", "--rm", "--network", "none", "--entrypoint", "/bin/sh", Engine.ImageOf(type), "-c", "true")).ExitCode);
    }

    [Theory]
    [MemberData(nameof(Types))]
    public async Task Image_Labels_AreComplete(string type)
    {
        JsonElement labels = (await ConfigAsync(type)).GetProperty("Labels");

        Dictionary<string, string> values = labels.EnumerateObject().ToDictionary(label => label.Name["org.opencontainers.image.".Length..], label => label.Value.GetString()!);
        Assert.Equal(
            ["authors", "base.digest", "base.name", "created", "description", "documentation", "licenses", "revision", "source", "title", "vendor", "version"],
            values.Keys.Order(StringComparer.Ordinal));
        Assert.All(values, value => Assert.NotEmpty(value.Value));
        Assert.Equal((type, Repository.Version, "MIT"), (values["title"], values["version"], values["licenses"]));
        Assert.Matches("^[0-9a-f]{40}$", values["revision"]);
        Assert.Matches("^20[0-9]{2}-[0-9]{2}-[0-9]{2}T[0-9:]{8}Z$", values["created"]);
        Assert.Matches("^sha256:[0-9a-f]{64}$", values["base.digest"]);
    }

    [Theory]
    [MemberData(nameof(Types))]
    public async Task Image_Start_IsAProgramWithoutAShellAndAUserWithoutRights(string type)
    {
        JsonElement config = await ConfigAsync(type);

        Assert.Equal([$"/app/{type}"], config.GetProperty("Entrypoint").EnumerateArray().Select(part => part.GetString()));
        Assert.Equal("1654", config.GetProperty("User").GetString());
        Assert.Equal("/app", config.GetProperty("WorkingDir").GetString());
    }

    [Theory]
    [MemberData(nameof(Types))]
    public async Task Sbom_Packages_AreThoseOfTheLockFile(string type)
    {
        JsonElement sbom = JsonDocument.Parse((await FilesAsync(type))[$"usr/share/doc/{type}/sbom.cdx.json"]).RootElement;
        using var locked = JsonDocument.Parse(await File.ReadAllBytesAsync(Repository.PathOf("nodes", Projects[type], "packages.lock.json")));
        var expected = new SortedSet<string>(StringComparer.Ordinal);
        foreach (JsonProperty target in locked.RootElement.GetProperty("dependencies").EnumerateObject().Where(target => !target.Name.EndsWith("arm64", StringComparison.Ordinal)))
        {
            expected.UnionWith(target.Value.EnumerateObject()
                .Where(package => package.Value.TryGetProperty("resolved", out _))
                .Select(package => $"pkg:nuget/{package.Name}@{package.Value.GetProperty("resolved")}"));
        }

        JsonElement[] components = [.. sbom.GetProperty("components").EnumerateArray()];
        Assert.Equal("CycloneDX", sbom.GetProperty("bomFormat").GetString());
        Assert.Equal(type, sbom.GetProperty("metadata").GetProperty("component").GetProperty("name").GetString());
        Assert.Equal(expected, References(components).Where(reference => reference.StartsWith("pkg:nuget/", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.Contains($"file:{type}", References(components));
        Assert.Contains(References(components), reference => reference.StartsWith("pkg:deb/debian/libssl3@", StringComparison.Ordinal) || reference.StartsWith("container:mcr.", StringComparison.Ordinal));
        Assert.Equal(
            await File.ReadAllTextAsync(Repository.PathOf("artifacts", "images", $"{type}-{Repository.Version}.cdx.json")),
            sbom.GetRawText());
    }

    [Fact]
    public void Dockerfiles_WithoutTheNodesName_AreTheSame()
    {
        string[] texts = [.. Engine.Types.Select(type => WithoutData(File.ReadAllText(Repository.PathOf("images", type, "Dockerfile")), type))];

        Assert.Equal(texts[0], texts[1]);
        Assert.Equal(texts[0], texts[2]);
        Assert.Contains($"ARG VERSION={Repository.Version}\n", texts[0], StringComparison.Ordinal);
    }

    private static string WithoutData(string text, string type)
        => Project().Replace(text.Replace(type, "{type}", StringComparison.Ordinal), "$1");

    private static IEnumerable<string> References(JsonElement[] components) => components.Select(component => component.GetProperty("bom-ref").GetString()!);

    private static async Task<JsonElement> ConfigAsync(string type)
        => JsonDocument.Parse(await Engine.ReadAsync("image", "inspect", Engine.ImageOf(type))).RootElement[0].GetProperty("Config");

    /// <summary>The regular files of an image with their contents, by path (ordinal).</summary>
    private static async Task<SortedDictionary<string, byte[]>> FilesAsync(string type)
    {
        string container = await Engine.ReadAsync("create", Engine.ImageOf(type));
        string archive = Path.GetTempFileName();
        try
        {
            await Engine.ReadAsync("export", "--output", archive, container);
            var files = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
            await using FileStream stream = File.OpenRead(archive);
            await using var tar = new TarReader(stream);
            while (await tar.GetNextEntryAsync() is { } entry)
            {
                if (entry.EntryType is TarEntryType.RegularFile or TarEntryType.V7RegularFile)
                {
                    using var content = new MemoryStream();
                    await (entry.DataStream ?? Stream.Null).CopyToAsync(content);
                    files[entry.Name] = content.ToArray();
                }
            }

            return files;
        }
        finally
        {
            File.Delete(archive);
            await Engine.ReadAsync("rm", container);
        }
    }

    [GeneratedRegex("(?m)^(ARG (?:PROJECT|DESCRIPTION)=).*$")]
    private static partial Regex Project();

    [GeneratedRegex("(^|/)(sh|bash|dash|busybox|apt|apt-get|dpkg|apk|dotnet|perl|python3?)$|\\.(dbg|pdb)$")]
    private static partial Regex UnwantedProgram();
}
