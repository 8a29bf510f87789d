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
    private protected override SyntaxNode? Apply(SyntaxNode root, SyntaxNode syntax, Diagnostic diagnostic)
    {
        TypeSyntax? returned = syntax.AncestorsAndSelf().Select(node => node switch
        {
            MethodDeclarationSyntax method => method.ReturnType,
            LocalFunctionStatementSyntax function => function.ReturnType,
            _ => null,
        }).FirstOrDefault(type => type is not null);
        return returned is PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword }
            ? root.ReplaceNode(returned, SyntaxFactory.IdentifierName("Task").WithTriviaFrom(returned))
            : null;
    }
}
