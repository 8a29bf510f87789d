using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Pipeline.Nodes.Analyzers;

/// <summary>PN0001 and PN0002: the cancellation token of a node is ignored in a loop, or not passed on.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CancellationAnalyzer : NodeAnalyzer
{
    /// <summary>The property of a diagnostic that holds the argument to add.</summary>
    internal const string Argument = nameof(Argument);

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rules.LoopIgnoresToken, Rules.TokenNotPassed];

    private protected override void Register(CompilationStartAnalysisContext context, KnownTypes known)
    {
        context.RegisterOperationAction(operation => AnalyzeLoop(operation, known), OperationKind.Loop);
        context.RegisterOperationAction(operation => AnalyzeCall(operation, known), OperationKind.Invocation);
    }

    private static void AnalyzeLoop(OperationAnalysisContext context, KnownTypes known)
    {
        var loop = (ILoopOperation)context.Operation;
        if (known.TokenOf(context.ContainingSymbol) is { } token
            && MayTakeLong(loop)
            && !loop.Descendants().Any(operation => !operation.IsImplicit && known.IsToken(operation.Type)))
        {
            context.ReportDiagnostic(Diagnostic.Create(Rules.LoopIgnoresToken, loop.Syntax.GetFirstToken().GetLocation(), token.Name));
        }
    }

    // One that waits, reads in its condition, or goes through a sequence that is made as it goes. One over a list of settings is short.
    private static bool MayTakeLong(ILoopOperation loop) => loop switch
    {
        IForEachLoopOperation { IsAsynchronous: true } => true,
        IForEachLoopOperation { Collection: { } collection } when IsMadeAsItGoes(collection) => true,
        IWhileLoopOperation { Condition: { } condition } when condition.DescendantsAndSelf().Any(operation => operation is IInvocationOperation) => true,
        _ => loop.Body.Descendants().Any(operation => operation is IAwaitOperation),
    };

    // What a method gives as a bare sequence, also through LINQ; LINQ over what is there already is short.
    private static bool IsMadeAsItGoes(IOperation sequence)
    {
        while (true)
        {
            switch (sequence)
            {
                case IConversionOperation conversion:
                    sequence = conversion.Operand;
                    break;
                case IInvocationOperation { TargetMethod.ContainingType: { Name: "Enumerable", ContainingNamespace.Name: "Linq" }, Arguments.Length: > 0 } call:
                    sequence = call.Arguments[0].Value;
                    break;
                default:
                    return sequence is IInvocationOperation { Type.OriginalDefinition.SpecialType: SpecialType.System_Collections_Generic_IEnumerable_T };
            }
        }
    }

    private static void AnalyzeCall(OperationAnalysisContext context, KnownTypes known)
    {
        var call = (IInvocationOperation)context.Operation;
        if (known.TokenOf(context.ContainingSymbol) is not { } token
            || call.Arguments.Any(argument => argument.ArgumentKind == ArgumentKind.Explicit && known.IsToken(argument.Parameter?.Type))
            || ArgumentFor(call, token.Name, known) is not { } argument)
        {
            return;
        }

        context.ReportDiagnostic(Diagnostic.Create(
            Rules.TokenNotPassed,
            call.Syntax.GetLocation(),
            ImmutableDictionary<string, string?>.Empty.Add(Argument, argument),
            call.TargetMethod.Name,
            token.Name));
    }

    private static string? ArgumentFor(IInvocationOperation call, string token, KnownTypes known)
    {
        if (call.Arguments.FirstOrDefault(argument => argument.ArgumentKind == ArgumentKind.DefaultValue && known.IsToken(argument.Parameter?.Type)) is { } optional)
        {
            bool othersAreLeftOut = call.Arguments.Any(argument => argument.ArgumentKind == ArgumentKind.DefaultValue && argument != optional);
            return othersAreLeftOut ? $"{optional.Parameter!.Name}: {token}" : token;
        }

        // Another of the same name that takes the same and a token.
        IMethodSymbol method = call.TargetMethod.OriginalDefinition;
        bool hasSibling = !method.Parameters.Any(parameter => parameter.IsParams) && method.ContainingType.GetMembers(method.Name).OfType<IMethodSymbol>().Any(other =>
            other.IsStatic == method.IsStatic
            && other.Arity == method.Arity
            && other.DeclaredAccessibility == method.DeclaredAccessibility
            && other.Parameters.Length == method.Parameters.Length + 1
            && known.IsToken(other.Parameters.Last().Type)
            && method.Parameters.Zip(other.Parameters, (mine, its) => mine.Type.ToDisplayString() == its.Type.ToDisplayString()).All(same => same));
        return hasSibling ? token : null;
    }
}
