using System.CommandLine;
using Pipeline.Nodes.Cli.CommandLine;
using Pipeline.Nodes.Cli.Host;
using Pipeline.Nodes.Errors;

namespace Pipeline.Nodes.Cli.Completion;

/// <summary><c>pipeline completion</c>: a script with which a shell completes commands and options.</summary>
internal sealed class CompletionCommand : ToolCommand
{
    private readonly Argument<string> _shell = new("SHELL") { Description = $"{string.Join(", ", CompletionScript.Shells)}." };

    public CompletionCommand(ToolHost host)
        : base("completion", "Prints a script with which your shell completes commands and options.")
    {
        Add(_shell);
        _shell.CompletionSources.Add([.. CompletionScript.Shells]);
        SetAction(async parsed =>
        {
            string shell = parsed.GetRequiredValue(_shell);
            string script = CompletionScript.Of(shell)
                ?? throw new UsageException($"there is no script for the shell '{shell}'{NearestName.Hint(shell, CompletionScript.Shells, "Shells")}");
            await host.Output.WriteAsync(script);
            return 0;
        });
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("source <(pipeline completion bash)", "completes in this shell; put the line into ~/.bashrc for all"),
        new("pipeline completion zsh > ~/.zfunc/_pipeline", "for zsh, where ~/.zfunc is in $fpath"),
        new("pipeline completion fish > ~/.config/fish/completions/pipeline.fish", "for fish"),
    ];
}
