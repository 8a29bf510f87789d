// Runs the test projects one by one and adds up what really ran.

using System.Xml.Linq;

void RunTests(string configuration)
{
    CleanDirectory(TestResults);
    int passed = 0;
    int failed = 0;
    foreach (FilePath project in GetFiles("tests/**/*.Tests.csproj"))
    {
        string name = project.GetFilenameWithoutExtension().ToString();
        if (name == "Images.Tests" && EnvironmentVariable("PIPELINE_TEST_CONTAINERS") == "off")
        {
            Warning($"{name}: left out, because PIPELINE_TEST_CONTAINERS=off");
            continue;
        }

        string report = $"{TestResults}/{name}.trx";
        string program = $"{project.GetDirectory()}/bin/{configuration}/net10.0/{name}";

        // What a shell starts in the background ignores SIGINT, and so would every node that a test interrupts.
        int exitCode = StartProcess("env", new ProcessSettings { Arguments = $"--default-signal=INT,QUIT {program} -noLogo -result-trx {report}" });
        XElement counters = FileExists(report)
            ? XDocument.Load(report).Descendants().First(element => element.Name.LocalName == "Counters")
            : null;
        int projectPassed = Count(counters, "passed");
        int projectFailed = Count(counters, "total") - projectPassed;
        if (projectFailed == 0 && (exitCode != 0 || projectPassed == 0))
        {
            // A project that could not run, or ended badly after its tests, is a failure of its own.
            Error($"{name}: ended with {exitCode} after {projectPassed} tests");
            projectFailed = 1;
        }

        passed += projectPassed;
        failed += projectFailed;
    }

    System.IO.File.WriteAllText($"{TestResults}/total.txt", $"{passed} passed, {failed} failed\n");
    if (failed > 0 || passed == 0)
    {
        throw new CakeException($"{failed} tests failed");
    }
}

int Count(XElement counters, string name) => counters is null ? 0 : int.Parse(counters.Attribute(name).Value);
