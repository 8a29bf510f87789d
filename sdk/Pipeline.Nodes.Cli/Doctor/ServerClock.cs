using System.Globalization;
using Pipeline.Nodes.Errors;
using Pipeline.Nodes.Store.S3;

namespace Pipeline.Nodes.Cli.Doctor;

/// <summary>Asks a server for its time: requests are signed with ours, and refused when it is far off.</summary>
internal static class ServerClock
{
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Refused = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly Uri Aws = new("https://s3.amazonaws.com");

    /// <summary>Compares the clocks.</summary>
    /// <exception cref="UnavailableException">Nobody answers.</exception>
    public static async Task<Finding> CompareAsync(S3Endpoint endpoint, TimeProvider time, CancellationToken cancellationToken)
    {
        using HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = Patience };
        using HttpRequestMessage request = new(HttpMethod.Head, endpoint.Address ?? Aws);
        HttpResponseMessage answer;
        try
        {
            answer = await http.SendAsync(request, cancellationToken);
        }
        catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            throw new UnavailableException($"{endpoint} cannot be reached: {failure.Message.TrimEnd('.')}. Correct S3_ENDPOINT, or start the server.", failure);
        }

        using (answer)
        {
            if (answer.Headers.Date is not DateTimeOffset theirs)
            {
                return new Finding("clock", Finding.Doubtful, $"{endpoint} answers without its time");
            }

            // The header has whole seconds.
            TimeSpan off = time.GetUtcNow() - theirs;
            string words = off.Duration() < TimeSpan.FromSeconds(2)
                ? "is the server's"
                : string.Create(CultureInfo.InvariantCulture, $"is {off.Duration().TotalSeconds:0} s {(off > TimeSpan.Zero ? "ahead of" : "behind")} the server's");
            return off.Duration() > Refused ? new Finding("clock", Finding.Wrong, $"{words}: requests are refused. Set this machine's clock (NTP).", (int)ExitCode.Denied)
                : new Finding("clock", off.Duration() > Tolerance ? Finding.Doubtful : Finding.Fine, words);
        }
    }
}
