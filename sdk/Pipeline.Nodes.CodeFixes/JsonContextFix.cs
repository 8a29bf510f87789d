using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Pipeline.Nodes.Analyzers;

namespace Pipeline.Nodes.CodeFixes;

/// <summary>PN0009: adds a JSON context for the config record, and passes it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class JsonContextFix() : NodeFix<InvocationExpressionSyntax>(Rules.NoContext, "Add a JSON context and pass it")
{
    private protected override SyntaxNode? Apply(SyntaxNode root, InvocationExpressionSyntax syntax, Diagnostic diagnostic, SemanticModel model)
    {
        string config = diagnostic.Properties[JsonContextAnalyzer.Config]!;
        string context = $"{config}Json";
        ArgumentSyntax argument = SyntaxFactory.Argument(SyntaxFactory.ParseExpression($"{context}.Default")).WithLeadingTrivia(SyntaxFactory.Space);
        var unit = (CompilationUnitSyntax)root.ReplaceNode(syntax.ArgumentList, syntax.ArgumentList.AddArguments(argument));
        MemberDeclarationSyntax type = SyntaxFactory.ParseMemberDeclaration(
            $"\n[System.Text.Json.Serialization.JsonSerializable(typeof({config}))]\ninternal sealed partial class {context} : System.Text.Json.Serialization.JsonSerializerContext;\n")!;
        return unit.AddMembers(type);
    }
}
