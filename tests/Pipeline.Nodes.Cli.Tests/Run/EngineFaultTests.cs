using Pipeline.Nodes.TestSupport;

namespace Pipeline.Nodes.Cli.Tests.Run;

/// <summary><c>--docker</c> at an engine that refuses, a script in docker's place; Images.Tests has a real one.</summary>
public sealed class EngineFaultTests : IDisposable
{
    private readonly Workplace _here = new();

    public void Dispose() => _here.Dispose();

    [Theory]
    [InlineData("engine", 69, "version", "echo 'Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?'; exit 1")]
    [InlineData("network", 64, "network", "echo 'Error response from daemon: network nosuch not found'; exit 1")]
    [InlineData("image", 69, "run", "echo \"Unable to find image 'own:1' locally\"; echo 'docker: Error response from daemon: pull access denied for own.'; echo; echo \"Run 'docker run --help' for more information\"; exit 125")]
    [InlineData("program", 69, "run", "echo 'docker: Error response from daemon: exec: \"--check\": executable file not found in $PATH: unknown.'; exit 127")]
    public async Task Docker_ThatRefuses_IsToldBeforeAnythingRuns(string name, int exitCode, string command, string answer)
    {
        WithDocker($"if [ \"$1\" = {command} ]; then exec >&2; {answer}; fi");

        ToolResult result = await RunAsync("--docker-network nosuch");

        Assert.Equal(exitCode, result.ExitCode);
        Assert.False(Directory.Exists(_here.PathOf("bucket")));
        Approval.Verify(result.ToString(), name);
    }

    [Fact]
    public async Task Docker_TypeOfOnesOwnWithoutItsImage_IsToldBeforeAnythingRuns()
    {
        WithDocker("if [ \"$1\" = run ]; then echo 'docker: Error response from daemon: manifest unknown' >&2; exit 125; fi", type: "my-own");

        ToolResult result = await RunAsync("");

        Assert.Equal(69, result.ExitCode);
        Approval.Verify(result.ToString());
    }

    [Fact]
    public async Task Docker_ThatRefusesTheRunItself_EndsWith69()
    {
        // A question is asked with --interactive, and an old image does not know it.
        WithDocker("case \"$*\" in *--interactive*) exit 64;; run*) echo 'docker: Error response from daemon: no space left on device.' >&2; exit 125;; esac");

        ToolResult result = await RunAsync("");

        Assert.Equal(69, result.ExitCode);
        Approval.Verify(result.ToString());
    }

    private void WithDocker(string script, string type = "data-fetcher")
    {
        _here.With(Workplace.Config, $$"""{ "node_1": { "type": "{{type}}", "image": "own:1", "data_url": "x.csv" } }""").With("bin/docker", $"#!/bin/sh\n{script}\n");
        File.SetUnixFileMode(_here.PathOf("bin/docker"), UnixFileMode.UserRead | UnixFileMode.UserExecute);
    }

    private Task<ToolResult> RunAsync(string options) => _here.CallAsync(
        Programs.Tool, $"run {Workplace.Config} --store bucket --docker {options}", ("PATH", $"{_here.PathOf("bin")}:{Environment.GetEnvironmentVariable("PATH")}"));
}
