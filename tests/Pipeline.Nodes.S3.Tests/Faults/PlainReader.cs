using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Amazon.S3;
using Amazon.S3.Model;

namespace Pipeline.Nodes.S3.Tests.Faults;

/// <summary>Reads what is published as somebody else's script would: by the manifest's JSON and plain requests, without our code.</summary>
internal static class PlainReader
{
    public static async Task<Seen> ReadAsync(IAmazonS3 client, string bucket, string folderPrefix, Func<IReadOnlyDictionary<string, string>, Seen> judge)
    {
        try
        {
            using JsonDocument manifest = JsonDocument.Parse(await ReadAsync(client, new GetObjectRequest { BucketName = bucket, Key = folderPrefix + "_manifest.json" }));
            JsonElement commit = manifest.RootElement;
            if (commit.GetProperty("state").GetString() == "publishing" && !commit.TryGetProperty("previous", out commit))
            {
                return Seen.Error("publishing, and nothing was committed before");
            }

            var contents = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (JsonElement artifact in commit.GetProperty("artifacts").EnumerateArray())
            {
                string name = artifact.GetProperty("name").GetString()!;
                string? version = artifact.TryGetProperty("version_id", out JsonElement id) ? id.GetString() : null;
                byte[] content = await ReadAsync(client, new GetObjectRequest
                {
                    BucketName = bucket,
                    Key = folderPrefix + name,
                    VersionId = version,
                    EtagToMatch = version is null ? $"\"{artifact.GetProperty("etag").GetString()}\"" : null,
                });
                if (Convert.ToHexStringLower(SHA256.HashData(content)) != artifact.GetProperty("sha256").GetString())
                {
                    return Seen.Error($"{name} is not what the manifest says");
                }

                contents.Add(name, Encoding.UTF8.GetString(content));
            }

            return judge(contents);
        }
        catch (AmazonS3Exception exception) when (exception.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.PreconditionFailed)
        {
            return Seen.Error($"{(int)exception.StatusCode} {exception.ErrorCode}");
        }
    }

    private static async Task<byte[]> ReadAsync(IAmazonS3 client, GetObjectRequest request)
    {
        using GetObjectResponse response = await client.GetObjectAsync(request);
        using var content = new MemoryStream();
        await response.ResponseStream.CopyToAsync(content);
        return content.ToArray();
    }
}
