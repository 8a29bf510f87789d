using System.Diagnostics;
using System.Globalization;
using DuckDB.NET.Data;

namespace Pipeline.Nodes.Bench;

/// <summary>
/// The analyzer against DuckDB on the same bill, turn by turn. DuckDB runs in this process with two threads, so without a start; it is told the columns and sums
/// decimals, exactly, by day and service. Ours is a whole process, which also hashes the bill and writes all its tables.
/// </summary>
internal static class DuckDbFigures
{
    private const int Runs = 5;
    private const long Bytes = 400_000_000;
    private const double Goal = 4;

    public static async Task<IReadOnlyList<Figure>> MeasureAsync(Workplace place)
    {
        using var store = new BillStore(place, "duckdb", Bytes);
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        Execute(connection, "SET threads = 2");
        var theirs = new List<TimeSpan>();
        string[] answer = [];
        for (int run = 0; run <= Runs; run++)
        {
            await store.RunAsync();
            long started = Stopwatch.GetTimestamp();
            answer = Ask(connection, store.Bill);
            theirs.Add(Stopwatch.GetElapsedTime(started));
        }

        string[] ours = [.. File.ReadLines(store.Output("cost_by_day_and_ServiceName.csv")).Skip(1).Order(StringComparer.Ordinal)];
        if (!ours.SequenceEqual(answer.Order(StringComparer.Ordinal)))
        {
            throw new InvalidOperationException($"DuckDB sums otherwise: {answer.Except(ours).FirstOrDefault()} is not in {ours.Except(answer).FirstOrDefault()}");
        }

        TimeSpan duckDb = theirs[1..].Order().ElementAt(Runs / 2);
        return
        [
            Comparison.AtLeast(
                string.Create(CultureInfo.InvariantCulture, $"analyzer, whole process, against DuckDB with two threads ({Bytes / 1e6 / duckDb.TotalSeconds:0} MB/s), 400 MB, same sums"),
                Goal,
                duckDb / store.Median.Elapsed),
        ];
    }

    private static void Execute(DuckDBConnection connection, string sql)
    {
        using DuckDBCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    // The rows as our table has them.
    private static string[] Ask(DuckDBConnection connection, string bill)
    {
        IEnumerable<string> columns = File.ReadLines(bill).First().Split(',').Select(column => column switch
        {
            "ChargePeriodStart" or "ChargePeriodEnd" => $"'{column}': 'TIMESTAMP'",
            "BilledCost" => $"'{column}': 'DECIMAL(38, 11)'",
            _ => $"'{column}': 'VARCHAR'",
        });
        using DuckDBCommand command = connection.CreateCommand();
        command.CommandText =
            $"""
            SELECT CAST(ChargePeriodStart AS DATE)::VARCHAR, ServiceName, BillingCurrency, sum(BilledCost)::VARCHAR, count(*)
            FROM read_csv('{bill}', auto_detect = false, header = true, delim = ',', quote = '"', escape = '"', columns = {"{"}{string.Join(", ", columns)}{"}"})
            GROUP BY ALL
            """;
        using DuckDBDataReader reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
        {
            string cost = reader.GetString(3);
            rows.Add(string.Create(CultureInfo.InvariantCulture, $"{reader.GetString(0)},{reader.GetString(1)},{reader.GetString(2)},{(cost.Contains('.') ? cost.TrimEnd('0').TrimEnd('.') : cost)},{reader.GetInt64(4)}"));
        }

        return [.. rows];
    }
}
