using Pipeline.Nodes.EnvironmentVariables;

namespace Pipeline.Nodes.Tests.EnvironmentVariables;

public sealed class BucketNameFormatTests
{
    [Theory]
    [InlineData("", "it has 0 characters")]
    [InlineData("a", "it has 1 character")]
    [InlineData("ab", "it has 2 characters")]
    [InlineData("a b", "it holds ' '")]
    [InlineData("bücket", "it holds 'ü'")]
    [InlineData("a\nb", "it holds a control character")]
    [InlineData("192.168.5.4", "it is written like an IPv4 address")]
    [InlineData("s3://bucket", "write the name alone, without a URL around it")]
    [InlineData("bucket/path", "a bucket's name holds no '/': a path below the bucket goes into s3.prefix of the config file")]
    public void FindFault_NameThatNoServerHas_NamesTheRule(string name, string fault) => Assert.Equal(fault, BucketNameFormat.FindFault(name));

    [Fact]
    public void FindFault_Length_EndsAt255()
    {
        Assert.Null(BucketNameFormat.FindFault(new string('a', 255)));
        Assert.Equal("it has 256 characters", BucketNameFormat.FindFault(new string('a', 256)));
    }

    [Theory]
    [InlineData("Costs", "it holds 'C'")]
    [InlineData("my_costs", "it holds '_'")]
    [InlineData("-costs", "it begins with '-', not with a letter or digit")]
    [InlineData(".costs", "it begins with '.', not with a letter or digit")]
    [InlineData("costs-", "it ends with '-', not with a letter or digit")]
    [InlineData("my..costs", "two dots stand side by side")]
    [InlineData("a234567890123456789012345678901234567890123456789012345678901234", "it has 64 characters")]
    public void FindFaultByAws_NameThatOtherServersHave_NamesTheRule(string name, string fault)
    {
        Assert.Null(BucketNameFormat.FindFault(name));
        Assert.Equal(fault, BucketNameFormat.FindFaultByAws(name));
    }

    [Theory]
    [InlineData("abc")]
    [InlineData("1.2.3")]
    [InlineData("1.2.3.4567")]
    [InlineData("my-bucket.example.com")]
    [InlineData("costs--use1-az5--x-s3")]
    [InlineData("a23456789012345678901234567890123456789012345678901234567890123")]
    public void FindFaultByAws_NameThatAwsTakes_FindsNothing(string name)
    {
        Assert.Null(BucketNameFormat.FindFault(name));
        Assert.Null(BucketNameFormat.FindFaultByAws(name));
    }
}
