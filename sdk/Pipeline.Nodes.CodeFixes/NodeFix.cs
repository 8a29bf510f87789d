using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Pipeline.Nodes.CodeFixes;

/// <summary>A fix of one rule that changes one node of the syntax tree.</summary>
/// <typeparam name="TSyntax">The kind of syntax that the diagnostic stands at.</typeparam>
public abstract class NodeFix<TSyntax> : CodeFixProvider
    where TSyntax : SyntaxNode
{
    private readonly string _title;

    private protected NodeFix(DiagnosticDescriptor rule, string title)
    {
        FixableDiagnosticIds = [rule.Id];
        _title = title;
    }

    /// <inheritdoc/>
    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; }

    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        SemanticModel? model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (model is not null
                && root?.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true).FirstAncestorOrSelf<TSyntax>() is { } syntax
                && Apply(root, syntax, diagnostic, model) is { } changed)
            {
                context.RegisterCodeFix(
                    CodeAction.Create(_title, _ => Task.FromResult(context.Document.WithSyntaxRoot(changed)), equivalenceKey: diagnostic.Id), diagnostic);
            }
        }
    }

    /// <returns>The changed root; null where there is nothing sensible to do.</returns>
    private protected abstract SyntaxNode? Apply(SyntaxNode root, TSyntax syntax, Diagnostic diagnostic, SemanticModel model);
}
