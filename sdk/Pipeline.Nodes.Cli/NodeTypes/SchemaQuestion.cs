using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using Pipeline.Nodes.Errors;

namespace Pipeline.Nodes.Cli.NodeTypes;

/// <summary>Asks a node program for the schema of its section.</summary>
internal static class SchemaQuestion
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Runs the program with <c>--schema</c>.</summary>
    /// <param name="type">The type that the program is named after.</param>
    /// <param name="program">The program.</param>
    /// <param name="time">The clock that ends the waiting.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="UsageException">It is no node program, or one of another type.</exception>
    public static async Task<NodeTypeSchema> AskAsync(string type, NodeCommand program, TimeProvider time, CancellationToken cancellationToken)
    {
        string answer = await RunAsync(program, time, cancellationToken);
        try
        {
            NodeTypeSchema schema = NodeTypeSchema.Read(Encoding.UTF8.GetBytes(answer), $"what {program.Name} prints for --schema");
            return schema.Type.Name == type
                ? schema
                : throw new UsageException($"{program.Name} says that it is of type '{schema.Type.Name}'. Name the program like its type.");
        }
        catch (FormatException exception)
        {
            throw new UsageException($"{exception.Message} A node program prints the JSON Schema of its section.");
        }
    }

    private static async Task<string> RunAsync(NodeCommand program, TimeProvider time, CancellationToken cancellationToken)
    {
        ProcessStartInfo start = new(program.Program, [.. program.AskArguments, "--schema"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using CancellationTokenSource patience = new(Patience, time);
        using CancellationTokenSource end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        using Process process = Start(start);
        try
        {
            process.StandardInput.Close();
            Task<string> answer = process.StandardOutput.ReadToEndAsync(end.Token);
            Task<string> complaint = process.StandardError.ReadToEndAsync(end.Token);
            await Task.WhenAll(answer, complaint);
            await process.WaitForExitAsync(end.Token);
            return process.ExitCode == 0
                ? await answer
                : throw new UsageException($"{program.Name} --schema ended with exit code {process.ExitCode}: {(await complaint).Trim()}");
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            cancellationToken.ThrowIfCancellationRequested();
            throw new UsageException($"{program.Name} --schema did not answer within {Patience.TotalSeconds} s. Is it a node program?");
        }
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception exception)
        {
            throw new UsageException($"{start.FileName} could not be started: {exception.Message}");
        }
    }
}
