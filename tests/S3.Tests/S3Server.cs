using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Amazon.Runtime;
using Amazon.S3;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Pipeline.Nodes.EnvironmentVariables;
using Pipeline.Nodes.S3.Tests;
using Pipeline.Nodes.Store.S3;

[assembly: AssemblyFixture(typeof(S3Server))]

namespace Pipeline.Nodes.S3.Tests;

/// <summary>
/// A real S3 server for all tests: the one that <c>PIPELINE_TEST_S3_ENDPOINT</c> names, with the credentials in <c>AWS_*</c>, else a RADOS
/// Gateway that is started here.
/// </summary>
public sealed class S3Server : IAsyncLifetime
{
    private const string EndpointVariable = "PIPELINE_TEST_S3_ENDPOINT";

    private readonly List<S3Clients> _opened = [];
    private string? _folder;
    private int _buckets;

    /// <summary>Makes and inspects what tests need beside our store.</summary>
    public AmazonS3Client Client { get; private set; } = null!;

    internal S3Endpoint Endpoint { get; private set; } = null!;

    internal AWSCredentials Credentials { get; private set; } = null!;

    /// <summary>Whether it is the one started here, which knows the user <c>other</c> and honours no condition on completion.</summary>
    internal bool IsOwn => _folder is not null;

    public async ValueTask InitializeAsync()
    {
        if (Environment.GetEnvironmentVariable(EndpointVariable) is { Length: > 0 } named)
        {
            Endpoint = S3Endpoint.Of(new Uri(named), EnvironmentNames.S3Endpoint);
            Credentials = new EnvironmentVariablesAWSCredentials();
        }
        else
        {
            _folder = Path.Combine(Path.GetTempPath(), $"pipeline-s3-{Guid.NewGuid():n}"[..24]);
            Endpoint = S3Endpoint.Of(new Uri(await RunToolAsync("start", _folder, $"{FreePorts()}")), EnvironmentNames.S3Endpoint);
            Credentials = new BasicAWSCredentials("test", "testsecret");
        }

        Client = new AmazonS3Client(Credentials, new AmazonS3Config
        {
            ServiceURL = Endpoint.Address!.AbsoluteUri,
            ForcePathStyle = true,
            AuthenticationRegion = "us-east-1",
            RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
            ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
        });
    }

    public async ValueTask DisposeAsync()
    {
        foreach (S3Clients clients in _opened)
        {
            clients.Dispose();
        }

        Client?.Dispose();
        if (_folder is not null)
        {
            await RunToolAsync("stop", _folder);
        }
    }

    /// <summary>Makes an empty bucket.</summary>
    public async Task<string> MakeBucketAsync(bool versions = false)
    {
        string bucket = $"test-{Interlocked.Increment(ref _buckets)}-{Guid.NewGuid():n}"[..24];
        await Client.PutBucketAsync(bucket);
        if (versions)
        {
            await Client.PutBucketVersioningAsync(new() { BucketName = bucket, VersioningConfig = new() { Status = VersionStatus.Enabled } });
        }

        return bucket;
    }

    /// <summary>Opens a bucket as a node does, at this server or at another address, with these credentials or others.</summary>
    internal S3Store Open(string bucket, AWSCredentials? credentials = null, Uri? address = null, S3Patience? patience = null, ILogger? log = null)
    {
        S3Endpoint endpoint = address is null ? Endpoint : S3Endpoint.Of(address, EnvironmentNames.S3Endpoint);
        var clients = new S3Clients(new S3Connection
        {
            Endpoint = endpoint,
            Region = "us-east-1",
            Credentials = credentials ?? Credentials,
            Patience = patience ?? new S3Patience(),
        });
        lock (_opened)
        {
            _opened.Add(clients);
        }

        return new S3Store(clients, new S3Place(bucket, "PIPELINE_BUCKET", endpoint), TimeProvider.System, log ?? NullLogger.Instance);
    }

    private static async Task<string> RunToolAsync(params string[] arguments)
    {
        string script = Path.Combine(RepositoryFolder(), "tests", "tools", "radosgw.sh");
        using Process process = Process.Start(new ProcessStartInfo("bash", [script, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output.Trim() : throw new InvalidOperationException(
            $"There is no S3 server to test with: {script} ended with {process.ExitCode} ({(await errors).Trim()}). "
            + $"Install Debian's radosgw, ceph-mon and ceph-osd, or set {EndpointVariable}, AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY to a server's.");
    }

    private static int FreePorts()
    {
        while (true)
        {
            using var first = new TcpListener(IPAddress.Loopback, 0);
            first.Start();
            int port = ((IPEndPoint)first.LocalEndpoint).Port;
            try
            {
                using var second = new TcpListener(IPAddress.Loopback, port + 1);
                second.Start();
                return port;
            }
            catch (SocketException)
            {
                // The neighbour is taken: another pair.
            }
        }
    }

    private static string RepositoryFolder()
    {
        string folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Pipeline.Nodes.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException($"Pipeline.Nodes.sln is not above {AppContext.BaseDirectory}.");
        }

        return folder;
    }
}
