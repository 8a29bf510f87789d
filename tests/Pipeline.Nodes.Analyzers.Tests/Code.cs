using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Pipeline.Nodes.Analyzers.Tests;

/// <summary>A program of an author, compiled in memory against the SDK, and what the rules say of it.</summary>
internal sealed partial class Code
{
    private const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using Pipeline.Nodes;

        """;

    private static readonly MetadataReference[] References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path)),
    ];

    private static readonly DiagnosticAnalyzer[] Analyzers =
    [
        new AsyncVoidAnalyzer(), new CancellationAnalyzer(), new ConfigRecordAnalyzer(), new JsonContextAnalyzer(), new OutputAnalyzer(), new ProcessStateAnalyzer(),
    ];

    private readonly Document _document;
    private readonly bool _native;

    private Code(Document document, bool native)
    {
        _document = document;
        _native = native;
    }

    /// <summary>A whole file.</summary>
    /// <param name="text">What stands in it.</param>
    /// <param name="native">Whether the program is compiled ahead of time.</param>
    /// <param name="library">The source of another project that it refers to, as an editor holds both; empty: none.</param>
    public static Code Of(string text, bool native = false, string library = "")
    {
        var workspace = new AdhocWorkspace();
        Project project = workspace.AddProject("node", LanguageNames.CSharp)
            .WithMetadataReferences(References)
            .WithParseOptions(new CSharpParseOptions(LanguageVersion.Latest))
            .WithCompilationOptions(new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable));
        project = project.AddDocument("Usings.cs", Usings).Project;
        if (library.Length > 0)
        {
            Project other = project.Solution.AddProject("library", "library", LanguageNames.CSharp)
                .WithMetadataReferences(References)
                .WithCompilationOptions(new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable))
                .AddDocument("Library.cs", library).Project;
            project = other.Solution.GetProject(project.Id)!.AddProjectReference(new ProjectReference(other.Id));
        }

        foreach (string context in ContextWithoutDefault().Matches(text).Select(match => match.Groups[1].Value))
        {
            project = project.AddDocument($"{context}.cs", $"partial class {context} {{ public static {context} Default => null!; }}").Project;
        }

        return new Code(project.AddDocument("Program.cs", text), native);
    }

    /// <summary>A node whose method does this, with its settings.</summary>
    public static Code OfNode(string body, string config = "internal sealed record Settings(string Label = \"\");", string members = "") => Of($$"""
        return await PipelineNode.RunAsync<Sample>(args);

        {{config}}

        internal sealed class Sample : PipelineNode<Settings>
        {
            protected override async Task ExecuteAsync(NodeRun<Settings> run, CancellationToken cancellationToken)
            {
                await Task.CompletedTask;
                {{body}}
            }

            {{members}}
        }
        """);

    /// <summary>What the rules say: the id, the text that it stands at, and the message.</summary>
    public async Task<IReadOnlyList<string>> FindAsync()
        => [.. (await DiagnoseAsync()).Select(found => $"{found.Id} at '{TextAt(found)}': {found.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}")];

    /// <summary>The ids of what the rules say.</summary>
    public async Task<string[]> IdsAsync() => [.. (await DiagnoseAsync()).Select(found => found.Id)];

    /// <summary>The file after a fix of the first thing that it fixes.</summary>
    public async Task<string> FixAsync(CodeFixProvider fix)
    {
        (Diagnostic diagnostic, List<CodeAction> actions) = await OfferAsync(fix);
        CodeAction only = Assert.Single(actions);
        ApplyChangesOperation changes = (await only.GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>().Single();
        Document changed = changes.ChangedSolution.GetDocument(_document.Id)!;
        string text = (await changed.GetTextAsync()).ToString();
        Assert.DoesNotContain(diagnostic.Id, await Of(text, _native).IdsAsync());
        return text;
    }

    /// <summary>What a fix offers for the first of its findings.</summary>
    public async Task<(Diagnostic Found, List<CodeAction> Actions)> OfferAsync(CodeFixProvider fix)
    {
        Diagnostic diagnostic = (await DiagnoseAsync()).First(found => fix.FixableDiagnosticIds.Contains(found.Id));
        var actions = new List<CodeAction>();
        await fix.RegisterCodeFixesAsync(new CodeFixContext(_document, diagnostic, (action, _) => actions.Add(action), CancellationToken.None));
        return (diagnostic, actions);
    }

    private async Task<ImmutableArray<Diagnostic>> DiagnoseAsync()
    {
        Compilation compilation = (await _document.Project.GetCompilationAsync())!;

        // The source generator of contexts does not run here; of what it adds, only the property is made up.
        string[] errors = [.. compilation.GetDiagnostics().Where(found => found is { Severity: DiagnosticSeverity.Error } and not { Id: "CS0534" or "CS7036" }).Select(found => found.ToString())];
        Assert.Empty(errors);
        CompilationWithAnalyzers analysis = compilation.WithAnalyzers([.. Analyzers], new AnalyzerOptions([], new BuildProperties(_native)));
        return [.. (await analysis.GetAnalyzerDiagnosticsAsync()).OrderBy(found => found.Location.SourceSpan.Start)];
    }

    [GeneratedRegex(@"partial class (\w+) : [\w.]*JsonSerializerContext;?$(?!\s*\{)", RegexOptions.Multiline)]
    private static partial Regex ContextWithoutDefault();

    private static string TextAt(Diagnostic found) => found.Location.SourceTree!.GetText().ToString(found.Location.SourceSpan);
}
