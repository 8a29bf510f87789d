using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Pipeline.Nodes.Analyzers;

/// <summary>PN0009 and PN0010: a native program without the JSON context of its config record, or with one that does not know it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class JsonContextAnalyzer : NodeAnalyzer
{
    /// <summary>The property of a diagnostic that holds the config record's name.</summary>
    internal const string Config = nameof(Config);

    private const string PublishAot = "build_property.PublishAot";

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rules.NoContext, Rules.UnknownToContext];

    private protected override void Register(CompilationStartAnalysisContext context, KnownTypes known)
    {
        bool isNative = context.Options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue(PublishAot, out string? value)
            && string.Equals(value, "true", StringComparison.OrdinalIgnoreCase);
        context.RegisterOperationAction(operation => Analyze(operation, known, isNative), OperationKind.Invocation);
    }

    private static void Analyze(OperationAnalysisContext context, KnownTypes known, bool isNative)
    {
        var call = (IInvocationOperation)context.Operation;
        IMethodSymbol method = call.TargetMethod;
        if (method.Name != "RunAsync"
            || !SymbolEqualityComparer.Default.Equals(method.ContainingType, known.Node)
            || known.ConfigOf(method.TypeArguments.FirstOrDefault()) is not { } config)
        {
            return;
        }

        if (method.Parameters.Length == 1)
        {
            if (isNative)
            {
                context.ReportDiagnostic(Diagnostic.Create(
                    Rules.NoContext, call.Syntax.GetLocation(), ImmutableDictionary<string, string?>.Empty.Add(Config, config.Name), config.Name));
            }

            return;
        }

        IOperation json = call.Arguments.First(argument => argument.Parameter!.Ordinal == 1).Value;
        ITypeSymbol? type = (json is IConversionOperation conversion ? conversion.Operand : json).Type;
        if (type is not null && type.BaseType?.Name == "JsonSerializerContext" && !Knows(type, config))
        {
            context.ReportDiagnostic(Diagnostic.Create(Rules.UnknownToContext, json.Syntax.GetLocation(), type.Name, config.Name));
        }
    }

    private static bool Knows(ITypeSymbol context, ITypeSymbol config) => context.GetAttributes().Any(attribute =>
        attribute.AttributeClass?.Name == "JsonSerializableAttribute"
        && attribute.ConstructorArguments.Any(argument => argument.Value is ITypeSymbol type && SymbolEqualityComparer.Default.Equals(type, config)));
}
