using System.Xml.Linq;

namespace Pipeline.Nodes.Images.Sbom;

/// <summary>The folder that NuGet restores packages to.</summary>
internal sealed class NuGetFolder(string folder)
{
    /// <summary>A package's licence as an SPDX expression; null where it is not restored or names a file in place of one.</summary>
    public string? LicenseOf(string name, string version)
    {
        string id = name.ToLowerInvariant();
        string path = Path.Combine(folder, id, version.ToLowerInvariant(), $"{id}.nuspec");
        return File.Exists(path)
            ? XDocument.Load(path).Descendants().FirstOrDefault(element => element.Name.LocalName == "license" && element.Attribute("type")?.Value == "expression")?.Value
            : null;
    }
}
