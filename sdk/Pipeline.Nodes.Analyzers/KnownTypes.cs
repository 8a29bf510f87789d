using Microsoft.CodeAnalysis;

namespace Pipeline.Nodes.Analyzers;

/// <summary>The types of the SDK and of .NET that the rules speak of.</summary>
internal sealed class KnownTypes
{
    private KnownTypes(INamedTypeSymbol node, INamedTypeSymbol nodeOfConfig, INamedTypeSymbol run, INamedTypeSymbol token)
    {
        Node = node;
        NodeOfConfig = nodeOfConfig;
        Run = run;
        Token = token;
    }

    /// <summary><c>PipelineNode</c>.</summary>
    public INamedTypeSymbol Node { get; }

    /// <summary><c>PipelineNode&lt;TConfig&gt;</c>.</summary>
    public INamedTypeSymbol NodeOfConfig { get; }

    /// <summary><c>NodeRun</c>.</summary>
    public INamedTypeSymbol Run { get; }

    /// <summary><c>CancellationToken</c>.</summary>
    public INamedTypeSymbol Token { get; }

    /// <summary>Finds them; null where the SDK is not referenced.</summary>
    public static KnownTypes? Of(Compilation compilation)
        => compilation.GetTypeByMetadataName("Pipeline.Nodes.PipelineNode") is { } node
            && compilation.GetTypeByMetadataName("Pipeline.Nodes.PipelineNode`1") is { } nodeOfConfig
            && compilation.GetTypeByMetadataName("Pipeline.Nodes.NodeRun") is { } run
            && compilation.GetTypeByMetadataName("System.Threading.CancellationToken") is { } token
            ? new KnownTypes(node, nodeOfConfig, run, token)
            : null;

    /// <summary>The config record of a node type; null where the type is no node.</summary>
    public ITypeSymbol? ConfigOf(ITypeSymbol? type)
    {
        for (INamedTypeSymbol? current = type as INamedTypeSymbol; current is not null; current = current.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(current.OriginalDefinition, NodeOfConfig))
            {
                return current.TypeArguments[0];
            }
        }

        return null;
    }

    /// <summary>Whether code stands in a node type, or in a type inside one.</summary>
    public bool IsInNode(ISymbol? symbol)
    {
        for (INamedTypeSymbol? type = symbol as INamedTypeSymbol ?? symbol?.ContainingType; type is not null; type = type.ContainingType)
        {
            if (ConfigOf(type) is not null)
            {
                return true;
            }
        }

        return false;
    }

    public bool IsToken(ITypeSymbol? type) => SymbolEqualityComparer.Default.Equals(type, Token);

    /// <summary>The token that a method of a node was given; null where it has none or is no node's.</summary>
    public IParameterSymbol? TokenOf(ISymbol symbol)
        => symbol is IMethodSymbol method && IsInNode(method) ? method.Parameters.LastOrDefault(parameter => IsToken(parameter.Type)) : null;
}
