namespace Pipeline.Nodes.S3.Tests.Faults;

/// <summary>Tests that keep the machine busy run one after another, when those are done that count on an answer in time.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
