using System.Security.Cryptography;

namespace Pipeline.Nodes.Testing.Faults;

/// <summary>Damages the content of an object on its way: it ends one byte early, or one byte is another. Empty content stays as it is.</summary>
internal static class Damage
{
    public static async Task<Stream> ApplyAsync(Stream content, Fault fault, CancellationToken cancellationToken)
    {
        await using (content)
        {
            using var whole = new MemoryStream();
            await content.CopyToAsync(whole, cancellationToken);
            return new MemoryStream(Of(whole.ToArray(), fault), writable: false);
        }
    }

    /// <returns>The SHA-256 of what is in the file now, in lower-case hex.</returns>
    public static async Task<string> ApplyAsync(string path, Fault fault, CancellationToken cancellationToken)
    {
        byte[] damaged = Of(await File.ReadAllBytesAsync(path, cancellationToken), fault);
        await File.WriteAllBytesAsync(path, damaged, cancellationToken);
        return Convert.ToHexStringLower(SHA256.HashData(damaged));
    }

    private static byte[] Of(byte[] content, Fault fault)
    {
        if (content.Length == 0)
        {
            return content;
        }

        if (fault == Fault.Cut)
        {
            return content[..^1];
        }

        content[content.Length / 2] ^= 1;
        return content;
    }
}
