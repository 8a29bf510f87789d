using Pipeline.Nodes.Cli.Doctor;

namespace Pipeline.Nodes.Cli.Tests.Doctor;

public sealed class UnfinishedUploadsTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Of_None_IsFine() => Assert.Equal(new Finding("unfinished uploads", "ok", "none"), UnfinishedUploads.Of([], Now));

    [Fact]
    public void Of_UploadsOfToday_MayBeAtWork() => Assert.Equal(
        new Finding("unfinished uploads", "ok", "2, none older than a day"),
        UnfinishedUploads.Of([Now, Now.AddDays(-1)], Now));

    [Fact]
    public void Of_UploadOfUnknownAge_IsNotOld() => Assert.Equal(
        new Finding("unfinished uploads", "ok", "1, none older than a day"),
        UnfinishedUploads.Of([DateTimeOffset.MaxValue], Now));

    [Fact]
    public void Of_OlderThanADay_SaysHowManyAndWhatToDo() => Assert.Equal(
        new Finding(
            "unfinished uploads",
            "warning",
            "2 uploads older than a day that nobody finished, the oldest of 2026-10-31: programs that are killed leave them, and what they hold is paid for. "
                + "Give the bucket a lifecycle rule that aborts them (AbortIncompleteMultipartUpload after 1 day)"),
        UnfinishedUploads.Of([Now.AddDays(-1).AddSeconds(-1), Now.AddHours(-1), Now.AddDays(-20)], Now));
}
