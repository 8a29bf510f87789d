namespace Pipeline.Nodes.Tests.Publishing.Model;

/// <summary>
/// The reader: the manifest, then each artifact in two ranges. It changes nothing, so that a reader which ended is not followed any further:
/// every step of the others is taken from the states in which it has not begun.
/// </summary>
internal sealed class ReaderSteps(StoreBehavior store, Rules rules, Records records)
{
    private const int RangesOfEach = 2;
    private const int Ranges = 2 * RangesOfEach;
    private const int DamagedFlag = 8;

    public void Expand(in ModelState state, Successors next)
    {
        ModelState after = state;
        if (state.RangesRead == 0 && state.ReaderPin == 0)
        {
            after.ReaderPin = (ushort)records[state.Manifest].LastCommit;
            if (after.ReaderPin != 0)
            {
                next.Add(after, new Step(Who.Reader, "reads the manifest"));
            }

            return;
        }

        int key = state.RangesRead / RangesOfEach;
        int named = records[state.ReaderPin].VisibleAt(key);
        int found = store.Versions ? Existing(state, named, key) : state.ObjectAt(key);
        if (found == Who.Nobody || (rules.ReaderChecksETag && records.ContentOf(found) != records.ContentOf(named)))
        {
            return;
        }

        int bytes = records.ContentOf(found) | (!store.Versions && state.IsDamaged(key) ? DamagedFlag : 0);
        after.ReaderSeen |= (ushort)(bytes << (4 * state.RangesRead));
        after.RangesRead++;
        var step = new Step(Who.Reader, "reads a range", key);
        if (after.RangesRead < Ranges)
        {
            next.Add(after, step);
        }
        else if (ProblemOf(after) is { } problem)
        {
            next.Report(after, step, problem);
        }
    }

    /// <summary>What a reader gets that meets nobody: null is the whole output of one attempt.</summary>
    public string? ReadAtOnce(in ModelState state)
    {
        int pin = records[state.Manifest].LastCommit;
        if (pin == 0)
        {
            return "there is no commit to read";
        }

        for (int key = 0; key < 2; key++)
        {
            int named = records[pin].VisibleAt(key);
            if (store.Versions ? Existing(state, named, key) == Who.Nobody : records.ContentOf(state.ObjectAt(key)) != records.ContentOf(named))
            {
                return $"{(key == 0 ? "first.csv" : "second.csv")} of {records.NameOf(pin)} is not there; there stands an object of {Who.NameOf(state.ObjectAt(key))}";
            }
        }

        return null;
    }

    private string? ProblemOf(in ModelState state)
    {
        int expected = records.ContentOf(records[state.ReaderPin].Who);
        bool damaged = false;
        bool foreign = false;
        for (int range = 0; range < Ranges; range++)
        {
            int bytes = (state.ReaderSeen >> (4 * range)) & 15;
            damaged |= (bytes & DamagedFlag) != 0;
            foreign |= (bytes & ~DamagedFlag) != expected;
        }

        return rules.ReaderChecksSha256
            ? foreign && !damaged ? "the reader says that data is damaged (exit 65), and nothing is: it read bytes of several attempts" : null
            : foreign ? "the reader took a mixture for the output of one attempt"
            : damaged ? "the reader took damaged bytes for the output of an attempt" : null;
    }

    private static int Existing(in ModelState state, int who, int key)
        => who == Who.Earlier || state.UploadOf(who, key) == UploadState.Completed ? who : Who.Nobody;
}
