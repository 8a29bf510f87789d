using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Pipeline.Nodes.Analyzers;

/// <summary>PN0003: a node uses the console, the environment or the end of the process, which are the host's.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ProcessStateAnalyzer : NodeAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rules.ProcessState];

    private protected override void Register(CompilationStartAnalysisContext context, KnownTypes known)
    {
        context.RegisterOperationAction(
            operation => Analyze(operation, known, ((IInvocationOperation)operation.Operation).TargetMethod), OperationKind.Invocation);
        context.RegisterOperationAction(
            operation => Analyze(operation, known, ((IPropertyReferenceOperation)operation.Operation).Property), OperationKind.PropertyReference);
    }

    private static void Analyze(OperationAnalysisContext context, KnownTypes known, ISymbol member)
    {
        if (member.IsStatic && known.IsInNode(context.ContainingSymbol) && AdviceFor(member) is { } advice)
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Rules.ProcessState, context.Operation.Syntax.GetLocation(), $"{member.ContainingType.Name}.{member.Name}", advice));
        }
    }

    private static string? AdviceFor(ISymbol member) => (member.ContainingType.ToDisplayString(), member.Name) switch
    {
        ("System.Console", _) => "it goes past the log and its secrets are not blotted out. Use run.Logger.",
        ("System.Environment", "Exit" or "FailFast") => "nothing is published or cleaned up. Return, or throw a NodeException that carries the exit code.",
        ("System.Environment", "GetEnvironmentVariable" or "GetEnvironmentVariables") => "a test cannot set it and --help does not name it. Make it a setting; a config file refers to a variable by ${env:NAME}.",
        _ => null,
    };
}
