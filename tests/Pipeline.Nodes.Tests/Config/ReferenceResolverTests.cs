using CsCheck;
using Pipeline.Nodes.Config;

namespace Pipeline.Nodes.Tests.Config;

public sealed class ReferenceResolverTests : IDisposable
{
    private readonly DirectoryInfo _secrets = Directory.CreateTempSubdirectory("pipeline-secrets-");

    public void Dispose() => _secrets.Delete(recursive: true);

    [Theory]
    [InlineData("", "")]
    [InlineData("plain", "plain")]
    [InlineData("${env:TOKEN}", "sesame")]
    [InlineData("a ${env:TOKEN} b ${run:date} c", "a sesame b 2026-01-02 c")]
    [InlineData("$${env:TOKEN}", "${env:TOKEN}")]
    [InlineData("$$${env:TOKEN}", "$${env:TOKEN}")]
    [InlineData("$5 and $", "$5 and $")]
    [InlineData("$$", "$$")]
    [InlineData("{env:TOKEN}", "{env:TOKEN}")]
    [InlineData("${env:NESTED}", "${env:TOKEN}")]
    public void Resolve_Text_GivesWhatItStandsFor(string text, string expected) => Assert.Equal(expected, Resolve(text).Value);

    [Theory]
    [InlineData("secret", "secret")]
    [InlineData("secret\n", "secret")]
    [InlineData("secret\r\n\n", "secret")]
    [InlineData(" two\nlines \n", " two\nlines ")]
    public void Resolve_File_DropsOnlyTheLineEndsAfterIt(string content, string expected)
    {
        WriteSecret("db/password", content);

        Assert.Equal(expected, Resolve("${file:db/password}").Value);
    }

    [Fact]
    public void Resolve_WrongReferences_AreExplained()
    {
        WriteSecret("empty", "\n");
        WriteSecret("folder/x", "x");
        File.WriteAllBytes(Path.Combine(_secrets.FullName, "binary"), [0xFF, 0xFE, 0x00]);
        File.WriteAllBytes(Path.Combine(_secrets.FullName, "large"), new byte[SecretFiles.LargestBytes + 1]);
        string[] texts =
        [
            "${env:AWS_SECRET_ACCESS_KEY}", "${env:aws_secret_access_key}", "${env:OTEL_EXPORTER_OTLP_HEADERS}", "${env:Pipeline_Node}", "${env: TOKEN}",
            "${env:}", "${env}", "${env:NOT_SET}", "${env:EMPTY}", "${env:A:B}", "${env:1A}", "${ENV:TOKEN}", "${emv:TOKEN}", "${TOKEN}", "${}", "${",
            "x ${env:TOKEN", "${file:../etc/passwd}", "${file:/etc/passwd}", "${file:a\\b}", "${file:missing}", "${file:empty}", "${file:folder}", "${file:binary}",
            "${file:large}", "${file:a/./b}", "${run:DATE}", "${run:dte}", "${run:id}", "${env:NO_1} ${env:NO_2}",
        ];

        Approval.Verify(string.Join('\n', texts.Select(text =>
        {
            (string? value, List<string> problems) = Resolve(text);
            Assert.Null(value);
            return $"{text}\n    {string.Join("\n    ", problems)}";
        })).Replace(_secrets.FullName, "/secrets", StringComparison.Ordinal));
    }

    [Fact]
    public void Secrets_EnvAndFile_AreRedactedAndRunParametersAreNot()
    {
        WriteSecret("key", "p\"w/d 1\n");
        ReferenceResolver resolver = Resolver();
        resolver.Resolve("${env:TOKEN} ${file:key} ${run:date} ${env:SHORT}", Assert.Fail);

        Redactor redactor = resolver.Secrets.ToRedactor();

        Assert.Equal(
            "*** 2026-01-02 *** on \"***\" https://x/?k=***&l=***",
            redactor.Redact("sesame 2026-01-02 p\"w/d 1 on \"p\\\"w/d 1\" https://x/?k=p%22w%2Fd%201&l=p%22w%2Fd+1"));
    }

    [Fact]
    public void Redact_SecretInsideAnother_HidesBoth() =>
        Assert.Equal("*** ***", new Redactor(["sesame", "sesame-street"]).Redact("sesame-street sesame"));

    [Fact]
    public void Redact_AnyTextAroundASecret_NeverShowsIt() =>
        Gen.Select(Gen.String[Gen.Char["abc\"/ é"], 4, 12], Gen.String, Gen.String).Sample((secret, before, after) =>
            Assert.DoesNotContain(secret, new Redactor([secret]).Redact(before + secret + after), StringComparison.Ordinal));

    [Fact]
    public void Resolve_AnyTextWithItsOpeningsEscaped_IsTheText() =>
        Gen.String[Gen.Char["${}ab:"], 0, 20].Where(text => !text.Contains("$${", StringComparison.Ordinal)).Sample(text =>
            Assert.Equal(text, Resolve(text.Replace("${", "$${", StringComparison.Ordinal)).Value));

    private void WriteSecret(string name, string content)
    {
        string path = Path.Combine(_secrets.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
    }

    private (string? Value, List<string> Problems) Resolve(string text)
    {
        List<string> problems = [];
        return (Resolver().Resolve(text, problems.Add), problems);
    }

    private ReferenceResolver Resolver() => new(
        new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            ["TOKEN"] = "sesame",
            ["NESTED"] = "${env:TOKEN}",
            ["SHORT"] = "on",
            ["EMPTY"] = "",
            ["AWS_SECRET_ACCESS_KEY"] = "identity",
            ["PIPELINE_NODE"] = "identity",
        }.GetValueOrDefault,
        _secrets.FullName,
        new Dictionary<string, string> { ["date"] = "2026-01-02" });
}
