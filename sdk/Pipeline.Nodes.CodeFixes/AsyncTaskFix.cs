using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Pipeline.Nodes.Analyzers;

namespace Pipeline.Nodes.CodeFixes;

/// <summary>PN0007: makes <c>async void</c> an <c>async Task</c>. To await it is the author's.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class AsyncTaskFix() : NodeFix<SyntaxNode>(Rules.AsyncVoid, "Return a Task")
{
    private protected override SyntaxNode? Apply(SyntaxNode root, SyntaxNode syntax, Diagnostic diagnostic, SemanticModel model)
    {
        // A lambda names no type: its own is that of what it is given to.
        SyntaxNode? declaration = syntax.AncestorsAndSelf().FirstOrDefault(
            node => node is MethodDeclarationSyntax or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax);
        TypeSyntax? returned = declaration switch
        {
            MethodDeclarationSyntax method => method.ReturnType,
            LocalFunctionStatementSyntax function => function.ReturnType,
            _ => null,
        };
        return returned is PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword }
            ? root.ReplaceNode(returned, SyntaxFactory.IdentifierName("Task").WithTriviaFrom(returned))
            : null;
    }
}
