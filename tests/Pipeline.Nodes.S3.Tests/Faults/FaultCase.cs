using Pipeline.Nodes.TestSupport.S3;

namespace Pipeline.Nodes.S3.Tests.Faults;

/// <summary>One fault at one call of an attempt.</summary>
/// <param name="Call">The call.</param>
/// <param name="Fault">What happens to it.</param>
/// <param name="ReleasedAfterRepair">Of a call that is held: whether the server gets it only after a second attempt has ended.</param>
internal sealed record FaultCase(S3Call Call, S3Fault Fault, bool ReleasedAfterRepair = false)
{
    /// <summary>Every fault that can happen to a call.</summary>
    public static IEnumerable<FaultCase> Of(S3Call call)
        => Enum.GetValues<S3Fault>().Where(fault => CanHappen(call, fault)).SelectMany(fault => fault == S3Fault.Held
            ? new FaultCase[] { new(call, fault), new(call, fault, ReleasedAfterRepair: true) }
            : [new(call, fault)]);

    /// <summary>Whether the call may be applied after its caller was told of a failure.</summary>
    public bool IsLate => Fault is S3Fault.AppliedLate or S3Fault.AppliedLateBehindError or S3Fault.Held;

    /// <summary>
    /// Whether the attempt goes on to success: everything but an error that says the work cannot be done, or bytes that are wrong where
    /// nothing tells.
    /// </summary>
    public bool IsSurvived => !IsALie && Fault switch
    {
        S3Fault.Gone => false,
        S3Fault.Conflict or S3Fault.PreconditionFailed => Call.Writes && Call.Kind is S3CallKind.Put or S3CallKind.Complete,
        S3Fault.AnswerFlipped => Call.Kind == S3CallKind.List || (Call.Kind == S3CallKind.Get && Call.Key.EndsWith(".json", StringComparison.Ordinal)),
        _ => true,
    };

    /// <summary>Whether a store says, asked for it, that it refuses what it does not refuse: that is believed.</summary>
    public bool IsALie => Fault == S3Fault.PreconditionFailed && Call.Key.EndsWith("/_probe", StringComparison.Ordinal);

    public override string ToString() => $"{Fault}{(ReleasedAfterRepair ? " until after the repair" : "")} at {Call}";

    private static bool CanHappen(S3Call call, S3Fault fault) => fault switch
    {
        // A read that comes late is a read that nobody hears of.
        S3Fault.AppliedLate or S3Fault.AppliedLateBehindError or S3Fault.AppliedBehindError or S3Fault.Held or S3Fault.AnswerWithheld => call.Writes,
        S3Fault.RequestCut or S3Fault.RequestFlipped => call.Kind is S3CallKind.Put or S3CallKind.Part or S3CallKind.Complete,
        S3Fault.AnswerCut or S3Fault.AnswerFlipped => call.Kind != S3CallKind.Head,
        _ => true,
    };
}
