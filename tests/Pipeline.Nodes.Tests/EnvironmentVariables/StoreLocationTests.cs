using Pipeline.Nodes.EnvironmentVariables;

namespace Pipeline.Nodes.Tests.EnvironmentVariables;

public sealed class StoreLocationTests
{
    [Theory]
    [InlineData("/srv/bucket")]
    [InlineData("/srv/my bucket#1?%41")]
    [InlineData("/srv/übung")]
    public void ToString_Folder_IsReadBackAsTheSameFolder(string path)
    {
        string? fault = StoreFormat.Read(StoreLocation.Folder(path).ToString(), out StoreLocation location);

        Assert.Null(fault);
        Assert.Equal(path, location.FolderPath);
        Assert.False(location.IsS3);
    }

    [Theory]
    [InlineData("")]
    [InlineData("bucket")]
    [InlineData("./bucket")]
    public void Folder_NotAbsolute_Throws(string path) => Assert.Throws<ArgumentException>(() => StoreLocation.Folder(path));

    [Fact]
    public void Folder_OtherSpelling_IsTheSameLocation() =>
        Assert.Equal(StoreLocation.Folder("/srv/bucket"), StoreLocation.Folder("/srv/x/../bucket/"));
}
