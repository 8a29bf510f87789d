using Amazon.Runtime;
using Amazon.Runtime.Credentials;
using Amazon.RuntimeDependencies;
using Amazon.SecurityToken;
using Amazon.SSO;
using Amazon.SSOOIDC;

namespace Pipeline.Nodes.Store.S3;

/// <summary>The credentials that the AWS SDK's own chain finds: found once and fetched once for all clients of the process, and again before they end.</summary>
/// <param name="find">Finds their source.</param>
internal sealed class ChainedCredentials(Func<AWSCredentials> find) : AWSCredentials
{
    // Less than a request may take, so that the source is blamed and not the bucket.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(25);

    private readonly Lock _lock = new();
    private AWSCredentials? _found;

    /// <summary>Those of this process.</summary>
    public static ChainedCredentials Shared { get; } = new(FindByChain);

    /// <summary>Where they come from, for people; null: they are not found yet.</summary>
    public CredentialOrigin? Origin => _found is null ? null : CredentialOrigin.Of(_found);

    /// <inheritdoc/>
    public override ImmutableCredentials GetCredentials() => GetCredentialsAsync().GetAwaiter().GetResult();

    /// <inheritdoc/>
    /// <exception cref="CredentialsException">There are none, or their source does not give them.</exception>
    public override async Task<ImmutableCredentials> GetCredentialsAsync()
    {
        try
        {
            // Every request asks, also without await: once their source is found, which mostly has them at hand, nobody waits for another thread to hand them over.
            Task<ImmutableCredentials> fetch = _found is { } found ? found.GetCredentialsAsync() : Task.Run(() => Find().GetCredentialsAsync());
            return await fetch.WaitAsync(Patience);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            throw CredentialsException.Of(exception, Origin);
        }
    }

    private AWSCredentials Find()
    {
        lock (_lock)
        {
            return _found ??= find();
        }
    }

    private static AWSCredentials FindByChain()
    {
        RegisterClients();
        return AssumedRole.InPlaceOf(DefaultAWSCredentialsIdentityResolver.GetCredentials());
    }

    // Compiled ahead of time, the AWS SDK cannot find these by name: web identity (IRSA) needs the first, SSO the others.
    private static void RegisterClients()
    {
        GlobalRuntimeDependencyRegistry registry = GlobalRuntimeDependencyRegistry.Instance;
        registry.RegisterSecurityTokenServiceClient(context => new AmazonSecurityTokenServiceClient(
            new AnonymousAWSCredentials(), context.SecurityTokenServiceClientContextData.Region));
        registry.RegisterSSOClient(context => new AmazonSSOClient(new AnonymousAWSCredentials(), context.SSOClientContextData.Region));
        registry.RegisterSSOOIDCClient(context => new AmazonSSOOIDCClient(new AnonymousAWSCredentials(), context.SSOOIDCClientContextData.Region));
    }
}
