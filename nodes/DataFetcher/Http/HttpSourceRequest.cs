namespace Pipeline.Nodes.DataFetcher.Http;

/// <summary>What to fetch.</summary>
/// <param name="Url">An absolute http or https URL. User information in it is sent as basic authorization.</param>
/// <param name="Headers">Headers to add to each request to the URL's own host; see <see cref="RequestHeaders"/>.</param>
internal sealed record HttpSourceRequest(Uri Url, IReadOnlyDictionary<string, string> Headers);
