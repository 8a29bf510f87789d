using System.ComponentModel;
using System.Diagnostics;
using Pipeline.Nodes.Errors;

namespace Pipeline.Nodes.Cli.NodeTypes;

/// <summary>Asks a node program about itself.</summary>
/// <param name="program">The program.</param>
/// <param name="time">The clock that ends the waiting.</param>
internal sealed class NodeQuestion(NodeCommand program, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Runs the program to its end.</summary>
    /// <param name="arguments">The question: <c>--schema</c>.</param>
    /// <param name="input">What it reads.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="UsageException">It cannot be started, or does not answer.</exception>
    public async Task<NodeAnswer> AskAsync(string[] arguments, ReadOnlyMemory<byte> input, CancellationToken cancellationToken)
    {
        ProcessStartInfo start = new(program.Program, [.. program.AskArguments, .. arguments])
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
            Task<string> answer = process.StandardOutput.ReadToEndAsync(end.Token);
            Task<string> complaint = process.StandardError.ReadToEndAsync(end.Token);
            await WriteAsync(process, input, end.Token);
            await Task.WhenAll(answer, complaint);
            await process.WaitForExitAsync(end.Token);
            return new NodeAnswer(process.ExitCode, await answer, (await complaint).Trim());
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            cancellationToken.ThrowIfCancellationRequested();
            throw new UsageException($"{program.Name} {arguments[0]} did not answer within {Patience.TotalSeconds} s. {(program.Image is null ? "Is it a node program?" : $"Pull it first with: docker pull {program.Image}")}");
        }
    }

    private static async Task WriteAsync(Process process, ReadOnlyMemory<byte> input, CancellationToken cancellationToken)
    {
        try
        {
            await process.StandardInput.BaseStream.WriteAsync(input, cancellationToken);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It did not care to read all of it; its exit code says why.
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
