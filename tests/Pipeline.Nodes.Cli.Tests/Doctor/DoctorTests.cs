using Pipeline.Nodes.TestSupport;

namespace Pipeline.Nodes.Cli.Tests.Doctor;

public sealed class DoctorTests
{
    [Fact]
    public async Task Doctor_OfAFolder_LeavesNothingBehind()
    {
        using Workplace workplace = new();
        workplace.With(Workplace.Config, Workplace.ShortFile);

        string transcript = await workplace.TranscriptAsync("doctor --store .")
            + await workplace.TranscriptAsync("doctor a7b3c9d2 --store . --json")
            + await workplace.TranscriptAsync("doctor 0123abcd --store .");

        Assert.DoesNotContain(Directory.GetFiles(workplace.Root, "*", SearchOption.AllDirectories), path => path.Contains("_doctor", StringComparison.Ordinal));
        Approval.Verify(transcript);
    }

    [Fact]
    public async Task BadInput_OfEachKind_IsExplained()
    {
        using Workplace workplace = new();
        (string, string)[] none =
        [
            ("AWS_EC2_METADATA_DISABLED", "true"),
            ("AWS_SHARED_CREDENTIALS_FILE", "/no/such/file"),
            ("AWS_CONFIG_FILE", "/no/such/file"),
        ];

        Approval.Verify(
            await workplace.TranscriptAsync("doctor --store nowhere")
            + await workplace.TranscriptAsync("doctor A7B3C9D2 --store .")
            + await workplace.TranscriptAsync("doctor", ("S3_ENDPOINT", "ftp://minio"), ("PIPELINE_BUCKET", "x"))
            + await workplace.TranscriptAsync("doctor", [("S3_ENDPOINT", "http://127.0.0.1:1"), .. none])
            + await workplace.TranscriptAsync("doctor", [("S3_ENDPOINT", "http://127.0.0.1:1"), ("AWS_ACCESS_KEY_ID", "test"), .. none]));
    }
}
