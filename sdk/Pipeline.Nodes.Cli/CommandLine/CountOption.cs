using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace Pipeline.Nodes.Cli.CommandLine;

/// <summary>An option that takes how many of something are wanted.</summary>
internal static class CountOption
{
    /// <summary>Makes one.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="otherwise">The count where it is not given.</param>
    /// <param name="description">What is counted.</param>
    public static Option<int> Of(string name, int otherwise, string description) => new(name)
    {
        HelpName = "COUNT",
        Description = description,
        DefaultValueFactory = _ => otherwise,
        CustomParser = given => Read(name, given),
    };

    private static int Read(string name, ArgumentResult given)
    {
        if (given.Tokens is [Token one] && int.TryParse(one.Value, NumberStyles.None, CultureInfo.InvariantCulture, out int count) && count > 0)
        {
            return count;
        }

        given.AddError($"{name} is '{string.Join(' ', given.Tokens.Select(token => token.Value))}', expected a whole number of 1 or more.");
        return 0;
    }
}
