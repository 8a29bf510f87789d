using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Pipeline.Nodes.Publishing;

namespace Pipeline.Nodes.Lifecycle;

/// <summary>
/// The files through which Kubernetes and Airflow hear how an attempt ended. They are written only where the orchestrator has made room for
/// them, and a failed write changes no exit code.
/// </summary>
/// <param name="terminationLog">The file that Kubernetes makes for the termination message.</param>
/// <param name="xcomFolder">The folder that Airflow's sidecar reads.</param>
internal sealed class OrchestratorFiles(string terminationLog, string xcomFolder)
{
    /// <summary>Kubernetes keeps this many bytes of a termination message.</summary>
    public const int TerminationMessageBytes = 4096;

    /// <summary>Airflow's sidecar and database take values below 32 KB.</summary>
    public const int XComBytes = 32 * 1024;

    private const int XComCounters = 100;
    private const int XComMessageCharacters = 4000;

    /// <summary>The places that Kubernetes and Airflow use.</summary>
    public static OrchestratorFiles Standard { get; } = new("/dev/termination-log", "/airflow/xcom");

    public void WriteTerminationMessage(string message, ILogger log)
    {
        if (!File.Exists(terminationLog))
        {
            return;
        }

        Guard(terminationLog, log, () => File.WriteAllBytes(terminationLog, Cut(message, TerminationMessageBytes)));
    }

    public void WriteXCom(XComValue value, ILogger log)
    {
        if (!Directory.Exists(xcomFolder))
        {
            return;
        }

        string target = Path.Combine(xcomFolder, "return.json");
        Guard(target, log, () =>
        {
            string temporary = target + ".tmp";
            File.WriteAllBytes(temporary, Shrink(value));
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(temporary, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
            }

            File.Move(temporary, target, overwrite: true);
        });
    }

    /// <summary>The first bytes of a text, cut between characters.</summary>
    internal static byte[] Cut(string text, int maximumBytes)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        int length = Math.Min(bytes.Length, maximumBytes);
        while (length < bytes.Length && (bytes[length] & 0xC0) == 0x80)
        {
            length--;
        }

        return bytes[..length];
    }

    /// <summary>The value as JSON below the limit: a message is cut and counters are left out as far as it must be.</summary>
    private static byte[] Shrink(XComValue value)
    {
        for (int part = 1; ; part *= 2)
        {
            int characters = Math.Min(value.Message.Length, XComMessageCharacters / part);
            int counters = XComCounters / part;
            XComValue small = value with { Message = value.Message[..characters], Counters = value.Counters?.Take(counters).ToDictionary() };
            byte[] json = JsonSerializer.SerializeToUtf8Bytes(small, ManifestJson.Default.XComValue);
            if (json.Length < XComBytes || characters + counters == 0)
            {
                return json;
            }
        }
    }

    private static void Guard(string path, ILogger log, Action write)
    {
        try
        {
            write();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            LifecycleLog.OrchestratorFileFailed(log, path, exception.Message);
        }
    }
}
