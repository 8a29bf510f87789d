using Amazon.Runtime;
using Microsoft.Extensions.Configuration;
using Pipeline.Nodes.EnvironmentVariables;
using Pipeline.Nodes.Store;
using Pipeline.Nodes.Store.S3;

namespace Pipeline.Nodes.S3.Tests.Faults;

/// <summary>Opens buckets as a process does, but for how long it waits.</summary>
internal sealed class PatientStores(IConfiguration configuration, AWSCredentials credentials, S3Patience patience)
    : StoreFactory(configuration, TimeProvider.System)
{
    protected override S3Connection Connect(NodeEnvironment environment)
        => base.Connect(environment) with { Credentials = credentials, Patience = patience };
}
