// Applies the sabotages to a copy of the SDK and its tests, builds it once, and runs the tests of publishing once for each.

const string SabotageFolder = "artifacts/sabotage";
const string SabotagedTests = "tests/Pipeline.Nodes.Tests";
const string SabotageVariable = "SABOTAGE";

const string SabotageSwitch = $$"""
    namespace Pipeline.Nodes;

    internal static class Sabotage
    {
        private static readonly string? Chosen = System.Environment.GetEnvironmentVariable("{{SabotageVariable}}");

        public static bool Is(string name) => Chosen == name;
    }
    """;

void RunSabotages()
{
    CopyForSabotage();
    foreach (SabotageEdit edit in SabotageEdits)
    {
        Apply(edit);
    }

    System.IO.File.WriteAllText($"{SabotageFolder}/sdk/Pipeline.Nodes/Sabotage.cs", SabotageSwitch);
    DotNetBuild($"{SabotageFolder}/{SabotagedTests}", new DotNetBuildSettings
    {
        Configuration = "Release",
        NoLogo = true,
        Verbosity = DotNetVerbosity.Quiet,
        ArgumentCustomization = arguments => arguments.Append("-p:RunAnalyzers=false -p:TreatWarningsAsErrors=false -nowarn:CS8603"),
    });

    if (RunSabotaged("") != 0)
    {
        throw new CakeException("The tests fail without any sabotage: fix that first.");
    }

    string[] names = [.. SabotageEdits.Select(edit => edit.Name).Distinct()];
    string[] survivors = [.. names.Where(name => RunSabotaged(name) == 0)];
    if (survivors.Length > 0)
    {
        throw new CakeException($"No test noticed: {string.Join(", ", survivors)}. Write the test that does.");
    }

    Information($"{names.Length} sabotages, each noticed by a test.");
}

void CopyForSabotage()
{
    CleanDirectory(SabotageFolder);
    string[] folders = ["sdk/Pipeline.Nodes", "sdk/Pipeline.Nodes.Testing", SabotagedTests, "tests/Support"];
    string[] roots = ["Directory.*", "global.json", "BannedSymbols.txt", ".editorconfig", "sdk/Directory.Build.props", "tests/Directory.Build.props"];
    FilePath[] files =
    [
        .. folders.SelectMany(folder => GetFiles($"{folder}/**/*")).Where(file => !file.Segments.Contains("bin") && !file.Segments.Contains("obj")),
        .. roots.SelectMany(root => GetFiles(root)),
    ];
    foreach (FilePath file in files)
    {
        FilePath copy = new DirectoryPath(SabotageFolder).CombineWithFilePath(MakeAbsolute(Directory(".")).GetRelativePath(file));
        EnsureDirectoryExists(copy.GetDirectory());
        CopyFile(file, copy);
    }
}

void Apply(SabotageEdit edit)
{
    string path = $"{SabotageFolder}/{edit.File}";
    string[] parts = System.IO.File.ReadAllText(path).Split(edit.Find);
    if (parts.Length != 2)
    {
        throw new CakeException($"{edit.File}: the text of sabotage '{edit.Name}' stands there {parts.Length - 1} times, not once. Correct build/sabotages.cake.");
    }

    System.IO.File.WriteAllText(path, string.Join(edit.Put, parts));
}

int RunSabotaged(string name)
{
    int exitCode = StartProcess(
        $"{SabotageFolder}/{SabotagedTests}/bin/Release/net10.0/Pipeline.Nodes.Tests",
        new ProcessSettings
        {
            Arguments = "-noLogo -noColor -stopOnFail -namespace Pipeline.Nodes.Tests.Publishing",
            EnvironmentVariables = new Dictionary<string, string> { [SabotageVariable] = name },
            RedirectStandardOutput = true,
        },
        out IEnumerable<string> output);
    string failed = output.FirstOrDefault(line => line.Contains("[FAIL]"))?.Trim() ?? "no test";
    Information($"{(name.Length == 0 ? "nothing" : name),-32} noticed by {failed}");
    return exitCode;
}
