using System.Text.Json;

namespace Pipeline.Nodes.Images.Sbom;

/// <summary>The NuGet packages that a project is built from, as its lock file lists them.</summary>
/// <param name="path">A <c>packages.lock.json</c>.</param>
/// <param name="runtime">The runtime identifier that is built for, for example <c>linux-x64</c>.</param>
/// <param name="restored">Where the packages lie.</param>
internal sealed class LockFile(string path, string runtime, NuGetFolder restored)
{
    private static readonly string[] Builders = ["Microsoft.CodeAnalysis.BannedApiAnalyzers", "Microsoft.CodeAnalysis.PublicApiAnalyzers", "Microsoft.NET.ILLink.Tasks"];

    public IReadOnlyList<Component> Read()
    {
        using var file = JsonDocument.Parse(File.ReadAllBytes(path));
        var packages = new SortedDictionary<string, JsonElement>(StringComparer.OrdinalIgnoreCase);
        foreach (JsonProperty target in file.RootElement.GetProperty("dependencies").EnumerateObject())
        {
            if (target.Name.Contains('/', StringComparison.Ordinal) && !target.Name.EndsWith($"/{runtime}", StringComparison.Ordinal))
            {
                continue;
            }

            foreach (JsonProperty package in target.Value.EnumerateObject().Where(package => package.Value.TryGetProperty("resolved", out _)))
            {
                packages[package.Name] = package.Value.Clone();
            }
        }

        return [.. packages.Select(package => Describe(package.Key, package.Value, packages))];
    }

    private Component Describe(string name, JsonElement package, SortedDictionary<string, JsonElement> all)
    {
        string version = VersionOf(package);
        string[] needs = package.TryGetProperty("dependencies", out JsonElement dependencies)
            ? [.. dependencies.EnumerateObject().Select(dependency => dependency.Name).Where(all.ContainsKey).Select(dependency => ReferenceOf(dependency, VersionOf(all[dependency])))]
            : [];
        return new Component("library", name, version, ReferenceOf(name, version))
        {
            BuildOnly = Builders.Contains(name),
            License = restored.LicenseOf(name, version),
            Hash = ("SHA-512", Convert.ToHexStringLower(package.GetProperty("contentHash").GetBytesFromBase64())),
            DependsOn = needs,
        };
    }

    private static string VersionOf(JsonElement package) => package.GetProperty("resolved").GetString()!;

    private static string ReferenceOf(string name, string version) => $"pkg:nuget/{name}@{version}";
}
