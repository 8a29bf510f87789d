using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Pipeline.Nodes.Analyzers;

/// <summary>PN0004, PN0005 and PN0008: a config record that JSON cannot fill, that loses its defaults, or whose numbers say no unit.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ConfigRecordAnalyzer : NodeAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rules.NotFillable, Rules.LostDefault, Rules.NoUnit];

    private protected override void Register(CompilationStartAnalysisContext context, KnownTypes known)
        => context.RegisterSymbolAction(symbol => Analyze(symbol, known), SymbolKind.NamedType);

    private static void Analyze(SymbolAnalysisContext context, KnownTypes known)
    {
        var node = (INamedTypeSymbol)context.Symbol;
        if (node.IsAbstract || known.ConfigOf(node) is not INamedTypeSymbol config)
        {
            return;
        }

        Location place = PlaceOf(config);
        if (config.IsAbstract)
        {
            Report(Rules.NotFillable, place, $"The config type '{config.Name}' of node '{node.Name}' is abstract: JSON does not say which type to make. Use a sealed record.");
            return;
        }

        if (ConfigShape.ConstructorOf(config) is not { } constructor)
        {
            Report(Rules.NotFillable, place, $"The config type '{config.Name}' of node '{node.Name}' has no constructor that JSON can choose: give it one public constructor");
            return;
        }

        foreach (IParameterSymbol parameter in constructor.Parameters.Where(parameter => ConfigShape.PropertyOf(config, parameter) is null))
        {
            Report(Rules.NotFillable, PlaceOf(parameter), $"The parameter '{parameter.Name}' of '{config.Name}' has no property of its name and type, so that JSON cannot fill it");
        }

        foreach (IPropertySymbol property in ConfigShape.PropertiesOf(config))
        {
            AnalyzeProperty(property, constructor);
        }

        void AnalyzeProperty(IPropertySymbol property, IMethodSymbol constructor)
        {
            IParameterSymbol? parameter = constructor.Parameters.FirstOrDefault(candidate => SymbolEqualityComparer.Default.Equals(ConfigShape.PropertyOf(config, candidate), property));
            if (parameter is null && !ConfigShape.IsSettable(property))
            {
                if (ConfigShape.IsStored(property))
                {
                    Report(Rules.NotFillable, PlaceOf(property), $"JSON cannot set '{config.Name}.{property.Name}': make it a parameter of the constructor, or compute it");
                }

                return;
            }

            if (parameter is null && InitializerOf(property) is not null)
            {
                Report(Rules.LostDefault, PlaceOf(property), property.Name, property.Type.IsValueType ? "the type's zero" : "null");
            }

            if (ConfigShape.IsNumber(property.Type) && !ConfigShape.IsDescribed(property) && !(parameter is not null && ConfigShape.IsDescribed(parameter)))
            {
                Report(Rules.NoUnit, PlaceOf(property), property.Name);
            }
        }

        // An editor knows the sources of a referenced project too, and nothing may be reported there.
        Location PlaceOf(ISymbol symbol) =>
            symbol.Locations.FirstOrDefault(location => location.SourceTree is { } tree && context.Compilation.ContainsSyntaxTree(tree)) ?? node.Locations[0];

        void Report(DiagnosticDescriptor rule, Location at, params object[] arguments) => context.ReportDiagnostic(Diagnostic.Create(rule, at, arguments));
    }

    private static EqualsValueClauseSyntax? InitializerOf(IPropertySymbol property)
        => property.DeclaringSyntaxReferences.Select(reference => (reference.GetSyntax() as PropertyDeclarationSyntax)?.Initializer).FirstOrDefault();
}
