using System.Runtime.CompilerServices;
using System.Text;

namespace Pipeline.Nodes.Tests;

/// <summary>Compares what a person or a machine reads with a committed <c>*.approved.txt</c> beside the test.</summary>
/// <remarks>It never rewrites a file, unless the environment says <c>UPDATE_APPROVED=1</c>; then look at the difference and commit it.</remarks>
internal static class Approval
{
    private const string UpdateVariable = "UPDATE_APPROVED";

    /// <summary>Checks a text against its approved form.</summary>
    /// <param name="actual">The text; line ends are compared as <c>\n</c>.</param>
    /// <param name="name">What follows the test's name where one test checks several texts; may be empty.</param>
    /// <param name="extension">The file's extension.</param>
    /// <param name="testFile">Set by the compiler.</param>
    /// <param name="testMethod">Set by the compiler.</param>
    public static void Verify(
        string actual,
        string name = "",
        string extension = "txt",
        [CallerFilePath] string testFile = "",
        [CallerMemberName] string testMethod = "")
    {
        string suffix = name.Length == 0 ? "" : "." + name;
        string path = Path.Combine(Path.GetDirectoryName(testFile)!, $"{testMethod}{suffix}.approved.{extension}");
        string text = actual.ReplaceLineEndings("\n");
        text = text.EndsWith('\n') ? text : text + "\n";
        if (Environment.GetEnvironmentVariable(UpdateVariable) == "1")
        {
            File.WriteAllText(path, text);
            return;
        }

        string approved = File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : "";
        if (approved != text)
        {
            Assert.Fail($"{path} differs (- approved, + actual). Run with {UpdateVariable}=1 to take the new text.\n{Difference(approved, text)}");
        }
    }

    private static string Difference(string approved, string actual)
    {
        string[] left = approved.Split('\n');
        string[] right = actual.Split('\n');
        int same = left.Zip(right).TakeWhile(pair => pair.First == pair.Second).Count();
        int sameAtEnd = left.Reverse().Zip(right.Reverse()).TakeWhile(pair => pair.First == pair.Second).Count();
        sameAtEnd = Math.Min(sameAtEnd, Math.Min(left.Length, right.Length) - same);
        StringBuilder difference = new();
        difference.Append("at line ").Append(same + 1).Append('\n');
        foreach (string line in left[same..^sameAtEnd])
        {
            difference.Append("- ").Append(line).Append('\n');
        }

        foreach (string line in right[same..^sameAtEnd])
        {
            difference.Append("+ ").Append(line).Append('\n');
        }

        return difference.ToString();
    }
}
