using System.Net;
using System.Net.Sockets;
using Amazon.Runtime;
using Amazon.S3;

namespace Pipeline.Nodes.TestSupport.S3;

/// <summary>
/// A real S3 server: the one that <c>PIPELINE_TEST_S3_ENDPOINT</c> names, with the credentials in <c>AWS_*</c>, else a RADOS Gateway that is
/// started for these tests.
/// </summary>
public sealed class S3Server : IAsyncDisposable
{
    private const string EndpointVariable = "PIPELINE_TEST_S3_ENDPOINT";

    private readonly string? _folder;
    private int _buckets;

    private S3Server(Uri address, AWSCredentials credentials, string? folder)
    {
        _folder = folder;
        Address = address;
        Credentials = credentials;
        Client = new AmazonS3Client(credentials, new AmazonS3Config
        {
            ServiceURL = address.AbsoluteUri,
            ForcePathStyle = true,
            AuthenticationRegion = "us-east-1",
            RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
            ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
        });
    }

    /// <summary>Makes and inspects what tests need beside our store.</summary>
    public AmazonS3Client Client { get; }

    public Uri Address { get; }

    public AWSCredentials Credentials { get; }

    /// <summary>Whether it was started here: it knows the user <c>other</c>, and a RADOS Gateway's ways are known.</summary>
    public bool IsOwn => _folder is not null;

    /// <summary>The variables that let a program use it.</summary>
    public IReadOnlyList<(string Name, string Value)> Environment
    {
        get
        {
            ImmutableCredentials credentials = Credentials.GetCredentials();
            return
            [
                ("S3_ENDPOINT", Address.AbsoluteUri),
                ("AWS_ACCESS_KEY_ID", credentials.AccessKey),
                ("AWS_SECRET_ACCESS_KEY", credentials.SecretKey),
            ];
        }
    }

    /// <summary>Starts it, or finds the one that is named.</summary>
    /// <param name="sessions">Whether it knows keys that come with a token; it then tells less of what is wrong with a key.</param>
    /// <exception cref="InvalidOperationException">There is none; the text says how to get one.</exception>
    public static async Task<S3Server> StartAsync(bool sessions = false)
    {
        if (System.Environment.GetEnvironmentVariable(EndpointVariable) is { Length: > 0 } named)
        {
            return new S3Server(new Uri(named), new EnvironmentVariablesAWSCredentials(), folder: null);
        }

        string folder = Path.Combine(Path.GetTempPath(), $"pipeline-s3-{Guid.NewGuid():n}"[..24]);
        string address = await RunScriptAsync("start", folder, $"{FreePorts()}", sessions ? "true" : "false");
        return new S3Server(new Uri(address), new BasicAWSCredentials("test", "testsecret"), folder);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (_folder is not null)
        {
            await RunScriptAsync("stop", _folder);
        }
    }

    /// <summary>Makes a role that its user may assume, and that may do all in every bucket.</summary>
    public Task MakeRoleAsync(string name) => RunScriptAsync("role", _folder!, name);

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

    private static async Task<string> RunScriptAsync(params string[] arguments)
    {
        string script = Repository.PathOf("tests", "Support", "S3", "radosgw.sh");
        NodeResult end = await new NodeProgram("bash", script).AskAsync(arguments);
        return end.ExitCode == 0 ? end.Output.Trim() : throw new InvalidOperationException(
            $"There is no S3 server to test with: {script} ended with {end.ExitCode} ({end.Error.Trim()}). "
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
}
