using System.Globalization;
using Pipeline.Nodes.Errors;
using Pipeline.Nodes.Store.S3;

namespace Pipeline.Nodes.Cli.Doctor;

/// <summary>Asks a server for its time: requests are signed with ours, and refused when it is far off.</summary>
internal static class ServerClock
{
    private const string WebPage = "text/html";

    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Refused = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly Uri Aws = new("https://s3.amazonaws.com");

    /// <summary>Compares the clocks.</summary>
    /// <exception cref="UnavailableException">Nobody answers.</exception>
    public static async Task<Finding> CompareAsync(S3Place place, TimeProvider time, CancellationToken cancellationToken)
    {
        S3Endpoint endpoint = place.Endpoint;
        using HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = Patience };
        using HttpRequestMessage request = new(HttpMethod.Head, endpoint.Address ?? Aws);
        HttpResponseMessage answer;
        try
        {
            answer = await http.SendAsync(request, cancellationToken);
        }
        catch (HttpRequestException failure)
        {
            throw S3Texts.Translate(failure, S3Action.List, place, "");
        }
        catch (TaskCanceledException failure) when (!cancellationToken.IsCancellationRequested)
        {
            throw new UnavailableException($"{endpoint} did not answer within {Patience.TotalSeconds:0} s. Look at the server and the network.", failure);
        }

        using (answer)
        {
            if (!endpoint.IsAws && answer.Content.Headers.ContentType?.MediaType == WebPage)
            {
                throw new UnavailableException(
                    $"a web page answers at {endpoint}, not S3. Correct S3_ENDPOINT: the address of the S3 interface, not of a console.");
            }

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
