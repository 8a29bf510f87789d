using System.Security.Cryptography;
using System.Text;

namespace Pipeline.Nodes.Publishing;

/// <summary>Identifies the work of an attempt: what it would publish again if nothing of this changed.</summary>
internal static class Work
{
    public static string Sha256(string type, string programVersion, string sectionSha256, IEnumerable<ManifestInput> inputs)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, type);
        Append(hash, programVersion);
        Append(hash, sectionSha256);
        foreach (ManifestInput input in inputs)
        {
            Append(hash, input.Path);
            Append(hash, input.Sha256 ?? input.ETag);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    // A NUL ends each part, so that parts cannot run into each other.
    private static void Append(IncrementalHash hash, string part)
    {
        hash.AppendData(Encoding.UTF8.GetBytes(part));
        hash.AppendData([0]);
    }
}
