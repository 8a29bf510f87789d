namespace Pipeline.Nodes.Tests.Publishing.Model;

/// <summary>What may come after a state.</summary>
internal sealed class Successors
{
    private readonly List<ModelState> _states = [];
    private readonly List<Step> _steps = [];

    public int Count => _states.Count;

    /// <summary>What is wrong with a step that was just taken, or null.</summary>
    public string? Problem { get; private set; }

    public ModelState StateAt(int index) => _states[index];

    public Step StepAt(int index) => _steps[index];

    public void Add(ModelState state, Step step)
    {
        Settle(ref state);
        _states.Add(state);
        _steps.Add(step);
    }

    /// <summary>A step after which nothing comes.</summary>
    public void Report(ModelState state, Step step, string problem)
    {
        Add(state, step);
        Problem ??= problem;
    }

    public void Clear()
    {
        _states.Clear();
        _steps.Clear();
        Problem = null;
    }

    // Late requests have no order; the two places for them do.
    private static void Settle(ref ModelState state)
    {
        if (state.Late.IsNone || (!state.LateToo.IsNone && state.Late.CompareTo(state.LateToo) > 0))
        {
            (state.Late, state.LateToo) = (state.LateToo, state.Late);
        }
    }
}
