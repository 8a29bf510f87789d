using System.Diagnostics;
using Microsoft.Extensions.Configuration;
using Pipeline.Nodes.EnvironmentVariables;

namespace Pipeline.Nodes.Diagnostics.Tracing;

/// <summary>The span that an attempt belongs to: the orchestrator's task, say.</summary>
/// <param name="Context">The span; the default where there is none.</param>
/// <param name="Warning">What is wrong with the variable; <see langword="null"/> where nothing is.</param>
internal sealed record TraceParent(ActivityContext Context, string? Warning)
{
    public static TraceParent Read(IConfiguration configuration)
    {
        string? value = configuration[EnvironmentNames.TraceParent];
        if (string.IsNullOrEmpty(value))
        {
            return new TraceParent(default, Warning: null);
        }

        return ActivityContext.TryParse(value, configuration[EnvironmentNames.TraceState], isRemote: true, out ActivityContext context)
            ? new TraceParent(context, Warning: null)
            : new TraceParent(
                default,
                $"{EnvironmentNames.TraceParent} is not of the form 00-{{32 lower-case hex digits}}-{{16}}-{{2}}; it is ignored, and the trace begins with this attempt");
    }
}
