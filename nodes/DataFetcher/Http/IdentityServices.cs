using System.Collections.Frozen;
using System.Net;
using System.Net.Sockets;
using Pipeline.Nodes.DataFetcher.Failures;

namespace Pipeline.Nodes.DataFetcher.Http;

/// <summary>
/// The addresses at which a cloud hands a machine or a pod its own credentials. Nothing is fetched from them: whoever edits a config file
/// must not read the identity of the pod.
/// </summary>
internal static class IdentityServices
{
    private static readonly FrozenSet<IPAddress> Addresses = new[]
    {
        IPAddress.Parse("fd00:ec2::254"), // EC2
        IPAddress.Parse("fd00:ec2::23"), // EKS
        IPAddress.Parse("fd20:ce::254"), // Google
        IPAddress.Parse("100.100.100.200"), // Alibaba
        IPAddress.Parse("168.63.129.16"), // Azure's host
    }.ToFrozenSet();

    /// <summary>Whether an address is that of such a service: one of those listed, or any link-local one.</summary>
    public static bool Include(IPAddress address)
    {
        IPAddress plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return Addresses.Contains(plain) || plain.IsIPv6LinkLocal || IsIPv4LinkLocal(plain);
    }

    /// <summary>Whether the host of a URL is such an address itself, and no name that has to be looked up.</summary>
    public static bool AreNamedBy(Uri url) => IPAddress.TryParse(url.IdnHost, out IPAddress? address) && Include(address);

    /// <summary>Why nothing is fetched from a host.</summary>
    public static string Refusal(string host) => $"{host} is a link-local address or a cloud's identity service, from which nothing is fetched";

    /// <summary>The failure to report when a host has such an address.</summary>
    public static FetchException ToException(string host) => new(FetchFailure.Blocked, $"{Refusal(host)}. Use another data_url.");

    // 169.254.0.0/16, RFC 3927
    private static bool IsIPv4LinkLocal(IPAddress address) =>
        address.AddressFamily == AddressFamily.InterNetwork && address.GetAddressBytes() is [169, 254, _, _];
}
