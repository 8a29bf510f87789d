namespace Pipeline.Nodes.Cli.Completion;

/// <summary>The scripts. Each asks the tool itself, by the parser's own directive: <c>pipeline [suggest:POSITION] LINE</c>.</summary>
internal static class CompletionScript
{
    private const string Bash = """
        _pipeline_complete() {
            local suggestions
            suggestions=$("${COMP_WORDS[0]}" "[suggest:${COMP_POINT}]" "${COMP_LINE}" 2>/dev/null)
            local IFS=$'\n'
            COMPREPLY=($(compgen -W "$suggestions" -- "${COMP_WORDS[COMP_CWORD]}"))
        }
        complete -o default -F _pipeline_complete pipeline

        """;

    private const string Zsh = """
        #compdef pipeline
        _pipeline() {
            local -a suggestions
            suggestions=("${(@f)$("${words[1]}" "[suggest:${#BUFFER}]" "${BUFFER}" 2>/dev/null)}")
            compadd -a suggestions
            _files
        }
        compdef _pipeline pipeline

        """;

    private const string Fish = """
        complete -c pipeline -a '(pipeline "[suggest:"(commandline -C)"]" (commandline -cp) 2>/dev/null)'

        """;

    /// <summary>The shells that there is a script for.</summary>
    public static IReadOnlyList<string> Shells { get; } = ["bash", "zsh", "fish"];

    /// <summary>The script of a shell; <see langword="null"/> where there is none.</summary>
    public static string? Of(string shell) => shell switch
    {
        "bash" => Bash,
        "zsh" => Zsh,
        "fish" => Fish,
        _ => null,
    };
}
