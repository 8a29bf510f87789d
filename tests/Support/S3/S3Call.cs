using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;

namespace Pipeline.Nodes.TestSupport.S3;

/// <summary>One request of an attempt. Attempts that do the same make equal calls, whatever order their threads ran in.</summary>
/// <param name="Kind">What it asks.</param>
/// <param name="Key">The key, or the prefix of a listing; a DAG key in it reads <c>{key}</c>, an attempt's id <c>{attempt}</c>.</param>
/// <param name="Occurrence">Which one of this kind at this key it is, from 1.</param>
public sealed partial record S3Call(S3CallKind Kind, string Key, int Occurrence)
{
    /// <summary>Whether it changes what the server holds: only then does it matter when it is applied.</summary>
    public bool Writes => Kind is S3CallKind.Put or S3CallKind.Initiate or S3CallKind.Part or S3CallKind.Complete or S3CallKind.Abort;

    public override string ToString() => $"{Kind.ToString().ToLowerInvariant()} {Key} #{Occurrence}";

    /// <summary>Reads a request in path style.</summary>
    internal static (S3CallKind Kind, string Key) Classify(HttpRequest request)
    {
        string path = request.Path.Value ?? "/";
        int slash = path.IndexOf('/', 1);
        string key = slash < 0 ? "" : path[(slash + 1)..];
        S3CallKind kind = request.Method switch
        {
            "GET" when request.Query.ContainsKey("list-type") => S3CallKind.List,
            "GET" => S3CallKind.Get,
            "HEAD" => S3CallKind.Head,
            "PUT" => request.Query.ContainsKey("partNumber") ? S3CallKind.Part : S3CallKind.Put,
            "POST" when request.Query.ContainsKey("uploads") => S3CallKind.Initiate,
            "POST" when request.Query.ContainsKey("uploadId") => S3CallKind.Complete,
            "DELETE" when request.Query.ContainsKey("uploadId") => S3CallKind.Abort,
            _ => S3CallKind.Other,
        };
        string named = kind == S3CallKind.List ? request.Query["prefix"].ToString() : key;
        return (kind, AttemptId().Replace(DagKey().Replace(named, "{key}"), "{attempt}"));
    }

    [GeneratedRegex(@"(?<=^[^/]*-)[0-9a-f]{8}(?=/|\.json$)")]
    private static partial Regex DagKey();

    [GeneratedRegex("(?<![0-9a-f])[0-9a-f]{16}(?![0-9a-f])")]
    private static partial Regex AttemptId();
}
