using System.Text;
using System.Text.Json;
using Pipeline.Nodes.DagKeys;
using Pipeline.Nodes.TestSupport;

namespace Pipeline.Nodes.Cli.Tests.Keys;

public sealed class KeyNewTests
{
    private const string EncryptionKeyText = "your_32_character_key_here_12345";

    [Theory]
    [InlineData("codeigniter3", DagKeyScheme.CodeIgniter3)]
    [InlineData("codeigniter4", DagKeyScheme.CodeIgniter4)]
    [InlineData("codeigniter-legacy", DagKeyScheme.CodeIgniterLegacy)]
    public async Task New_WithCiphertext_PrintsWhatCodeIgniterDecrypts(string scheme, DagKeyScheme expected)
    {
        using Workplace workplace = new();

        ToolResult result = await workplace.CallAsync(
            Programs.Tool, $"key new --id 42 --scheme {scheme} --show-ciphertext", ("ENCRYPTION_KEY", EncryptionKeyText));

        string[] lines = result.Output.TrimEnd().Split('\n');
        byte[] ciphertext = expected == DagKeyScheme.CodeIgniter4 ? Convert.FromBase64String(lines[1]) : Encoding.ASCII.GetBytes(lines[1]);
        Assert.Equal(DagKey.ValueOf(ciphertext), lines[0]);
        Assert.Equal("42", DagKey.Decrypt(ciphertext, EncryptionKey.Parse(EncryptionKeyText), expected));
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
    }

    [Fact]
    public async Task New_ValueBeginsWithADash_IsTakenBehindAnEqualsSign()
    {
        using Workplace workplace = new();

        ToolResult result = await workplace.CallAsync(Programs.Tool, $"key new --id=-5 --encryption-key {EncryptionKeyText}");

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
    }

    [Fact]
    public async Task New_AsJson_PrintsOneDocument()
    {
        using Workplace workplace = new();

        ToolResult result = await workplace.CallAsync(Programs.Tool, $"key new --id 42 --store . --json --encryption-key {EncryptionKeyText}");

        using JsonDocument report = JsonDocument.Parse(result.Output);
        Assert.Matches("^[0-9a-f]{8}$", report.RootElement.GetProperty("dag_key").GetString());
        Assert.Equal("{here}", report.RootElement.GetProperty("checked_against").GetString());
        Assert.DoesNotContain(EncryptionKeyText, result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task New_WithoutEncryptionKey_TakesARandomOneAndSaysSo()
    {
        using Workplace workplace = new();

        ToolResult result = await workplace.CallAsync(Programs.Tool, "key new --id 42");

        Assert.Matches("^[0-9a-f]{8}\n$", result.Output);
        Assert.Contains("a random one is used", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task New_BadInput_IsExplained()
    {
        using Workplace workplace = new();
        StringBuilder transcript = new();
        foreach (string call in new[]
        {
            "key new",
            "key nwe",
            "key",
            "key new --id \"\"",
            "key new --id 42 --scheme codeigniter5",
            "key new --id 42 --scheme mcrypt",
            "key new --id 42 --encryption-key short",
            "key new --id 42 --encryption-key short --json",
            "key new --id 42 --scheme codeigniter4 --encryption-key sixteen_letters_",
            "key new --id 42 --encryption-key hex2bin:secret",
            "key new --id 42 --encryption-key sixteen_letters_ --store nowhere",
            "key new --id 42 --encryption-key sixteen_letters_ --store s3://bucket",
            "key new --id 42 --encryption-key sixteen_letters_ --bucket s3://bucket/path",
        })
        {
            transcript.Append(await workplace.TranscriptAsync(call));
        }

        Assert.DoesNotContain("secret", transcript.ToString().Replace("hex2bin:secret\n", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Approval.Verify(transcript.ToString());
    }
}
