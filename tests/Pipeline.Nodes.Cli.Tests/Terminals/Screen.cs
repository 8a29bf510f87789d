using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Pipeline.Nodes.Cli.Tests.Terminals;

/// <summary>What a terminal shows after a text was written to it: lines, the cursor, and the few control sequences that move or erase.</summary>
internal sealed partial class Screen(int columns)
{
    private readonly List<StringBuilder> _lines = [new()];
    private int _row;
    private int _column;

    /// <summary>The lines, without blanks at their ends.</summary>
    public string Text => string.Join('\n', _lines.Select(line => line.ToString().TrimEnd())).TrimEnd() + "\n";

    /// <summary>Writes a text.</summary>
    public Screen Write(string text)
    {
        foreach (Match part in Part().Matches(text))
        {
            if (part.Groups["command"].Success)
            {
                Obey(part.Groups["command"].Value, part.Groups["number"].Value);
            }
            else if (part.Groups["other"].Success)
            {
                Put(part.Value[0]);
            }
        }

        return this;
    }

    private void Obey(string command, string number)
    {
        switch (command)
        {
            case "A":
                _row = Math.Max(0, _row - (number.Length == 0 ? 1 : int.Parse(number, CultureInfo.InvariantCulture)));
                break;
            case "J":
                _lines[_row].Length = Math.Min(_column, _lines[_row].Length);
                _lines.RemoveRange(_row + 1, _lines.Count - _row - 1);
                break;
            case "K" when number == "2":
                _lines[_row].Clear();
                break;
            default:
                // Colours, and whether the cursor is seen.
                break;
        }
    }

    private void Put(char character)
    {
        switch (character)
        {
            case '\r':
                _column = 0;
                return;
            case '\n':
                MoveDown();
                return;
            default:
                if (_column == columns)
                {
                    _column = 0;
                    MoveDown();
                }

                StringBuilder line = _lines[_row];
                line.Append(' ', Math.Max(0, _column + 1 - line.Length));
                line[_column++] = character;
                return;
        }
    }

    private void MoveDown()
    {
        _row++;
        if (_row == _lines.Count)
        {
            _lines.Add(new StringBuilder());
        }
    }

    [GeneratedRegex(@"\e\[(?<number>[?\d;]*)(?<command>[A-Za-z])|\e[=>]|(?<other>[\s\S])")]
    private static partial Regex Part();
}
