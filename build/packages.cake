// Makes the packages, and tries them as somebody who has nothing else.

using System.IO.Compression;
using System.Text.RegularExpressions;

const string Tutorial = "docs/tutorial.md";

// A tag v1.2.3 is version 1.2.3; commits after it lead to 1.2.4-dev.N; without a tag all commits do to the version of Directory.Build.props.
string VersionOfTags()
{
    string described = Git("describe --tags --match v[0-9]* --long");
    Match tag = Regex.Match(described, @"^v(\d+)\.(\d+)\.(\d+)(-[0-9A-Za-z.-]+)?-(\d+)-g[0-9a-f]+$");
    if (!tag.Success)
    {
        string count = Git("rev-list --count HEAD");
        return count.Length == 0 ? FirstVersion() : $"{FirstVersion()}-dev.{count}";
    }

    string version = $"{tag.Groups[1].Value}.{tag.Groups[2].Value}.{tag.Groups[3].Value}";
    string next = $"{tag.Groups[1].Value}.{tag.Groups[2].Value}.{int.Parse(tag.Groups[3].Value) + 1}";
    return (tag.Groups[5].Value, tag.Groups[4].Value) switch
    {
        ("0", string label) => version + label,
        (string commits, "") => $"{next}-dev.{commits}",
        (string commits, string label) => $"{version}{label}.{commits}",
    };
}

string FirstVersion() => XDocument.Load("Directory.Build.props").Descendants("Version").Single().Value;

void PackAll(string configuration, string version, string folder)
{
    CleanDirectory(folder);
    DotNetBuild("sdk/Pipeline.Nodes.CodeFixes", new DotNetBuildSettings { Configuration = configuration, NoLogo = true, Verbosity = DotNetVerbosity.Quiet });
    foreach (string project in new[] { "Pipeline.Nodes", "Pipeline.Nodes.DagKeys", "Pipeline.Nodes.Testing", "Pipeline.Nodes.Templates" })
    {
        Pack($"sdk/{project}", configuration, version, folder);
    }

    Pack("sdk/Pipeline.Nodes.Cli", configuration, version, folder, "-p:ToolPackage=true");
    Expect(
        $"{folder}/Pipeline.Nodes.{version}.nupkg", "lib/net10.0/Pipeline.Nodes.dll", "lib/net10.0/Pipeline.Nodes.xml", "buildTransitive/Pipeline.Nodes.props",
        "analyzers/dotnet/cs/Pipeline.Nodes.Analyzers.dll", "analyzers/dotnet/cs/Pipeline.Nodes.CodeFixes.dll");
    Expect($"{folder}/Pipeline.Nodes.{version}.snupkg", "lib/net10.0/Pipeline.Nodes.pdb");
    Expect($"{folder}/Pipeline.Nodes.DagKeys.{version}.nupkg", "lib/net10.0/Pipeline.Nodes.DagKeys.dll", "lib/net10.0/Pipeline.Nodes.DagKeys.xml");
    Expect($"{folder}/Pipeline.Nodes.Testing.{version}.nupkg", "lib/net10.0/Pipeline.Nodes.Testing.dll", "lib/net10.0/Pipeline.Nodes.Testing.xml");
    Expect($"{folder}/Pipeline.Nodes.Testing.{version}.snupkg", "lib/net10.0/Pipeline.Nodes.Testing.pdb");
    Expect(
        $"{folder}/Pipeline.Nodes.Templates.{version}.nupkg", "content/pipeline-node/.template.config/template.json", "content/pipeline-node/WordCount/WordCount.csproj",
        "content/pipeline-node/.gitignore", "content/pipeline-node/Dockerfile");
    Expect($"{folder}/Pipeline.Nodes.Cli.{version}.nupkg", "tools/net10.0/any/pipeline.dll", "tools/net10.0/any/DotnetToolSettings.xml");
}

// It restores once more, because a package names the version of another of ours as it was restored, and the tool has no runtimes of its
// own then; the lock files are those of the build. The paths of this machine stay out of the symbols.
void Pack(string project, string configuration, string version, string folder, string properties = "") => Run(
    "dotnet",
    $"pack {project} -c {configuration} --nologo -v quiet -o {folder} -p:Version={version} -p:ContinuousIntegrationBuild=true -p:NuGetLockFilePath=obj/pack.lock.json -p:RestoreLockedMode=false {properties}");

void Expect(string package, params string[] entries)
{
    using ZipArchive archive = ZipFile.OpenRead(package);
    string[] expected = package.EndsWith(".snupkg") ? entries : ["README.md", "icon.png", .. entries];
    string[] missing = expected.Where(entry => archive.GetEntry(entry) is null).ToArray();
    if (missing.Length > 0)
    {
        throw new CakeException($"{package} lacks {string.Join(", ", missing)}");
    }
}

void TryPackages(string configuration, string runtime)
{
    string here = System.IO.Directory.CreateTempSubdirectory("pipeline-packages-").FullName;
    try
    {
        PackAll(configuration, FirstVersion(), $"{here}/feed");
        WriteFeed(here);
        WriteNode($"{here}/line-count", ReadmeNode(), "");
        WriteNode($"{here}/line-count-native", System.IO.File.ReadAllText("samples/line-count-native/Program.cs"), "<PublishAot>true</PublishAot>");
        Run("dotnet", $"build {here}/line-count -c Release --nologo -v quiet -o {here}/bin/jit");
        Run("dotnet", $"publish {here}/line-count-native -c Release -r {runtime} --nologo -v quiet -o {here}/bin/native");
        RunNode(here, "jit");
        RunNode(here, "native");
        TryTutorial(here);
    }
    finally
    {
        DeleteDirectory(here, new DeleteDirectorySettings { Recursive = true, Force = true });
    }
}

// Our packages from their folder alone; what they depend on from the cache of this machine. A folder of its own for what is
// unpacked, so that a package of the same version from yesterday is not taken.
void WriteFeed(string here)
{
    string cache = EnvironmentVariable("NUGET_PACKAGES") ?? $"{EnvironmentVariable("HOME")}/.nuget/packages";
    System.IO.File.WriteAllText($"{here}/nuget.config", $"""
        <configuration>
          <config><add key="globalPackagesFolder" value="{here}/packages" /></config>
          <packageSources><clear /><add key="ours" value="{here}/feed" /></packageSources>
          <fallbackPackageFolders><clear /><add key="cache" value="{cache}" /></fallbackPackageFolders>
        </configuration>
        """);
}

string ReadmeNode()
{
    string readme = System.IO.File.ReadAllText("sdk/Pipeline.Nodes/README.md");
    return readme.Split("```csharp\n")[1].Split("```")[0];
}

void WriteNode(string folder, string program, string property)
{
    EnsureDirectoryExists(folder);
    System.IO.File.WriteAllText($"{folder}/Program.cs", program);
    System.IO.File.WriteAllText($"{folder}/line-count.csproj", $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
            <ImplicitUsings>enable</ImplicitUsings>
            <Nullable>enable</Nullable>
            <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
            <AssemblyName>line-count</AssemblyName>
            {property}
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="Pipeline.Nodes" Version="*" />
          </ItemGroup>
        </Project>
        """);
}

void RunNode(string here, string kind)
{
    string store = WriteStore($"{here}/store-{kind}");
    int exitCode = StartProcess($"{here}/bin/{kind}/line-count", new ProcessSettings
    {
        EnvironmentVariables = new Dictionary<string, string> { ["DAG_KEY"] = "0123abcd", ["PIPELINE_STORE"] = $"file://{store}" },
    });
    ExpectCount(store, exitCode);
}

string WriteStore(string store)
{
    EnsureDirectoryExists($"{store}/lines-0123abcd/data");
    System.IO.File.WriteAllText($"{store}/lines-0123abcd.json", """{ "count": { "type": "line-count", "label": "rows" } }""");
    System.IO.File.WriteAllText($"{store}/lines-0123abcd/data/report.csv", "a\nb\n");
    return store;
}

void ExpectCount(string store, int exitCode)
{
    string count = $"{store}/lines-0123abcd/count/count.txt";
    if (exitCode != 0 || !FileExists(count) || System.IO.File.ReadAllText(count) != "rows: 2\n")
    {
        throw new CakeException($"line-count ended with {exitCode}; {count} should say 'rows: 2'");
    }
}

// Does what the tutorial says, block by block, as a user without anything else: a command is run, a file is written where its first line
// says.
void TryTutorial(string here)
{
    string home = $"{here}/home";
    EnsureDirectoryExists(home);
    var script = new System.Text.StringBuilder("set -euo pipefail\n");
    foreach (Match block in Regex.Matches(System.IO.File.ReadAllText(Tutorial), "```(sh|csharp|jsonc)\n(.*?)```", RegexOptions.Singleline))
    {
        string content = block.Groups[2].Value;
        Match place = Regex.Match(content, @"^// (\S+)\n");
        script.Append(place.Success ? $"cat > {place.Groups[1].Value} <<'END_OF_FILE'\n{content[place.Length..]}END_OF_FILE\n" : content);
    }

    System.IO.File.WriteAllText($"{here}/tutorial.sh", script.ToString());
    var watch = System.Diagnostics.Stopwatch.StartNew();
    int exitCode = StartProcess("bash", new ProcessSettings
    {
        Arguments = $"{here}/tutorial.sh",
        WorkingDirectory = here,
        EnvironmentVariables = new Dictionary<string, string>
        {
            ["DOTNET_CLI_HOME"] = home,
            ["PATH"] = $"{home}/.dotnet/tools:{EnvironmentVariable("PATH")}",
        },
    });
    if (exitCode != 0)
    {
        throw new CakeException($"What {Tutorial} says ended with {exitCode}");
    }

    Information($"The tutorial took {watch.Elapsed.TotalSeconds:0} s of machine time.");
}
