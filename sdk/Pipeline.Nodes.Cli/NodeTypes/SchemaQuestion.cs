using System.Text;
using Pipeline.Nodes.Errors;

namespace Pipeline.Nodes.Cli.NodeTypes;

/// <summary>Asks a node program for the schema of its section.</summary>
internal static class SchemaQuestion
{
    /// <summary>Runs the program with <c>--schema</c>.</summary>
    /// <param name="type">The type that the program is named after.</param>
    /// <param name="program">The program.</param>
    /// <param name="time">The clock that ends the waiting.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="UsageException">It is no node program, or one of another type.</exception>
    /// <exception cref="UnavailableException">The container engine could not start it.</exception>
    public static async Task<NodeTypeSchema> AskAsync(string type, NodeCommand program, TimeProvider time, CancellationToken cancellationToken)
    {
        NodeAnswer answer = await new NodeQuestion(program, time).AskAsync(["--schema"], input: default, cancellationToken);
        if (answer.ExitCode != 0)
        {
            throw EngineFault.Find(program, answer.ExitCode, answer.Complaint) ?? (NodeException)new UsageException($"{program.Name} --schema ended with exit code {answer.ExitCode}: {answer.Complaint}");
        }

        try
        {
            NodeTypeSchema schema = NodeTypeSchema.Read(Encoding.UTF8.GetBytes(answer.Text), $"what {program.Name} prints for --schema");
            return schema.Type.Name == type
                ? schema
                : throw new UsageException($"{program.Name} says that it is of type '{schema.Type.Name}'. Name the program like its type.");
        }
        catch (FormatException exception)
        {
            throw new UsageException($"{exception.Message} A node program prints the JSON Schema of its section.");
        }
    }
}
