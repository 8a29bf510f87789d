using Microsoft.CodeAnalysis;

namespace Pipeline.Nodes.Analyzers;

/// <summary>A config record as System.Text.Json sees it.</summary>
internal static class ConfigShape
{
    /// <summary>The constructor that JSON takes; null where it cannot choose.</summary>
    public static IMethodSymbol? ConstructorOf(INamedTypeSymbol config)
    {
        IMethodSymbol[] constructors = [.. config.InstanceConstructors.Where(constructor => constructor.DeclaredAccessibility == Accessibility.Public)];
        return config.InstanceConstructors.FirstOrDefault(constructor => HasAttribute(constructor, "JsonConstructorAttribute"))
            ?? constructors.FirstOrDefault(constructor => constructor.Parameters.Length == 0)
            ?? (constructors.Length == 1 ? constructors[0] : null);
    }

    /// <summary>The property that a parameter of the constructor fills.</summary>
    public static IPropertySymbol? PropertyOf(INamedTypeSymbol config, IParameterSymbol parameter)
        => PropertiesOf(config).FirstOrDefault(property => string.Equals(property.Name, parameter.Name, StringComparison.OrdinalIgnoreCase)
            && SymbolEqualityComparer.Default.Equals(property.Type, parameter.Type));

    /// <summary>The properties that JSON sees, also those of base types.</summary>
    public static IEnumerable<IPropertySymbol> PropertiesOf(INamedTypeSymbol config)
    {
        for (INamedTypeSymbol? type = config; type is not null; type = type.BaseType)
        {
            foreach (IPropertySymbol property in type.GetMembers().OfType<IPropertySymbol>())
            {
                if (property is { IsStatic: false, IsIndexer: false, DeclaredAccessibility: Accessibility.Public } && !HasAttribute(property, "JsonIgnoreAttribute"))
                {
                    yield return property;
                }
            }
        }
    }

    public static bool IsSettable(IPropertySymbol property)
        => property.SetMethod is { } set && (set.DeclaredAccessibility == Accessibility.Public || HasAttribute(property, "JsonIncludeAttribute"));

    /// <summary>Whether it holds a value of its own, and does not compute one.</summary>
    public static bool IsStored(IPropertySymbol property)
        => property.ContainingType.GetMembers().OfType<IFieldSymbol>().Any(field => SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, property));

    public static bool IsNumber(ITypeSymbol type)
    {
        ITypeSymbol bare = type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : type;
        return bare.SpecialType is >= SpecialType.System_SByte and <= SpecialType.System_Double;
    }

    public static bool IsDescribed(ISymbol symbol) => symbol.GetAttributes().Any(attribute =>
        attribute.AttributeClass?.ToDisplayString() == "System.ComponentModel.DescriptionAttribute"
        && !string.IsNullOrWhiteSpace(attribute.ConstructorArguments.FirstOrDefault().Value as string));

    private static bool HasAttribute(ISymbol symbol, string name)
        => symbol.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == name);
}
