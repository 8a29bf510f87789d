using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Pipeline.Nodes.Diagnostics;
using Pipeline.Nodes.Errors;
using Pipeline.Nodes.Store;

namespace Pipeline.Nodes.Lifecycle;

/// <summary>The program of a node: answers questions about itself, or runs one attempt.</summary>
internal static class NodeProgram
{
    private static readonly string[] Options = ["--help", "--version", "--schema", "--explain", "--check"];

    public static async Task<int> RunAsync(NodeDescription description, string[] args)
    {
        if (args.Length == 0)
        {
            using IHost host = BuildHost(description, new StopSignals());
            return (int)await host.Services.GetRequiredService<NodeProcess>().RunAsync();
        }

        try
        {
            return (int)await AnswerAsync(description, args);
        }
        catch (NodeException exception)
        {
            StandardStreams.WriteError($"{description.Name}: {exception.Message}\n");
            return (int)exception.ExitCode;
        }
        catch (AuthorException exception)
        {
            StandardStreams.WriteError($"{description.Name}: {exception.Member}: {exception.Message}\n");
            return (int)ExitCode.Software;
        }
    }

    private static async Task<ExitCode> AnswerAsync(NodeDescription description, string[] args)
    {
        switch (args)
        {
            case ["--help" or "-h"]:
                StandardStreams.Write(NodeHelp.Write(description));
                return ExitCode.Ok;

            case ["--version"]:
                StandardStreams.Write(NodeHelp.WriteVersion(description));
                return ExitCode.Ok;

            case ["--schema"]:
                StandardStreams.Write(NodeHelp.WriteSchema(description));
                return ExitCode.Ok;

            case ["--check", _, ..]:
                using (Stream input = StandardStreams.OpenInput())
                using (MemoryStream file = new())
                {
                    await input.CopyToAsync(file);
                    StandardStreams.Write(SectionCheck.Answer(description, file.ToArray(), args[1..]));
                    return ExitCode.Ok;
                }

            case ["--explain"]:
                using (IHost host = BuildHost(description, StopSignals.OfNoProcess()))
                {
                    Explanation explanation = await host.Services.GetRequiredService<NodeExplainer>().ExplainAsync(CancellationToken.None);
                    StandardStreams.Write(explanation.Text);
                    StandardStreams.WriteError(explanation.Problem);
                    return explanation.ExitCode;
                }

            default:
                StandardStreams.WriteError(Misuse(description, args));
                return ExitCode.Usage;
        }
    }

    // The empty builder starts 40 ms earlier than the default one: no settings files, no file watchers, no console logger.
    private static IHost BuildHost(NodeDescription description, StopSignals signals)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(settings: null);
        builder.Configuration.AddEnvironmentVariables();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(description);
        builder.Services.AddSingleton(OrchestratorFiles.Standard);
        builder.Services.AddSingleton<IStoreFactory, StoreFactory>();
        builder.Services.AddSingleton(services => new LogOutput(
            new LogSink(StandardStreams.OpenOutput()), StandardStreams.OutputIsTerminal, services.GetRequiredService<TimeProvider>()));

        // Never disposed, as the container does with what it makes: a signal between the last line of the log and the end of the process
        // would kill it, and a committed attempt would end with 143.
        builder.Services.AddSingleton(signals);
        builder.Services.AddSingleton<NodeProcess>();
        builder.Services.AddSingleton<NodeExplainer>();
        return builder.Build();
    }

    private static string Misuse(NodeDescription description, string[] args)
    {
        if (args is ["--check"])
        {
            return $"{description.Name}: --check wants the names of sections, and the config file on standard input: {description.Name} --check node_1 < config.json\n";
        }

        string found = string.Join(' ', args);
        string hint = NearestName.Suggestion(args[0], Options) is { } near ? $" Did you mean {near}?" : "";
        return $"{description.Name}: unknown arguments '{found}'. A node takes its settings from the environment and the config file; "
            + $"the options are {string.Join(", ", Options)}, one at a time.{hint}\n";
    }
}
