namespace Pipeline.Nodes.Tests.Publishing.Model;

/// <summary>Who wrote an object, or takes a step.</summary>
internal static class Who
{
    /// <summary>Nobody: nothing stands there.</summary>
    public const int Nobody = 0;

    /// <summary>The attempt that had committed before everything began.</summary>
    public const int Earlier = 1;

    /// <summary>An attempt of a third party, which claimed before everything began and wakes up in the middle of completing.</summary>
    public const int Sleeper = 2;

    /// <summary>The first of the two attempts.</summary>
    public const int First = 3;

    /// <summary>The second of the two attempts.</summary>
    public const int Second = 4;

    /// <summary>The undisturbed attempt after everything, a later try of the first attempt's run.</summary>
    public const int Repairer = 5;

    /// <summary>The undisturbed attempt after everything, of a new run.</summary>
    public const int NextRun = 6;

    /// <summary>The reader.</summary>
    public const int Reader = 7;

    /// <summary>The disk, which damages an object.</summary>
    public const int Disk = 8;

    private static readonly string[] Names = ["nobody", "earlier", "sleeper", "first", "second", "repairer", "next run", "reader", "disk"];

    public static string NameOf(int who) => Names[who];
}
