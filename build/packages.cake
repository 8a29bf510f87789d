// Makes the packages, and tries them as somebody who has nothing else.

using System.IO.Compression;

void PackAll(string configuration)
{
    CleanDirectory(Packages);
    DotNetBuild("sdk/Pipeline.Nodes.CodeFixes", new DotNetBuildSettings { Configuration = configuration, NoRestore = true, NoLogo = true, Verbosity = DotNetVerbosity.Quiet });
    Pack("sdk/Pipeline.Nodes", configuration);
    Pack("sdk/Pipeline.Nodes.DagKeys", configuration);
    Pack("sdk/Pipeline.Nodes.Testing", configuration);
    Pack("sdk/Pipeline.Nodes.Cli", configuration, "-p:ToolPackage=true");
    Expect("Pipeline.Nodes.*.nupkg", "README.md", "lib/net10.0/Pipeline.Nodes.dll", "lib/net10.0/Pipeline.Nodes.xml", "buildTransitive/Pipeline.Nodes.props");
    Expect("Pipeline.Nodes.*.snupkg", "lib/net10.0/Pipeline.Nodes.pdb");
    Expect("Pipeline.Nodes.DagKeys.*.nupkg", "README.md", "lib/net10.0/Pipeline.Nodes.DagKeys.dll", "lib/net10.0/Pipeline.Nodes.DagKeys.xml");
    Expect("Pipeline.Nodes.Cli.*.nupkg", "README.md", "tools/net10.0/any/pipeline.dll", "tools/net10.0/any/DotnetToolSettings.xml");
}

// The paths of this machine stay out of the symbols.
void Pack(string project, string configuration, string properties = "") => Run(
    "dotnet",
    $"pack {project} -c {configuration} --no-restore --nologo -v quiet -o {Packages} -p:ContinuousIntegrationBuild=true {properties}");

void Expect(string pattern, params string[] entries)
{
    // The pattern of the SDK is one of the tool, too; the shortest name is the SDK's.
    FilePath package = GetFiles($"{Packages}/{pattern}").OrderBy(path => path.FullPath.Length).First();
    using ZipArchive archive = ZipFile.OpenRead(package.FullPath);
    string[] missing = entries.Where(entry => archive.GetEntry(entry) is null).ToArray();
    if (missing.Length > 0)
    {
        throw new CakeException($"{package.GetFilename()} lacks {string.Join(", ", missing)}");
    }
}

void TryPackages(string runtime)
{
    string here = System.IO.Directory.CreateTempSubdirectory("pipeline-packages-").FullName;
    try
    {
        WriteFeed(here);
        WriteNode($"{here}/line-count", ReadmeNode(), "");
        WriteNode($"{here}/line-count-native", System.IO.File.ReadAllText("samples/line-count-native/Program.cs"), "<PublishAot>true</PublishAot>");
        Run("dotnet", $"build {here}/line-count -c Release --nologo -v quiet -o {here}/bin/jit");
        Run("dotnet", $"publish {here}/line-count-native -c Release -r {runtime} --nologo -v quiet -o {here}/bin/native");
        RunNode(here, "jit");
        RunNode(here, "native");
        TryTool(here);
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
          <packageSources><clear /><add key="ours" value="{MakeAbsolute(Directory(Packages))}" /></packageSources>
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

void TryTool(string here)
{
    Run("dotnet", $"tool install Pipeline.Nodes.Cli --tool-path {here}/tool --configfile {here}/nuget.config");
    string store = WriteStore($"{here}/store-tool");
    int exitCode = StartProcess($"{here}/tool/pipeline", new ProcessSettings { Arguments = $"run {store}/lines-0123abcd.json --nodes {here}/bin/native" });
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
