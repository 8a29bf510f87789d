#load "build/paths.cake"
#load "build/packages.cake"
#load "build/images.cake"
#load "build/tests.cake"
#load "build/sabotages.cake"
#load "build/sabotage.cake"

var target = Argument("target", "Build");
var configuration = Argument("configuration", "Release");
var runtime = Argument("runtime", "linux-x64");

Task("Restore")
    .Description("Brings in the packages, exactly as the lock files say in CI.")
    .Does(() => DotNetRestore(Solution));

Task("Lint")
    .Description("Fails where the code is not formatted as .editorconfig says.")
    .IsDependentOn("Restore")
    .Does(() => Run("dotnet", $"format {Solution} --verify-no-changes --no-restore"));

Task("Build")
    .Description("Compiles everything; a warning is an error.")
    .IsDependentOn("Restore")
    .Does(() => DotNetBuild(Solution, new DotNetBuildSettings { Configuration = configuration, NoRestore = true, NoLogo = true }));

Task("Publish")
    .Description("Compiles the node programs and the tool to native executables, below artifacts/publish/.")
    .DoesForEach(Programs, program => PublishNative(program, runtime));

Task("Test")
    .Description("Runs every test project, also against the native executables, and prints the total.")
    .IsDependentOn("Lint")
    .IsDependentOn("Build")
    .IsDependentOn("Publish")
    .IsDependentOn("TestedImages")
    .Does(() => RunTests(configuration));

// Without an engine the tests of the images fail, and say how to get one.
Task("TestedImages")
    .WithCriteria(() => EnvironmentVariable("PIPELINE_TEST_CONTAINERS") != "off", "PIPELINE_TEST_CONTAINERS=off: no images are built, and their tests are left out")
    .WithCriteria(() => Try("docker", "version"), "no Docker engine answers")
    .IsDependentOn("Images");

Task("Sabotage")
    .Description("Breaks the code that publishes, on a copy, in every way of build/sabotages.cake; fails where no test notices.")
    .Does(RunSabotages);

Task("Pack")
    .Description("Makes the NuGet packages, below artifacts/packages/; their version is that of the last tag.")
    .IsDependentOn("Restore")
    .Does(() => PackAll(configuration, VersionOfTags(), Packages));

Task("TryPackages")
    .Description("Does what a new user does with the packages, in an empty folder: a node on the JIT and native, and the tutorial.")
    .IsDependentOn("Restore")
    .Does(() => TryPackages(configuration, runtime));

Task("Images")
    .Description("Builds the image of each node type with Docker; --push=REGISTRY pushes them.")
    .Does(() => BuildImages(Argument("platform", ""), Argument("push", "")));

Task("Reproduce")
    .Description("Builds each image once more, from nothing, and fails where a file of the program differs.")
    .IsDependentOn("Images")
    .Does(RebuildImages);

Task("Demo")
    .Description("Takes a real cloud bill through the three nodes, on a folder in place of S3.")
    .IsDependentOn("Publish")
    .Does(() =>
    {
        EnsureDirectoryExists(DemoStore);
        CopyDirectory(SampleBills, $"{DemoStore}/bills");
        Run(Tool, $"run {SampleConfig} --store {DemoStore}");
    });

Task("Bench")
    .Description("Measures speed and memory against peers, in one run; prints a table of ratios.")
    .IsDependentOn("Publish")
    .IsDependentOn("Images")
    .Does(() => PublishNative(BenchTransfers, runtime))
    .Does(() => Run("dotnet", $"run --project tests/Bench -c {configuration} --no-launch-profile"));

RunTarget(target);
