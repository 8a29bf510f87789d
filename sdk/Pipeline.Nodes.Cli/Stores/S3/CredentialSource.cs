using Amazon.Runtime;
using Pipeline.Nodes.Cli.Host;
using Pipeline.Nodes.Errors;
using Pipeline.Nodes.Store.S3;

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
    /// <exception cref="AccessDeniedException">There are none, or their source refuses them.</exception>
    /// <exception cref="UnavailableException">Their source cannot be reached.</exception>
    public static async Task<CredentialSource> FindAsync(ToolHost host)
    {
        try
        {
            ImmutableCredentials credentials = await ChainedCredentials.Shared.GetCredentialsAsync();
            return new CredentialSource(Blotted(credentials.AccessKey), ChainedCredentials.Shared.Origin!.Words, credentials.UseToken);
        }
        catch (CredentialsException failure) when (ChainedCredentials.Shared.Origin is not null)
        {
            throw failure.ToNodeException("");
        }
        catch (CredentialsException failure)
        {
            string said = HalfSet(host) ?? S3Texts.FirstSentence(failure.InnerException!.Message);
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
}
