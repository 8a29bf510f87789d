namespace Pipeline.Nodes.S3.Tests.Credentials;

/// <summary>Where a program finds its credentials.</summary>
public enum CredentialSource
{
    WebIdentity,
    WebIdentityOfAProfile,
    RoleOfAProfile,
    RoleOfARole,
    RoleOfTheContainer,
    Container,
    SsoSession,
    SsoWithoutSession,
    SsoTokenThatExpires,
    Process,
    Instance,
}
