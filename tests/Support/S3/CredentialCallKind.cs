namespace Pipeline.Nodes.TestSupport.S3;

/// <summary>What is asked of a source of credentials.</summary>
public enum CredentialCallKind
{
    /// <summary>STS: a role for a web identity (IRSA).</summary>
    WebIdentity,

    /// <summary>STS: a role for other credentials.</summary>
    Role,

    /// <summary>The container's agent.</summary>
    Container,

    /// <summary>SSO: a role's credentials for a token.</summary>
    SsoRole,

    /// <summary>SSO: a new token for one that expires.</summary>
    SsoToken,

    /// <summary>The instance's metadata: a token to ask with.</summary>
    InstanceToken,

    /// <summary>The instance's metadata: the name of its role.</summary>
    InstanceRole,

    /// <summary>The instance's metadata: its role's credentials.</summary>
    Instance,

    /// <summary>Nothing that it knows.</summary>
    Unknown,
}
