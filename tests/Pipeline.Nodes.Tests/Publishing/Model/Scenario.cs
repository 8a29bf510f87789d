using Pipeline.Nodes.Publishing;

namespace Pipeline.Nodes.Tests.Publishing.Model;

/// <summary>Who takes part, and what stands there before they begin.</summary>
/// <param name="Name">Its name in the output.</param>
/// <param name="First">The first attempt in the fence.</param>
/// <param name="Second">The second attempt in the fence.</param>
/// <param name="Start">What stands there.</param>
internal sealed record Scenario(string Name, FenceEntry First, FenceEntry Second, StartingPoint Start)
{
    /// <summary>Whether attempts of one run do the same work, so that one may find it done.</summary>
    public bool SameWork { get; init; } = true;

    /// <summary>Whether every attempt makes the same bytes, so that their objects have the same ETag.</summary>
    public bool SameContent { get; init; }

    /// <summary>Whether the disk may damage an object without a change of its ETag.</summary>
    public bool Damage { get; init; }

    /// <summary>Tries 1 and 2 of one run.</summary>
    public static Scenario TwoTries { get; } = new("two tries", Entry("run 1", 1, "pod 1"), Entry("run 1", 2, "pod 2"), StartingPoint.Nothing);

    /// <summary>One try from two pods.</summary>
    public static Scenario TwoPods { get; } = TwoTries with { Name = "one try, two pods", Second = Entry("run 1", 1, "pod 2") };

    /// <summary>One try of one pod whose container is started again while its first process is not quite dead.</summary>
    public static Scenario OnePod { get; } = TwoTries with { Name = "one try, one pod", Second = Entry("run 1", 1, "pod 1") };

    /// <summary>Two runs.</summary>
    public static Scenario TwoRuns { get; } = TwoTries with { Name = "two runs", Second = Entry("run 2", 1, "pod 2") };

    /// <summary>Every scenario that is explored.</summary>
    public static IEnumerable<Scenario> All =>
        from attempts in new[] { TwoTries, TwoPods, OnePod, TwoRuns }
        from start in new[] { StartingPoint.Nothing, StartingPoint.EarlierCommit, StartingPoint.OpenClaim }
        from variant in new[] { attempts, attempts with { SameWork = false }, attempts with { SameContent = true } }
        where attempts != TwoRuns || variant.SameWork
        select variant with { Start = start };

    /// <summary>Another run has committed after try 2, and tries 1 and 3 are on their way.</summary>
    public static Scenario RunBetween { get; } = new(
        "a run between", Entry("run 1", 1, "pod 1"), Entry("run 1", 3, "pod 3"), StartingPoint.RunBetween)
    {
        SameWork = false,
    };

    public override string ToString()
        => $"{Name}, {Start}{(SameWork ? "" : ", other work")}{(SameContent ? ", same content" : "")}{(Damage ? ", damage" : "")}";

    private static FenceEntry Entry(string run, int @try, string pod) => new(run, @try, pod);
}
