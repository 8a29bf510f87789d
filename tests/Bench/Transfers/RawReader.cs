using System.Net.Http.Headers;

namespace Pipeline.Nodes.Bench.Transfers;

/// <summary>Reads an object as fast as an HTTP client can, side by side in ranges, and drops every byte: what no download can pass.</summary>
internal static class RawReader
{
    private const int AtOnce = 4;
    private const long PartBytes = 8 * 1024 * 1024;

    /// <param name="address">A signed URL, whose fragment holds the size in bytes.</param>
    public static async Task DropAsync(Uri address)
    {
        long bytes = long.Parse(address.Fragment.TrimStart('#'));
        using var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = AtOnce });
        await Parallel.ForAsync(0, (bytes + PartBytes - 1) / PartBytes, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (part, token) =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.Range = new RangeHeaderValue(part * PartBytes, Math.Min(bytes, (part + 1) * PartBytes) - 1);
            using HttpResponseMessage response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, token);
            await using Stream body = await response.EnsureSuccessStatusCode().Content.ReadAsStreamAsync(token);
            byte[] buffer = new byte[256 * 1024];
            while (await body.ReadAsync(buffer, token) > 0)
            {
            }
        });
    }
}
