using System.Globalization;
using System.Text;
using Pipeline.Nodes.TestSupport;
using Pipeline.Nodes.TestSupport.S3;

namespace Pipeline.Nodes.S3.Tests.Credentials;

/// <summary>Native programs find their credentials wherever AWS's own would, and ask once.</summary>
public sealed class CredentialSourceTests(SessionServer sessions)
{
    private const string Token = "identity-of-the-pod";
    private const string Bill = "BilledCost,BillingCurrency,ChargePeriodStart,ServiceName\n1.25,USD,2024-09-01T00:00:00Z,S3\n";
    private const string Arn = "arn:aws:iam::1:role/node";

    private static readonly NodeProgram Analyzer = NodeProgram.Published("cost-analyzer");

    public static TheoryData<CredentialSource, CredentialCall[]> Sources => new()
    {
        { CredentialSource.WebIdentity, [new(CredentialCallKind.WebIdentity, $"{Arn} {Token}")] },
        { CredentialSource.WebIdentityOfAProfile, [new(CredentialCallKind.WebIdentity, $"{Arn} {Token}")] },
        { CredentialSource.RoleOfAProfile, [new(CredentialCallKind.Role, $"{Arn} by source")] },
        { CredentialSource.RoleOfARole, [new(CredentialCallKind.Role, $"{Arn}-first by source"), new(CredentialCallKind.Role, $"{Arn} by {{session}}")] },
        {
            CredentialSource.RoleOfTheContainer,
            [new(CredentialCallKind.Container, "identity-of-the-container"), new(CredentialCallKind.Role, $"{Arn} by {{session}}")]
        },
        { CredentialSource.Container, [new(CredentialCallKind.Container, "identity-of-the-container")] },
        { CredentialSource.SsoSession, [new(CredentialCallKind.SsoRole, "1 node token-of-a-person")] },
        { CredentialSource.SsoWithoutSession, [new(CredentialCallKind.SsoRole, "1 node token-of-a-person")] },
        { CredentialSource.SsoTokenThatExpires, [new(CredentialCallKind.SsoToken, ""), new(CredentialCallKind.SsoRole, "1 node renewed-token")] },
        { CredentialSource.Process, [] },
        {
            CredentialSource.Instance,
            [
                new(CredentialCallKind.InstanceToken, ""),
                new(CredentialCallKind.InstanceRole, "instance-token"),
                new(CredentialCallKind.InstanceToken, ""),
                new(CredentialCallKind.Instance, "instance-token"),
            ]
        },
    };

    [Theory]
    [MemberData(nameof(Sources))]
    public async Task NativeNode_OnlySourceOfCredentials_PublishesAndAsksOnce(CredentialSource source, CredentialCall[] calls)
    {
        await using CredentialEndpoint endpoint = await CredentialEndpoint.StartAsync(sessions.Session);
        using var setting = new CredentialSetting(source, endpoint);
        using Bucket bucket = await MakeBucketAsync();

        NodeResult end = await Analyzer.RunAsync(bucket, setting.Variables);

        Assert.True(end.ExitCode == 0, $"{end.Text}\n{string.Join('\n', endpoint.Calls)}");
        Assert.Contains("processed/summary.json", bucket.Published());
        string session = endpoint.AccessKey;
        IEnumerable<CredentialCall> expected = calls.Select(call => call with { Detail = call.Detail.Replace("{session}", session, StringComparison.Ordinal) });

        // The AWS SDK renews an instance's credentials in the background as soon as it has them.
        Assert.Equal(expected, source == CredentialSource.Instance ? endpoint.Calls.Take(calls.Length) : endpoint.Calls);
    }

    [Fact]
    public async Task NativeNode_ManyInputsAtOnce_AsksForCredentialsOnce()
    {
        const int Bills = 60;
        await using CredentialEndpoint endpoint = await CredentialEndpoint.StartAsync(sessions.Session);
        await using FaultProxy proxy = await FaultProxy.StartAsync(sessions.Server.Address);
        using var setting = new CredentialSetting(CredentialSource.Container, endpoint);
        using Bucket bucket = await MakeBucketAsync();
        for (int number = 0; number < Bills; number++)
        {
            bucket.WithInput($"data/part-{number:00}.csv", Bill);
        }

        NodeResult end = await Analyzer.RunAsync(bucket, [.. setting.Variables, ("S3_ENDPOINT", proxy.Address.AbsoluteUri)]);

        Assert.True(end.ExitCode == 0, end.Text);
        Assert.True(proxy.Calls.Count > Bills, $"{proxy.Calls.Count} requests");
        Assert.Single(endpoint.Calls);
    }

    [Fact]
    public async Task NativeNode_SourceGivesNone_SaysWhichAndWhatToDo()
    {
        await using CredentialEndpoint endpoint = await CredentialEndpoint.StartAsync(sessions.Session);
        using Bucket bucket = await MakeBucketAsync();
        var transcript = new StringBuilder();
        foreach (CredentialSource source in (CredentialSource[])
            [CredentialSource.WebIdentity, CredentialSource.RoleOfAProfile, CredentialSource.Container, CredentialSource.SsoSession, CredentialSource.SsoTokenThatExpires, CredentialSource.Instance])
        {
            endpoint.Refusal = 403;
            using var refused = new CredentialSetting(source, endpoint);
            await WriteAsync($"{source}, refused", refused);
            endpoint.Refusal = null;
            using var unreachable = new CredentialSetting(source, endpoint, new Uri($"http://127.0.0.1:{LoopbackPort.Free()}"));
            await WriteAsync($"{source}, nobody there", unreachable);
        }

        foreach (CredentialSource source in (CredentialSource[])[CredentialSource.WebIdentity, CredentialSource.Container, CredentialSource.SsoSession, CredentialSource.Process])
        {
            using var withoutFile = new CredentialSetting(source, endpoint);
            File.Delete(withoutFile.TokenFile);
            await WriteAsync($"{source}, file missing", withoutFile);
        }

        Approval.Verify(transcript.ToString());

        async Task WriteAsync(string what, CredentialSetting setting)
        {
            NodeResult end = await Analyzer.RunAsync(bucket, setting.Variables);
            string text = end.Verdict.Replace(bucket.Name, "{bucket}", StringComparison.Ordinal);
            transcript.Append(CultureInfo.InvariantCulture, $"{what}: exit code {end.ExitCode}\n{setting.Scrub(text)}\n\n");
        }
    }

    private async Task<Bucket> MakeBucketAsync() => new S3Bucket(sessions.Server, await sessions.Server.MakeBucketAsync())
        .WithConfig("""{ "node_2": { "type": "cost-analyzer" } }""")
        .WithInput("data/bill.csv", Bill);
}
