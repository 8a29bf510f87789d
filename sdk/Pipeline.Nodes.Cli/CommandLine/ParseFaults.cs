using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Pipeline.Nodes.Errors;

namespace Pipeline.Nodes.Cli.CommandLine;

/// <summary>What is wrong with a command line, in words, with what was most likely meant.</summary>
internal static class ParseFaults
{
    /// <summary>Gives the text; <see langword="null"/> where nothing is wrong.</summary>
    public static string? Find(ParseResult parsed, string[] args)
    {
        // A line that is to be completed is not complete.
        if (parsed.Action is HelpWithExamples or VersionAction || IsDirective(parsed))
        {
            return null;
        }

        // The parser takes an option that it does not know for an argument, and then misses or finds too many of those.
        IReadOnlyList<string> faults = UnknownOptions(parsed, args);
        faults = faults.Count > 0 ? faults : UnknownCommand(parsed);
        faults = faults.Count > 0 ? faults : [.. parsed.Errors.Select(error => Sentence(error.Message, parsed)).Distinct()];
        if (faults.Count == 0)
        {
            return null;
        }

        Command command = parsed.CommandResult.Command;
        return string.Join('\n', faults.Select(fault => $"{PipelineTool.Name}: {fault}").Append($"See '{CommandPath.Of(command)} --help'."));
    }

    private static bool IsDirective(ParseResult parsed) =>
        parsed.RootCommandResult.Command is RootCommand root && root.Directives.Any(directive => parsed.GetResult(directive) is not null);

    private static List<string> UnknownOptions(ParseResult parsed, string[] args)
    {
        List<string> names = [];
        for (SymbolResult? result = parsed.CommandResult; result is CommandResult { Command: Command command }; result = result.Parent)
        {
            names.AddRange(command.Options
                .Where(option => !option.Hidden && (command == parsed.CommandResult.Command || option.Recursive))
                .Select(option => option.Name));
        }

        return
        [
            .. parsed.Tokens
                .TakeWhile(token => token.Type != TokenType.DoubleDash)
                // A negative number is a value, whatever it is worth.
                .Where(token => !double.TryParse(token.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out _))
                // What stands behind the '=' of a known option is its value.
                .Where(token => token.Type == TokenType.Argument && token.Value.Length > 1 && token.Value[0] == '-' && args.Contains(token.Value))
                .Select(token => token.Value.Split('=')[0])
                .Select(name => $"unknown option '{name}'{NearestName.Hint(name, names, "Options")}{(names.Count > 0 ? "" : ".")}"),
        ];
    }

    private static IReadOnlyList<string> UnknownCommand(ParseResult parsed)
    {
        Command command = parsed.CommandResult.Command;
        if (command.Subcommands.Count == 0)
        {
            return [];
        }

        string[] names = [.. command.Subcommands.Select(each => each.Name)];
        return parsed.UnmatchedTokens is [string name, ..]
            ? [$"unknown command '{name}'{NearestName.Hint(name, names, "Commands")}"]
            : parsed.Errors.Count > 0 ? [$"a command is missing. Commands: {string.Join(", ", names)}"] : [];
    }

    private static string Sentence(string message, ParseResult parsed)
    {
        Command command = parsed.CommandResult.Command;
        Argument? missing = command.Arguments.FirstOrDefault(
            argument => argument.Arity.MinimumNumberOfValues > 0 && parsed.GetResult(argument)?.Tokens.Count is null or 0);
        if (missing is not null)
        {
            return $"{missing.Name} is missing: {missing.Description}";
        }

        Option? absent = command.Options.FirstOrDefault(option => option.Required && parsed.GetResult(option) is null or { IdentifierToken: null });
        if (absent is not null)
        {
            return $"{absent.Name} is missing: {absent.Description}";
        }

        OptionResult? empty = parsed.CommandResult.Children.OfType<OptionResult>()
            .FirstOrDefault(option => option.Option.Arity.MinimumNumberOfValues > option.Tokens.Count);
        return empty is not null ? $"{empty.Option.Name} needs a value: {empty.Option.Name} {empty.Option.HelpName}"
            : parsed.UnmatchedTokens is [string extra, ..]
                ? $"unexpected argument '{extra}'; '{command.Name}' takes {command.Arguments.Count}."
            : message;
    }
}
