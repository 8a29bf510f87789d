using Pipeline.Nodes.TestSupport;

namespace Pipeline.Nodes.Cli.Tests.Permissions;

public sealed class IamPolicyTests
{
    [Fact]
    public async Task Policy_OfTheSample_IsTheLeast()
    {
        using Workplace workplace = new();

        Approval.Verify(
            (await workplace.CallAsync(Programs.Tool, $"iam-policy {Repository.PathOf("samples", "cost-analysis", Workplace.Config)}")).Output, extension: "json");
    }

    [Fact]
    public async Task Policy_NamesThatHaveAMeaningInPolicies_AreEscaped()
    {
        using Workplace workplace = new();
        workplace.With(Workplace.Config, """
            {
              "a": { "type": "data-fetcher", "data_url": "in/*?.csv", "output_dir": "a" },
              "b": { "type": "data-fetcher", "data_url": "in/${run:month}/bill.csv", "output_dir": "b" },
              "s3": { "bucket": "results-bucket", "prefix": "team/costs" }
            }
            """);

        Approval.Verify(
            await workplace.TranscriptAsync($"iam-policy {Workplace.Config} --bucket config-bucket --partition aws-cn")
            + await workplace.TranscriptAsync($"iam-policy {Workplace.Config} --partition azure")
            + await workplace.TranscriptAsync($"iam-policy {Workplace.Config} --bucket x/y"));
    }

    [Fact]
    public async Task Policy_KeyEndsWithAStar_IsThatKeyAlone()
    {
        using Workplace workplace = new();
        workplace.With(Workplace.Config, """{ "a": { "type": "data-fetcher", "data_url": "in/all*" } }""");

        Assert.Contains("/in/all${*}\"", (await workplace.CallAsync(Programs.Tool, $"iam-policy {Workplace.Config}")).Output, StringComparison.Ordinal);
    }
}
