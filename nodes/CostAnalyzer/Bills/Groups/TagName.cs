namespace Pipeline.Nodes.CostAnalyzer.Bills.Groups;

/// <summary>How settings name a tag: <c>tag:CostCenter</c>, or <c>label:team</c>, which is the same.</summary>
internal static class TagName
{
    /// <summary>The key of a tag; null if the name is a column's.</summary>
    public static string? Of(string name)
    {
        foreach (string prefix in (ReadOnlySpan<string>)["tag:", "label:"])
        {
            if (name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
            {
                return name[prefix.Length..].Trim();
            }
        }

        return null;
    }
}
