using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Pipeline.Nodes.Analyzers;

namespace Pipeline.Nodes.CodeFixes;

/// <summary>PN0005: makes a property of a record a parameter of its constructor with the same default.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class ConstructorParameterFix() : NodeFix<PropertyDeclarationSyntax>(Rules.LostDefault, "Make it a parameter of the constructor")
{
    private protected override SyntaxNode? Apply(SyntaxNode root, PropertyDeclarationSyntax syntax, Diagnostic diagnostic, SemanticModel model)
    {
        if (syntax is not { Parent: RecordDeclarationSyntax record, Initializer.Value: { } value } || !model.GetConstantValue(value).HasValue)
        {
            return null;
        }

        SyntaxList<AttributeListSyntax> attributes = SyntaxFactory.List(syntax.AttributeLists.Select(list => list
            .WithTarget(SyntaxFactory.AttributeTargetSpecifier(SyntaxFactory.Token(SyntaxKind.PropertyKeyword)).WithTrailingTrivia(SyntaxFactory.Space))
            .WithLeadingTrivia()
            .WithTrailingTrivia(SyntaxFactory.Space)));
        ParameterSyntax parameter = SyntaxFactory.Parameter(
            attributes, modifiers: default, syntax.Type.WithoutTrivia().WithTrailingTrivia(SyntaxFactory.Space), syntax.Identifier.WithoutTrivia(),
            SyntaxFactory.EqualsValueClause(SyntaxFactory.Token(SyntaxKind.EqualsToken).WithLeadingTrivia(SyntaxFactory.Space).WithTrailingTrivia(SyntaxFactory.Space), value.WithoutTrivia()));
        return root.ReplaceNode(record, Longer(record.RemoveNode(syntax, SyntaxRemoveOptions.KeepNoTrivia)!, parameter));
    }

    private static RecordDeclarationSyntax Longer(RecordDeclarationSyntax record, ParameterSyntax parameter)
    {
        ParameterListSyntax list = record.ParameterList ?? SyntaxFactory.ParameterList().WithTrailingTrivia(record.Identifier.TrailingTrivia);
        ParameterSyntax added = list.Parameters.Count == 0 ? parameter : parameter.WithLeadingTrivia(SyntaxFactory.Space);
        record = record
            .WithIdentifier(record.ParameterList is null ? record.Identifier.WithTrailingTrivia() : record.Identifier)
            .WithParameterList(list.AddParameters(added));

        // Nothing is left between the braces.
        return record.Members.Count > 0 ? record : record
            .WithOpenBraceToken(default)
            .WithCloseBraceToken(default)
            .WithParameterList(record.ParameterList!.WithTrailingTrivia())
            .WithSemicolonToken(SyntaxFactory.Token(SyntaxKind.SemicolonToken).WithTrailingTrivia(record.CloseBraceToken.TrailingTrivia));
    }
}
