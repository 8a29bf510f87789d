using Amazon.Runtime;

namespace Pipeline.Nodes.Store.S3;

/// <summary>Where credentials come from, as texts name it.</summary>
/// <param name="Words">The source.</param>
/// <param name="Advice">What to do where it gives none.</param>
internal sealed record CredentialOrigin(string Words, string Advice)
{
    /// <summary>Names the source of credentials that were found.</summary>
    public static CredentialOrigin Of(AWSCredentials found) => found switch
    {
        EnvironmentVariablesAWSCredentials => new(
            "the variables AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY", "Correct them"),
        AssumeRoleWithWebIdentityCredentials identity => new(
            $"the web identity (service account, IRSA) of {identity.RoleArn}",
            $"Look at the token in {identity.WebIdentityTokenFile}, the role's name (AWS_ROLE_ARN) and whom its trust policy lets in; the way to STS (AWS_REGION, AWS_ENDPOINT_URL_STS) if nobody answers"),
        GenericContainerCredentials => new(
            "the container (ECS, EKS Pod Identity)",
            "Look at AWS_CONTAINER_CREDENTIALS_FULL_URI, the token in AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE, and the role of the task or the pod identity association"),
        SSOAWSCredentials sso => new(
            $"SSO ({sso.Options.SessionName ?? sso.StartUrl}, role {sso.RoleName})",
            "Sign in again with 'aws sso login'; correct the role or the account in the profile if it stays so"),
        AssumedRole role => new(
            $"the role {role.Arn} that the profile assumes",
            "Look at whom its trust policy lets in, and at the source in the profile (source_profile, credential_source)"),
        ProcessAWSCredentials => new(
            "the process that the profile names", "Run the profile's credential_process by hand, and correct it"),
        _ when found.GetType().Name.Contains("InstanceProfile", StringComparison.Ordinal) => new(
            "the machine's role", "Give the machine a role, or let the container reach its metadata"),
        _ => new("the AWS profile", "Correct the profile (AWS_PROFILE)"),
    };
}
