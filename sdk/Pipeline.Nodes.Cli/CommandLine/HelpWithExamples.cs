using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Pipeline.Nodes.Cli.CommandLine;

/// <summary><c>--help</c>: what the parser knows, then what a command wants to be known, then lines to type.</summary>
internal sealed class HelpWithExamples : SynchronousCommandLineAction
{
    private const int Width = 110;

    private static readonly HelpAction Standard = new() { MaxWidth = Width };

    public override int Invoke(ParseResult parseResult)
    {
        TextWriter output = parseResult.InvocationConfiguration.Output;
        Command command = parseResult.CommandResult.Command;
        output.Write(WithOptionalArguments(StandardOf(parseResult), command));
        if (command is ToolCommand known)
        {
            foreach (string note in known.Notes)
            {
                output.Write($"{note}\n\n");
            }
        }

        IReadOnlyList<Example> examples = command is ToolCommand own
            ? own.Examples
            : [.. CommandsOf(command).Select(each => each.Examples[0])];
        output.Write("Examples:\n");
        foreach (Example example in examples)
        {
            output.Write($"  {example.Line}\n      {example.Meaning}\n");
        }

        return 0;
    }

    private static string StandardOf(ParseResult parseResult)
    {
        TextWriter output = parseResult.InvocationConfiguration.Output;
        using StringWriter text = new();
        parseResult.InvocationConfiguration.Output = text;
        try
        {
            Standard.Invoke(parseResult);
        }
        finally
        {
            parseResult.InvocationConfiguration.Output = output;
        }

        return text.ToString();
    }

    // The list of commands has every argument in the same brackets, also one that may be left out.
    private static string WithOptionalArguments(string help, Command command) =>
        command.Subcommands
            .SelectMany(each => each.Arguments.Where(argument => argument.Arity.MinimumNumberOfValues == 0).Select(argument => (each.Name, Argument: argument.Name)))
            .Aggregate(help, (text, each) => text.Replace($"  {each.Name} <{each.Argument}>", $"  {each.Name} [{each.Argument}]", StringComparison.Ordinal));

    private static IEnumerable<ToolCommand> CommandsOf(Command command) =>
        command.Subcommands.SelectMany(each => each is ToolCommand known ? [known] : CommandsOf(each));
}
