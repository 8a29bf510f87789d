using Amazon.Runtime;
using Amazon.Runtime.Credentials;
using Pipeline.Nodes.Cli.Host;
using Pipeline.Nodes.Errors;

namespace Pipeline.Nodes.Cli.Stores.S3;

/// <summary>Which credentials the AWS SDK finds, and where they came from.</summary>
/// <param name="AccessKeyId">The access key, but for its last four letters blotted out.</param>
/// <param name="Source">Where they came from, in words.</param>
/// <param name="IsTemporary">Whether they come with a session token, and end.</param>
internal sealed record CredentialSource(string AccessKeyId, string Source, bool IsTemporary)
{
    private const int ShownLetters = 4;
    private const string KeyId = "AWS_ACCESS_KEY_ID";
    private const string Secret = "AWS_SECRET_ACCESS_KEY";

    /// <summary>Asks the AWS SDK's chain.</summary>
    /// <param name="host">Holds the variables.</param>
    /// <exception cref="AccessDeniedException">There are none.</exception>
    public static async Task<CredentialSource> FindAsync(ToolHost host)
    {
        try
        {
            AWSCredentials found = DefaultAWSCredentialsIdentityResolver.GetCredentials();
            ImmutableCredentials credentials = await found.GetCredentialsAsync();
            return new CredentialSource(Blotted(credentials.AccessKey), WordsOf(found), credentials.UseToken);
        }
        catch (AmazonServiceException failure)
        {
            throw new AccessDeniedException($"the credentials could not be had: {failure.Message}. Correct the role, the profile or the service account.", failure);
        }
        catch (AmazonClientException failure)
        {
            string said = HalfSet(host) ?? failure.Message.ReplaceLineEndings(" ").Split(". ")[0].TrimEnd('.');
            throw new AccessDeniedException($"there are none ({said}). Set {KeyId} and {Secret}, a profile (AWS_PROFILE), or give this machine a role.", failure);
        }
    }

    private static string? HalfSet(ToolHost host) => (host.Variable(KeyId), host.Variable(Secret)) switch
    {
        (not null, null) => $"{KeyId} is set, and {Secret} is not",
        (null, not null) => $"{Secret} is set, and {KeyId} is not",
        _ => null,
    };

    private static string Blotted(string key) => key.Length <= ShownLetters ? key : $"…{key[^ShownLetters..]}";

    private static string WordsOf(AWSCredentials credentials) => credentials switch
    {
        EnvironmentVariablesAWSCredentials => "the variables AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY",
        AssumeRoleWithWebIdentityCredentials => "a web identity (service account, IRSA)",
        GenericContainerCredentials => "the container (ECS, EKS Pod Identity)",
        SSOAWSCredentials => "SSO",
        AssumeRoleAWSCredentials => "a role that the profile assumes",
        ProcessAWSCredentials => "the process that the profile names",
        _ when credentials.GetType().Name.Contains("InstanceProfile", StringComparison.Ordinal) => "the machine's role",
        _ => "the AWS profile",
    };
}
