using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace Pipeline.Nodes.Tests.Publishing.Model;

/// <summary>Visits every state that a model can reach, nearest first, so that the trace to a violation is a shortest one.</summary>
internal sealed class Exploration
{
    private readonly ProtocolModel _model;
    private ModelState[] _states = new ModelState[1 << 12];
    private int[] _parents = new int[1 << 12];
    private int[] _table = new int[1 << 14];
    private int _count;

    private Exploration(ProtocolModel model) => _model = model;

    /// <summary>How many states were visited.</summary>
    public int StateCount => _count;

    /// <summary>Whether every state that can be reached was visited, or those up to a violation.</summary>
    public bool IsComplete { get; private set; } = true;

    /// <summary>The first violation with the steps that led to it, or null.</summary>
    public string? Violation { get; private set; }

    /// <summary>Explores a scenario.</summary>
    /// <param name="scenario">Who takes part.</param>
    /// <param name="store">On which store.</param>
    /// <param name="rules">Which rules hold; null: all.</param>
    /// <param name="mostStates">When to give up: where a rule is left out, attempts may replace each other for ever.</param>
    public static Exploration Of(Scenario scenario, StoreBehavior store, Rules? rules = null, int mostStates = 5_000_000)
    {
        var exploration = new Exploration(new ProtocolModel(scenario, store, rules ?? Rules.All));
        exploration.Run(mostStates);
        return exploration;
    }

    private void Run(int mostStates)
    {
        var next = new Successors();
        Visit(_model.Initial(), parent: -1);
        for (int current = 0; current < _count && Violation is null; current++)
        {
            if (_count > mostStates)
            {
                IsComplete = false;
                return;
            }

            next.Clear();
            _model.Expand(_states[current], next);
            if (next.Problem is { } problem)
            {
                Violation = Trace(current, next.StepAt(next.Count - 1).ToString(), problem);
                return;
            }

            for (int index = 0; index < next.Count && Violation is null; index++)
            {
                ModelState state = next.StateAt(index);
                if (Visit(state, current) && _model.ProblemOf(state) is { } broken)
                {
                    Violation = Trace(_count - 1, lastStep: null, broken);
                }
            }
        }
    }

    private bool Visit(in ModelState state, int parent)
    {
        if (_count * 2 >= _table.Length)
        {
            Grow();
        }

        uint slot = HashOf(state) & (uint)(_table.Length - 1);
        while (_table[slot] != 0)
        {
            if (AreEqual(_states[_table[slot] - 1], state))
            {
                return false;
            }

            slot = (slot + 1) & (uint)(_table.Length - 1);
        }

        if (_count == _states.Length)
        {
            Array.Resize(ref _states, _count * 2);
            Array.Resize(ref _parents, _count * 2);
        }

        _states[_count] = state;
        _parents[_count] = parent;
        _count++;
        _table[slot] = _count;
        return true;
    }

    private void Grow()
    {
        _table = new int[_table.Length * 4];
        for (int index = 0; index < _count; index++)
        {
            uint slot = HashOf(_states[index]) & (uint)(_table.Length - 1);
            while (_table[slot] != 0)
            {
                slot = (slot + 1) & (uint)(_table.Length - 1);
            }

            _table[slot] = index + 1;
        }
    }

    private string Trace(int last, string? lastStep, string problem)
    {
        var path = new List<int>();
        for (int at = last; at >= 0; at = _parents[at])
        {
            path.Insert(0, at);
        }

        var text = new StringBuilder();
        var next = new Successors();
        for (int number = 1; number < path.Count; number++)
        {
            next.Clear();
            _model.Expand(_states[path[number - 1]], next);
            int taken = Enumerable.Range(0, next.Count).First(index => AreEqual(next.StateAt(index), _states[path[number]]));
            text.Append(CultureInfo.InvariantCulture, $"{number,3}. {next.StepAt(taken)}\n");
        }

        if (lastStep is not null)
        {
            text.Append(CultureInfo.InvariantCulture, $"{path.Count,3}. {lastStep}\n");
        }

        return text.Append(CultureInfo.InvariantCulture, $"     {problem}").ToString();
    }

    private static uint HashOf(in ModelState state)
    {
        ReadOnlySpan<ulong> words = WordsOf(state);
        ulong hash = 0;
        foreach (ulong word in words)
        {
            hash = (BitOperations.RotateLeft(hash, 23) ^ word) * 0x9E3779B97F4A7C15;
        }

        return (uint)(hash >> 32);
    }

    private static bool AreEqual(in ModelState one, in ModelState other) => WordsOf(one).SequenceEqual(WordsOf(other));

    private static ReadOnlySpan<ulong> WordsOf(in ModelState state)
        => MemoryMarshal.Cast<ModelState, ulong>(MemoryMarshal.CreateReadOnlySpan(ref Unsafe.AsRef(in state), 1));
}
