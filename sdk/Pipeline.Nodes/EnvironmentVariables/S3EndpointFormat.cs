namespace Pipeline.Nodes.EnvironmentVariables;

/// <summary>The form of <c>S3_ENDPOINT</c>: a host, or an http or https URL without a path.</summary>
internal static class S3EndpointFormat
{
    /// <summary>What the value must be, for the text of a problem.</summary>
    public const string Expected = "a host or an http or https URL (s3.amazonaws.com, http://minio:9000)";

    /// <summary>Reads the value; gives what is wrong with it, or <see langword="null"/>. The fault never repeats the value.</summary>
    public static string? Read(string value, out Uri? endpoint)
    {
        endpoint = null;
        bool hasScheme = value.Contains("://", StringComparison.Ordinal);
        if (value.Any(character => char.IsWhiteSpace(character) || char.IsControl(character)))
        {
            return "it holds white space";
        }

        if (!Uri.TryCreate(hasScheme ? value : "https://" + value, UriKind.Absolute, out Uri? parsed) || parsed.Host.Length == 0)
        {
            return hasScheme ? "it is no URL" : "it is no host";
        }

        if (parsed.Scheme != Uri.UriSchemeHttps && parsed.Scheme != Uri.UriSchemeHttp)
        {
            return $"the scheme '{parsed.Scheme}' is neither http nor https";
        }

        if (parsed.UserInfo.Length > 0)
        {
            return "credentials go into AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY";
        }

        if (parsed.AbsolutePath != "/" || parsed.Query.Length > 0 || parsed.Fragment.Length > 0)
        {
            return $"a path, query or fragment has no place there; the bucket's name goes into {EnvironmentNames.Bucket}";
        }

        endpoint = new Uri(parsed.GetLeftPart(UriPartial.Authority));
        return null;
    }
}
