using Microsoft.CodeAnalysis.Diagnostics;

namespace Pipeline.Nodes.Analyzers;

/// <summary>An analyzer of code that references the SDK.</summary>
public abstract class NodeAnalyzer : DiagnosticAnalyzer
{
    private protected NodeAnalyzer()
    {
    }

    /// <inheritdoc/>
    public sealed override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            if (KnownTypes.Of(start.Compilation) is { } known)
            {
                Register(start, known);
            }
        });
    }

    private protected abstract void Register(CompilationStartAnalysisContext context, KnownTypes known);
}
