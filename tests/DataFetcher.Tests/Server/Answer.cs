using System.Text;

namespace Pipeline.Nodes.DataFetcher.Tests.Server;

/// <summary>What a <see cref="ScriptedServer"/> can be told to do with a connection. After each answer the connection is closed.</summary>
internal static class Answer
{
    /// <summary>The date that every answer carries, where it carries one.</summary>
    public const string Date = "Tue, 10 Nov 2026 12:00:00 GMT";

    private static Task Forever => new TaskCompletionSource().Task;

    public static Func<ScriptedRequest, Stream, Task> Status(int code, params string[] headers) =>
        (_, stream) => WriteAsync(stream, Head(code, [.. headers, "Content-Length: 0"]));

    /// <summary>The whole of a body, or its first bytes under the length of the whole.</summary>
    public static Func<ScriptedRequest, Stream, Task> Body(
        byte[] body, int? cutAfter = null, int? promise = null, params string[] headers) =>
        async (_, stream) =>
        {
            await WriteAsync(stream, Head(200, [.. headers, $"Content-Length: {promise ?? body.Length}"]));
            await stream.WriteAsync(body.AsMemory(0, cutAfter ?? body.Length));
        };

    /// <summary>A body without any length, that ends with the connection.</summary>
    public static Func<ScriptedRequest, Stream, Task> Unbounded(byte[] body) =>
        async (_, stream) =>
        {
            await WriteAsync(stream, Head(200));
            await stream.WriteAsync(body);
        };

    /// <summary>One byte after the other.</summary>
    public static Func<ScriptedRequest, Stream, Task> Drip(byte[] body, params string[] headers) =>
        async (_, stream) =>
        {
            await WriteAsync(stream, Head(200, [.. headers, $"Content-Length: {body.Length}"]));
            for (int index = 0; index < body.Length; index++)
            {
                await stream.WriteAsync(body.AsMemory(index, 1));
                await stream.FlushAsync();
            }
        };

    /// <summary>Chunks of ten bytes; the last, empty chunk only if it is whole.</summary>
    public static Func<ScriptedRequest, Stream, Task> Chunked(
        byte[] body, bool whole = true, int cutInChunk = 0, params string[] headers) =>
        async (_, stream) =>
        {
            await WriteAsync(stream, Head(200, [.. headers, "Transfer-Encoding: chunked"]));
            foreach (byte[] chunk in body.Chunk(10))
            {
                await WriteAsync(stream, $"{chunk.Length:x}\r\n");
                await stream.WriteAsync(chunk);
                await WriteAsync(stream, "\r\n");
            }

            await WriteAsync(stream, whole ? "0\r\n\r\n" : cutInChunk > 0 ? $"ff\r\n{new string('x', cutInChunk)}" : "");
        };

    /// <summary>What a decent server does: the range that is asked for, as long as If-Range names this version; else everything.</summary>
    public static Func<ScriptedRequest, Stream, Task> Ranged(byte[] body, string validatorHeader, int? cutAfter = null) =>
        async (request, stream) =>
        {
            bool holds = request["Range"] is not null && validatorHeader.EndsWith($": {request["If-Range"]}", StringComparison.Ordinal);
            int from = holds ? int.Parse(request["Range"]!["bytes=".Length..].TrimEnd('-')) : 0;
            string[] range = holds ? [$"Content-Range: bytes {from}-{body.Length - 1}/{body.Length}"] : [];
            await WriteAsync(stream, Head(holds ? 206 : 200, [validatorHeader, .. range, $"Content-Length: {body.Length - from}"]));
            await stream.WriteAsync(body.AsMemory(from, Math.Min(body.Length - from, cutAfter ?? int.MaxValue)));
        };

    /// <summary>A 206 of any making.</summary>
    public static Func<ScriptedRequest, Stream, Task> Partial(byte[] bytes, params string[] headers) =>
        async (_, stream) =>
        {
            await WriteAsync(stream, Head(206, [.. headers, $"Content-Length: {bytes.Length}"]));
            await stream.WriteAsync(bytes);
        };

    /// <summary>Reads the request and then says nothing, for as long as the server lives.</summary>
    public static Func<ScriptedRequest, Stream, Task> Silence(TaskCompletionSource asked) =>
        (_, _) =>
        {
            asked.SetResult();
            return Forever;
        };

    /// <summary>The beginning of a body, and then nothing more.</summary>
    public static Func<ScriptedRequest, Stream, Task> Stall(byte[] body, int after, params string[] headers) =>
        async (_, stream) =>
        {
            await WriteAsync(stream, Head(200, [.. headers, $"Content-Length: {body.Length}"]));
            await stream.WriteAsync(body.AsMemory(0, after));
            await stream.FlushAsync();
            await Forever;
        };

    private static string Head(int code, params string[] headers) =>
        $"HTTP/1.1 {code} Whatever\r\nDate: {Date}\r\nConnection: close\r\n{string.Concat(headers.Select(header => header + "\r\n"))}\r\n";

    private static async Task WriteAsync(Stream stream, string text) => await stream.WriteAsync(Encoding.Latin1.GetBytes(text));
}
