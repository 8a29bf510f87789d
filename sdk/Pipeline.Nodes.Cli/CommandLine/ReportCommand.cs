using System.CommandLine;
using System.Text.Json.Serialization.Metadata;
using Pipeline.Nodes.Cli.Host;
using Pipeline.Nodes.Cli.Results;

namespace Pipeline.Nodes.Cli.CommandLine;

/// <summary>A command whose result is text for a person or, with <c>--json</c>, one document for a program; also where it fails.</summary>
internal abstract class ReportCommand : ToolCommand
{
    private readonly Option<bool> _json = new("--json") { Description = "Print one JSON document on standard output, and nothing else." };

    protected ReportCommand(ToolHost host, string name, string description)
        : base(name, description) => Host = host;

    /// <summary>What surrounds the tool.</summary>
    protected ToolHost Host { get; }

    /// <summary>Whether the caller wants JSON.</summary>
    public bool WantsJson(ParseResult parsed) => parsed.GetValue(_json);

    /// <summary>Adds arguments and options, <c>--json</c> after them.</summary>
    protected void AddAll(params ReadOnlySpan<Symbol> symbols)
    {
        foreach (Symbol symbol in symbols)
        {
            if (symbol is Argument argument)
            {
                Add(argument);
            }
            else
            {
                Add((Option)symbol);
            }
        }

        Add(_json);
    }

    /// <summary>Writes the result.</summary>
    /// <param name="parsed">Says which form is wanted.</param>
    /// <param name="report">The document.</param>
    /// <param name="json">How it is written.</param>
    /// <param name="text">The same for a person, with a line end.</param>
    protected async Task WriteAsync<T>(ParseResult parsed, T report, JsonTypeInfo<T> json, Func<string> text)
    {
        await Host.Output.WriteAsync(WantsJson(parsed) ? ReportJson.Write(report, json) : text());
        await Host.Output.FlushAsync();
    }

    /// <summary>An option that takes a text.</summary>
    protected static Option<string?> Text(string name, string valueName, string description) =>
        new(name) { HelpName = valueName, Description = description };

    /// <summary>An option that is there or not.</summary>
    protected static Option<bool> Switch(string name, string description) => new(name) { Description = description };
}
