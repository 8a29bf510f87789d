using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Pipeline.Nodes.Analyzers;

/// <summary>PN0006: an output with a name that leads elsewhere, or a file that is written where nobody publishes it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class OutputAnalyzer : NodeAnalyzer
{
    private const string NotPublished = "is not published, and goes with the pod. Write to the path that run.Output(\"name\") gives.";

    private static readonly ImmutableHashSet<string> Writers = ImmutableHashSet.Create(
        "WriteAllText", "WriteAllTextAsync", "WriteAllLines", "WriteAllLinesAsync", "WriteAllBytes", "WriteAllBytesAsync", "AppendAllText", "AppendAllTextAsync",
        "AppendAllLines", "AppendAllLinesAsync", "AppendText", "Create", "CreateText", "OpenWrite");

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rules.OutsideOutput];

    private protected override void Register(CompilationStartAnalysisContext context, KnownTypes known)
    {
        context.RegisterOperationAction(operation => AnalyzeCall(operation, known), OperationKind.Invocation);
        context.RegisterOperationAction(operation => AnalyzeCreation(operation, known), OperationKind.ObjectCreation);
    }

    private static void AnalyzeCall(OperationAnalysisContext context, KnownTypes known)
    {
        var call = (IInvocationOperation)context.Operation;
        IMethodSymbol method = call.TargetMethod;
        if (method.Name is "Output" or "CreateOutputAsync" && SymbolEqualityComparer.Default.Equals(method.ContainingType, known.Run))
        {
            Report(context, call.Arguments, "name", ProblemOfName);
        }
        else if (known.IsInNode(context.ContainingSymbol) && method.ContainingType.ToDisplayString() == "System.IO.File")
        {
            string? parameter = Writers.Contains(method.Name) ? "path" : method.Name is "Copy" or "Move" ? "destFileName" : null;
            Report(context, call.Arguments, parameter, _ => NotPublished);
        }
    }

    private static void AnalyzeCreation(OperationAnalysisContext context, KnownTypes known)
    {
        var creation = (IObjectCreationOperation)context.Operation;
        if (known.IsInNode(context.ContainingSymbol) && creation.Type?.ToDisplayString() == "System.IO.StreamWriter")
        {
            Report(context, creation.Arguments, "path", _ => NotPublished);
        }
    }

    private static void Report(OperationAnalysisContext context, ImmutableArray<IArgumentOperation> arguments, string? parameter, Func<string, string?> problemOf)
    {
        foreach (IArgumentOperation argument in arguments)
        {
            if (argument.Parameter?.Name == parameter
                && argument.Value.ConstantValue is { HasValue: true, Value: string text }
                && problemOf(text) is { } problem)
            {
                context.ReportDiagnostic(Diagnostic.Create(Rules.OutsideOutput, argument.Syntax.GetLocation(), text, problem));
            }
        }
    }

    // The constant part of what the host checks when the node runs.
    private static string? ProblemOfName(string name)
        => name.Length == 0 ? "is no name of an output"
        : name[0] == '/' || name[name.Length - 1] == '/' || name.IndexOf('\\') >= 0 || name.Split('/').Any(part => part is "" or "." or "..")
            ? "leads out of the output folder, or is no path below it: names have '/' between folders, and no empty part, '.' or '..'"
        : name == "_manifest.json" ? "is the manifest's own name"
        : null;
}
