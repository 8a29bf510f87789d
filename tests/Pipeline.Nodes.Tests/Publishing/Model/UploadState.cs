namespace Pipeline.Nodes.Tests.Publishing.Model;

/// <summary>How far a multipart upload is.</summary>
internal enum UploadState
{
    None,
    Staged,
    Completed,
    Aborted,
}
