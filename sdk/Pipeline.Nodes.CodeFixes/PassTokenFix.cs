using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Pipeline.Nodes.Analyzers;

namespace Pipeline.Nodes.CodeFixes;

/// <summary>PN0002: passes the token on.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class PassTokenFix() : NodeFix<InvocationExpressionSyntax>(Rules.TokenNotPassed, "Pass the cancellation token on")
{
    private protected override SyntaxNode? Apply(SyntaxNode root, InvocationExpressionSyntax syntax, Diagnostic diagnostic, SemanticModel model)
    {
        ArgumentSyntax argument = SyntaxFactory.ParseArgumentList($"({diagnostic.Properties[CancellationAnalyzer.Argument]})").Arguments[0];
        SeparatedSyntaxList<ArgumentSyntax> arguments = syntax.ArgumentList.Arguments;
        ArgumentListSyntax longer = SyntaxFactory.ArgumentList(SyntaxFactory.SeparatedList(
            [.. arguments, argument.WithLeadingTrivia(arguments.Count == 0 ? SyntaxFactory.TriviaList() : SyntaxFactory.TriviaList(SyntaxFactory.Space))],
            [.. arguments.GetSeparators(), .. arguments.Count == 0 ? Array.Empty<SyntaxToken>() : [SyntaxFactory.Token(SyntaxKind.CommaToken)]]));
        return root.ReplaceNode(syntax.ArgumentList, longer.WithTriviaFrom(syntax.ArgumentList));
    }
}
