using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Pipeline.Nodes.Analyzers;

/// <summary>PN0007: <c>async void</c> in a node.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AsyncVoidAnalyzer : NodeAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rules.AsyncVoid];

    private protected override void Register(CompilationStartAnalysisContext context, KnownTypes known)
    {
        context.RegisterSymbolAction(
            symbol =>
            {
                var method = (IMethodSymbol)symbol.Symbol;
                if (IsAsyncVoid(method) && known.IsInNode(method))
                {
                    symbol.ReportDiagnostic(Diagnostic.Create(Rules.AsyncVoid, method.Locations[0], method.Name));
                }
            },
            SymbolKind.Method);
        context.RegisterOperationAction(
            operation => Analyze(operation, known, ((ILocalFunctionOperation)operation.Operation).Symbol), OperationKind.LocalFunction);
        context.RegisterOperationAction(
            operation => Analyze(operation, known, ((IAnonymousFunctionOperation)operation.Operation).Symbol), OperationKind.AnonymousFunction);
    }

    private static void Analyze(OperationAnalysisContext context, KnownTypes known, IMethodSymbol function)
    {
        if (IsAsyncVoid(function) && known.IsInNode(context.ContainingSymbol))
        {
            context.ReportDiagnostic(Diagnostic.Create(Rules.AsyncVoid, function.Locations[0], function.Name.Length == 0 ? "The lambda" : function.Name));
        }
    }

    private static bool IsAsyncVoid(IMethodSymbol method) => method is { IsAsync: true, ReturnsVoid: true };
}
