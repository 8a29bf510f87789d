using System.Security.Cryptography;

namespace Pipeline.Nodes.Images.Sbom;

/// <summary>The program and the native libraries beside it.</summary>
internal static class ApplicationFiles
{
    public static IEnumerable<Component> Read(string folder) => Directory.GetFiles(folder).Order(StringComparer.Ordinal).Select(path =>
    {
        using FileStream file = File.OpenRead(path);
        string hash = Convert.ToHexStringLower(SHA256.HashData(file));
        return new Component("file", Path.GetFileName(path), "", $"file:{Path.GetFileName(path)}") { Hash = ("SHA-256", hash) };
    });
}
