using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using Pipeline.Nodes.Cli.Keys;
using Pipeline.Nodes.DagKeys;
using Pipeline.Nodes.TestSupport;

namespace Pipeline.Nodes.Cli.Tests.DagKeys;

/// <summary>PHP follows the same steps with its own libraries: each side reads what the other made.</summary>
public sealed class PhpTests
{
    private const string HowToGetPhp = "Install Debian's php-cli and php-phpseclib: PHP reads the keys that C# made, and the other way round.";

    // As long as a block of each cipher, one more and one less, with letters of several bytes.
    private static readonly string[] Identifiers =
    [
        "42", "customer 42", "fifteen letters", "sixteen letters.", "thirty-one letters in all, 31 !", "thirty-two letters in all, 32 !!", "Kostenanalyse für Łódź ✓ and more than one block",
    ];

    private static readonly EncryptionKey Key = EncryptionKey.Parse("your_32_character_key_here_12345");

    public static TheoryData<string> Schemes => [.. SchemeNames.Names];

    [Theory]
    [MemberData(nameof(Schemes))]
    public async Task Php_ReadsWhatCSharpMade(string scheme)
    {
        foreach (string id in Identifiers)
        {
            DagKey made = DagKey.Create(id, Key, SchemeNames.Parse(scheme));

            string answer = await PhpAsync("decrypt", scheme, made.Ciphertext.ToArray());

            Assert.Equal(id, Encoding.UTF8.GetString(Convert.FromHexString(answer)));
        }
    }

    [Theory]
    [MemberData(nameof(Schemes))]
    public async Task CSharp_ReadsWhatPhpMade(string scheme)
    {
        foreach (string id in Identifiers)
        {
            string[] answer = (await PhpAsync("encrypt", scheme, Encoding.UTF8.GetBytes(id))).Split(' ');

            byte[] ciphertext = Convert.FromHexString(answer[0]);
            Assert.Equal(id, DagKey.Decrypt(ciphertext, Key, SchemeNames.Parse(scheme)));
            Assert.Equal(answer[1], DagKey.ValueOf(ciphertext));
        }
    }

    private static async Task<string> PhpAsync(string direction, string scheme, byte[] text)
    {
        string script = Repository.PathOf("tests", "Pipeline.Nodes.Cli.Tests", "DagKeys", "codeigniter.php");
        ProcessStartInfo start = new("php", [script, direction, scheme, Convert.ToHexString(Key.Bytes), Convert.ToHexString(text)])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Start(start);
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output.TrimEnd() : throw new InvalidOperationException($"{HowToGetPhp} It said: {output}{await error}");
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception exception)
        {
            throw new InvalidOperationException(HowToGetPhp, exception);
        }
    }
}
