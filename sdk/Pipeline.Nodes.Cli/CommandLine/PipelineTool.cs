using System.CommandLine;
using System.CommandLine.Help;
using Pipeline.Nodes.Cli.Completion;
using Pipeline.Nodes.Cli.Configs;
using Pipeline.Nodes.Cli.Configs.Versions;
using Pipeline.Nodes.Cli.Dags;
using Pipeline.Nodes.Cli.Doctor;
using Pipeline.Nodes.Cli.Host;
using Pipeline.Nodes.Cli.Keys;
using Pipeline.Nodes.Cli.Permissions;
using Pipeline.Nodes.Cli.Results;
using Pipeline.Nodes.Cli.Run;
using Pipeline.Nodes.Cli.Status;
using Pipeline.Nodes.Cli.Triggers;
using Pipeline.Nodes.Cli.Verification;
using Pipeline.Nodes.Errors;

namespace Pipeline.Nodes.Cli.CommandLine;

/// <summary>The tool as a whole: its commands, and how it ends.</summary>
internal static class PipelineTool
{
    /// <summary>The name that a person types.</summary>
    public const string Name = "pipeline";

    /// <summary>Runs one command.</summary>
    /// <returns>The exit code: one of <see cref="ExitCode"/>, or that of the node that failed.</returns>
    public static async Task<int> RunAsync(string[] args, ToolHost host)
    {
        RootCommand root = CreateRoot(host);
        ParseResult parsed = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (ParseFaults.Find(parsed, args) is string fault)
        {
            await host.Error.WriteLineAsync(fault);
            return (int)ExitCode.Usage;
        }

        // The commands hear signals themselves: a running node must hear of them.
        InvocationConfiguration invocation = new()
        {
            Output = host.Output,
            Error = host.Error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
        };
        try
        {
            return await parsed.InvokeAsync(invocation);
        }
        catch (NodeException expected)
        {
            if (parsed.CommandResult.Command is ReportCommand reporting && reporting.WantsJson(parsed))
            {
                await host.Output.WriteAsync(ReportJson.Write(FailureReport.Of(expected), ReportJson.All.FailureReport));
            }

            await host.Error.WriteLineAsync(FailureText.Of(expected, (parsed.CommandResult.Command as ToolCommand)?.Undone ?? ""));
            return (int)expected.ExitCode;
        }
        catch (IOException refused)
        {
            await host.Error.WriteLineAsync($"{Name}: {LocalDisk.Translate(refused, "read or write a file or stream").Message}");
            return (int)ExitCode.InputOutput;
        }
        catch (OperationCanceledException)
        {
            await host.Error.WriteLineAsync($"{Name}: stopped by a signal.");
            return (int)ExitCode.Terminated;
        }
        catch (Exception bug)
        {
            await host.Error.WriteLineAsync($"{Name}: {bug.Message} This is a bug of the tool.\n{bug}");
            return (int)ExitCode.Software;
        }
    }

    private static RootCommand CreateRoot(ToolHost host)
    {
        RootCommand root = new("Makes, runs and looks after pipelines that a JSON file configures.")
        {
            new RunCommand(host),
            new CommandGroup("key", "Makes DAG keys.", new KeyNewCommand(host)),
            new CommandGroup(
                "config",
                "Writes, checks and uploads config files.",
                new ConfigNewCommand(host),
                new ConfigValidateCommand(host),
                new ConfigSchemaCommand(host),
                new ConfigPushCommand(host),
                new ConfigPullCommand(host),
                new ConfigDiffCommand(host),
                new ConfigHistoryCommand(host)),
            new DagCommand(host),
            new TriggerCommand(host),
            new StatusCommand(host),
            new VerifyCommand(host),
            new DoctorCommand(host),
            new IamPolicyCommand(host),
            new CompletionCommand(host),
        };
        foreach (Option option in root.Options)
        {
            switch (option)
            {
                case HelpOption help:
                    help.Description = "Shows what there is to type, with examples.";
                    help.Action = new HelpWithExamples();
                    break;
                case VersionOption version:
                    version.Description = "Shows the versions of the tool and of the SDK.";
                    version.Action = new VersionAction();
                    break;
                default:
                    break;
            }
        }

        return root;
    }
}
