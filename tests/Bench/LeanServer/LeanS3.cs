using System.Collections.Concurrent;
using System.Xml.Linq;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Pipeline.Nodes.Bench.LeanServer;

/// <summary>
/// Just enough of S3 to compare clients with: a folder as a bucket that is read, and whose writes are taken to their last byte and kept nowhere.
/// No signature is looked at.
/// </summary>
internal sealed class LeanS3(string folder)
{
    private const int PageKeys = 1000;
    private const int ReadBytes = 256 * 1024;
    private const string WrittenETag = "\"written-1\"";

    private static readonly XNamespace Names = "http://s3.amazonaws.com/doc/2006-03-01/";

    private readonly ConcurrentDictionary<string, ServedFile> _files = new(StringComparer.Ordinal);
    private readonly Lazy<string[]> _keys = new(() =>
        [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(folder, path)).Order(StringComparer.Ordinal)]);

    public Task AnswerAsync(HttpContext context)
    {
        HttpRequest request = context.Request;
        string[] segments = request.Path.Value!.Split('/', 3);
        string key = segments.Length == 3 ? segments[2] : "";
        return (request.Method, request.Query) switch
        {
            ("GET", _) when key.Length == 0 => ListAsync(context),
            ("GET" or "HEAD", _) => ReadAsync(context, key),
            ("PUT", _) => TakeAsync(context),
            ("POST", var query) when query.ContainsKey("uploads") => SendAsync(
                context, new XElement(Names + "InitiateMultipartUploadResult", new XElement(Names + "Key", key), new XElement(Names + "UploadId", "upload"))),
            ("POST", _) => CompleteAsync(context, key),
            ("DELETE", _) => EndAsync(context, StatusCodes.Status204NoContent),
            _ => EndAsync(context, StatusCodes.Status501NotImplemented),
        };
    }

    private async Task ReadAsync(HttpContext context, string key)
    {
        HttpResponse response = context.Response;
        if (Find(key) is not { } file)
        {
            await SendAsync(context, new XElement("Error", new XElement("Code", "NoSuchKey"), new XElement("Key", key)), StatusCodes.Status404NotFound);
            return;
        }

        response.Headers.ETag = file.ETag;
        response.Headers.LastModified = HeaderUtilities.FormatDate(file.Modified);
        response.Headers.AcceptRanges = "bytes";
        response.ContentType = "application/octet-stream";
        if (context.Request.Headers.IfMatch is [{ } expected] && expected.Trim('"') != file.ETag.Trim('"'))
        {
            await EndAsync(context, StatusCodes.Status412PreconditionFailed);
            return;
        }

        (long first, long end) = (0, file.Bytes);
        if (RangeHeaderValue.TryParse(context.Request.Headers.Range.ToString(), out RangeHeaderValue? ranges))
        {
            RangeItemHeaderValue range = ranges.Ranges.Single();
            first = range.From!.Value;
            end = Math.Min(file.Bytes, (range.To ?? file.Bytes - 1) + 1);
            response.StatusCode = StatusCodes.Status206PartialContent;
            response.Headers.ContentRange = $"bytes {first}-{end - 1}/{file.Bytes}";
        }

        response.ContentLength = end - first;
        if (HttpMethods.IsHead(context.Request.Method))
        {
            return;
        }

        while (first < end)
        {
            Memory<byte> target = response.BodyWriter.GetMemory(ReadBytes);
            int read = RandomAccess.Read(file.Handle, target.Span[..(int)Math.Min(target.Length, end - first)], first);
            first += read;
            response.BodyWriter.Advance(read);
            await response.BodyWriter.FlushAsync(context.RequestAborted);
        }
    }

    private Task ListAsync(HttpContext context)
    {
        IQueryCollection query = context.Request.Query;
        string prefix = query["prefix"].ToString();
        string after = query["continuation-token"].ToString();
        int most = int.TryParse(query["max-keys"], out int asked) ? asked : PageKeys;
        string[] page = [.. _keys.Value.Where(key => key.StartsWith(prefix, StringComparison.Ordinal) && string.CompareOrdinal(key, after) > 0).Take(most + 1)];
        bool isTruncated = page.Length > most;
        var result = new XElement(
            Names + "ListBucketResult",
            new XElement(Names + "Prefix", prefix),
            new XElement(Names + "IsTruncated", isTruncated),
            isTruncated ? new XElement(Names + "NextContinuationToken", page[most - 1]) : null,
            page.Take(most).Select(key => (Key: key, File: Find(key)!)).Select(item => new XElement(
                Names + "Contents",
                new XElement(Names + "Key", item.Key),
                new XElement(Names + "LastModified", item.File.Modified),
                new XElement(Names + "ETag", item.File.ETag),
                new XElement(Names + "Size", item.File.Bytes))));
        return SendAsync(context, result);
    }

    private static async Task TakeAsync(HttpContext context)
    {
        await DrainAsync(context);
        context.Response.Headers.ETag = WrittenETag;
        await EndAsync(context, StatusCodes.Status200OK);
    }

    private static async Task CompleteAsync(HttpContext context, string key)
    {
        await DrainAsync(context);
        await SendAsync(context, new XElement(Names + "CompleteMultipartUploadResult", new XElement(Names + "Key", key), new XElement(Names + "ETag", WrittenETag)));
    }

    private static async Task DrainAsync(HttpContext context)
    {
        System.IO.Pipelines.ReadResult read;
        do
        {
            read = await context.Request.BodyReader.ReadAsync(context.RequestAborted);
            context.Request.BodyReader.AdvanceTo(read.Buffer.End);
        }
        while (!read.IsCompleted);
    }

    private static Task SendAsync(HttpContext context, XElement body, int status = StatusCodes.Status200OK)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/xml";
        return context.Response.WriteAsync(body.ToString(SaveOptions.DisableFormatting));
    }

    private static Task EndAsync(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        context.Response.ContentLength = status == StatusCodes.Status204NoContent ? null : 0;
        return Task.CompletedTask;
    }

    private ServedFile? Find(string key)
    {
        string path = Path.Combine(folder, key);
        return _files.TryGetValue(key, out ServedFile? known) ? known : File.Exists(path) ? _files.GetOrAdd(key, _ => ServedFile.Open(path)) : null;
    }
}
