namespace Pipeline.Nodes.Config;

/// <summary>What came out of an object that was read by the settings of its record.</summary>
/// <param name="Json">The settings that are right, as JSON that the serializer reads.</param>
/// <param name="WrongNames">The settings that are wrong, or that an unknown name most likely stands for.</param>
/// <param name="IsWhole">Whether there was no problem.</param>
/// <param name="LacksRequired">Whether a required setting is missing or wrong, so that no record can be made.</param>
internal sealed record ObjectReading(string Json, IReadOnlyList<string> WrongNames, bool IsWhole, bool LacksRequired);
