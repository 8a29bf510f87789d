using Pipeline.Nodes.Errors;

namespace Pipeline.Nodes.Cli.Doctor;

/// <summary>Collects findings: a check that fails is one, and the next are still made.</summary>
internal sealed class Examination
{
    private readonly List<Finding> _findings = [];

    public IReadOnlyList<Finding> Findings => _findings;

    /// <summary>The exit code of the first check that failed.</summary>
    public int ExitCode => _findings.Find(finding => finding.State == Finding.Wrong)?.ExitCode ?? (int)Errors.ExitCode.Ok;

    public void Add(Finding finding) => _findings.Add(finding);

    /// <summary>Makes a check.</summary>
    /// <returns>Whether it did not fail.</returns>
    public async Task<bool> TryAsync(string check, Func<Task<Finding>> examine)
    {
        try
        {
            _findings.Add(await examine());
        }
        catch (NodeException failure)
        {
            _findings.Add(new Finding(check, Finding.Wrong, failure.Message, (int)failure.ExitCode));
        }

        return _findings[^1].State != Finding.Wrong;
    }
}
