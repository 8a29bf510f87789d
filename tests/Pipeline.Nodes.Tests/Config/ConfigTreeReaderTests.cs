using System.Text;
using Pipeline.Nodes.Config;

namespace Pipeline.Nodes.Tests.Config;

public sealed class ConfigTreeReaderTests
{
    [Fact]
    public void Read_EveryKindOfValue_KnowsItsPlace()
    {
        ConfigNode root = Read("{\n\"a/b\": [1,\n {\"~\": \"x\\u0041\"}],\r\n\"t\": true, \"f\": false,\n \"n\": null, \"d\": -1.50e3}");

        Assert.Equal(
            [
                "Object  1 ", "Array /a~1b 2 ", "Number /a~1b/0 2 1", "Object /a~1b/1 3 ", "String /a~1b/1/~0 3 xA",
                "True /t 4 ", "False /f 4 ", "Null /n 5 ", "Number /d 5 -1.50e3",
            ],
            All(root).Select(node => $"{node.Kind} {node.Pointer} {node.Line} {node.Text}"));
    }

    [Fact]
    public void Read_ByteOrderMark_IsIgnored() => Assert.Equal(1, Read("\uFEFF{\"a\": 1}").Find("a")?.Line);

    [Fact]
    public void Read_SyntaxErrors_AreExplained()
    {
        string[] files =
        [
            "",
            " \n ",
            "{",
            "{\n \"a\": [1, 2",
            "{\n \"a\": \"x\n}",
            "{\n \"a\": \"C:\\data\"\n}",
            "{\n \"a\": \"x\ty\"\n}",
            "{\n 'a': 1\n}",
            "{\n \"a\": 'x'\n}",
            "{\n a: 1\n}",
            "{\n \"a\": 1\n \"b\": 2\n}",
            "{\n \"a\": {}\n \"b\": 2\n}",
            "{\n \"a\": [1 2]\n}",
            "{\n \"a\" 1\n}",
            "{\n \"a\" = 1\n}",
            "{\n \"a\": True\n}",
            "{\n \"a\": None\n}",
            "{\n \"a\": NaN\n}",
            "{\n \"a\": 012\n}",
            "{\n \"a\": +1\n}",
            "{\n \"a\": .5\n}",
            "{\n \"a\": 30s\n}",
            "{\n \"a\": \"x",
            "{ // it's \"here\n \"a\": [1 /* ] */ 2]\n}",
            "{\n \"a\": [1}\n]",
            "[ 1, ,\n]",
            "]",
            "{\n \"a\": \n}",
            "{\n \"a\": ,\n}",
            "{\n \"a\": 1,,\n \"b\": 2}",
            "{\n \"a\": [1\n}",
            "{\"a\": 1}}",
            "{\"a\": 1}\n{\"b\": 1}",
            "a: 1",
            "{\"a\": ${env:X}}",
            new string('[', 70),
        ];

        Approval.Verify(string.Join('\n', files.Select(file => $"{Show(file)}\n    {ConfigFiles.ProblemsOf(file)}")));
    }

    [Fact]
    public void Read_BytesThatAreNoText_AreExplained()
    {
        byte[][] files =
        [
            Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes("{}")).ToArray(),
            [.. "{\n\"a\": \""u8, 0xE4, .. "\"}"u8],
        ];

        Approval.Verify(string.Join('\n', files.Select(file =>
            ConfigFiles.ProblemsOf(() => PipelineConfigFile.Parse(file, ConfigFiles.Name, "bucket")))));
    }

    [Fact]
    public void Read_CommentsTrailingCommasAndRepeatedKeys_AreAllFoundAtOnce() => Approval.Verify(ConfigFiles.ProblemsOf(
        """
        // settings of the bill, see
        {
          "node_1": {
            "a": 1, /* two,
                       lines */
            "b": [1, 2, ],
            "a": 2,
            "c": {"x": 1,
            },
          },
          "node_1": {},
          "node_2": { "name": "\ud800" },
        }
        """));

    private static ConfigNode Read(string json)
    {
        ProblemCollector problems = new("file.json");
        ConfigNode? root = ConfigTreeReader.Read(Encoding.UTF8.GetBytes(json), problems);
        problems.ThrowIfAny();
        return root!;
    }

    private static IEnumerable<ConfigNode> All(ConfigNode node) =>
        [node, .. node.Members.SelectMany(member => All(member.Value)), .. node.Items.SelectMany(All)];

    private static string Show(string json) => json.Replace("\n", "⏎", StringComparison.Ordinal).Replace("\t", "⇥", StringComparison.Ordinal);
}
