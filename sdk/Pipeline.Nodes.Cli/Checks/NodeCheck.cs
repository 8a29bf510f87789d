using System.Text.Json;
using Pipeline.Nodes.Cli.NodeTypes;
using Pipeline.Nodes.Config;
using Pipeline.Nodes.Errors;

namespace Pipeline.Nodes.Cli.Checks;

/// <summary>Lets the program of a node type check its sections: it alone knows the rules across their settings.</summary>
internal sealed class NodeCheck(ProblemCollector problems, TimeProvider time)
{
    /// <summary>Asks the program.</summary>
    /// <param name="program">The program of the sections' type.</param>
    /// <param name="content">The config file.</param>
    /// <param name="sections">The sections.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="UnavailableException">The container engine could not start it.</exception>
    /// <returns>Whether it answered; one that was made with an older SDK does not know the question.</returns>
    public async Task<bool> CheckAsync(NodeCommand program, ReadOnlyMemory<byte> content, IReadOnlyList<Section> sections, CancellationToken cancellationToken)
    {
        string[] question = ["--check", .. sections.Select(section => section.Name)];
        NodeAnswer answer = await new NodeQuestion(program, time).AskAsync(question, content, cancellationToken);
        if (EngineFault.Find(program, answer.ExitCode, answer.Complaint) is UnavailableException fault)
        {
            throw fault;
        }

        if (answer.ExitCode == (int)ExitCode.Software)
        {
            problems.Add(sections[0].Node, $"{program.Name} --check ended with exit code {answer.ExitCode}: {answer.Complaint}");
            return false;
        }

        return answer.ExitCode == 0 && TryAdd(answer.Text);
    }

    private bool TryAdd(string answer)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(answer);
            Problem[] found = [.. document.RootElement.EnumerateArray().Select(item => new Problem(
                item.GetProperty("text").GetString()!, item.GetProperty("pointer").GetString(), item.GetProperty("line").GetInt32()))];
            foreach (Problem problem in found)
            {
                problems.Add(problem.JsonPointer, problem.Line, problem.Text);
            }

            return true;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            // Another program of that name.
            return false;
        }
    }
}
