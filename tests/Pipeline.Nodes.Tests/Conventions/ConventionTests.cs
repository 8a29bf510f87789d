using System.Reflection;
using Microsoft.Extensions.Logging;
using Pipeline.Nodes.Errors;

namespace Pipeline.Nodes.Tests.Conventions;

public sealed class ConventionTests
{
    private static readonly Assembly Sdk = typeof(PipelineNode).Assembly;

    public static TheoryData<ExitCode> ExitCodes => [.. Enum.GetValues<ExitCode>()];

    [Fact]
    public void LogEvents_OfTheSdk_HaveIdsAndTextsOfTheirOwn()
    {
        LoggerMessageAttribute[] events = [.. Sdk.GetTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Select(method => method.GetCustomAttribute<LoggerMessageAttribute>())
            .OfType<LoggerMessageAttribute>()];
        Assert.NotEmpty(events);
        Assert.Equal(events.Length, events.Select(log => log.EventId).Distinct().Count());
        Assert.All(events, log => Assert.InRange(log.EventId, 1000, 9999));
    }

    [Fact]
    public void NodeExceptions_AreSealedAndEndInException()
    {
        Type[] types = NodeExceptions();
        Assert.Equal(10, types.Length);
        Assert.All(types, type => Assert.True(type is { IsSealed: true, IsPublic: true } && type.Name.EndsWith("Exception", StringComparison.Ordinal), type.Name));
    }

    [Fact]
    public void NodeExceptions_EndWithACodeOfTheirOwn_WhichTheirDocumentationNames()
    {
        var codes = new Dictionary<Type, ExitCode>
        {
            [typeof(UsageException)] = ExitCode.Usage,
            [typeof(BadDataException)] = ExitCode.Data,
            [typeof(NoInputException)] = ExitCode.NoInput,
            [typeof(UnavailableException)] = ExitCode.Unavailable,
            [typeof(LocalDiskException)] = ExitCode.InputOutput,
            [typeof(TryAgainException)] = ExitCode.Temporary,
            [typeof(AccessDeniedException)] = ExitCode.Denied,
            [typeof(ConfigException)] = ExitCode.Config,
            [typeof(SkippedException)] = ExitCode.Skipped,
            [typeof(TerminatedException)] = ExitCode.Terminated,
        };
        string documentation = File.ReadAllText(Path.ChangeExtension(Sdk.Location, ".xml"));
        foreach (Type type in NodeExceptions())
        {
            NodeException exception = Make(type, "what was found");
            Assert.Equal(codes[type], exception.ExitCode);
            Assert.Contains("what was found", exception.Message, StringComparison.Ordinal);
            Assert.Equal(ExitCodeInfo.RetryHelps(exception.ExitCode), exception.RetryHelps);
            Assert.Empty(exception.Facts);
            string constructor = documentation[documentation.IndexOf($"M:{type.FullName}.#ctor", StringComparison.Ordinal)..];
            Assert.Contains($"exit code {(int)exception.ExitCode}.", constructor[..constructor.IndexOf("</member>", StringComparison.Ordinal)], StringComparison.Ordinal);
        }
    }

    [Fact]
    public void NodeExceptions_WithoutAText_AreRefused()
        => Assert.All(NodeExceptions(), type =>
        {
            var exception = Assert.Throws<TargetInvocationException>(() => Make(type, " "));
            Assert.IsType<ArgumentException>(exception.InnerException);
        });

    [Theory]
    [MemberData(nameof(ExitCodes))]
    public void ExitCodes_HaveANameAndAMeaning(ExitCode code)
    {
        Assert.DoesNotMatch("^[0-9]*$", ExitCodeInfo.NameOf(code));
        Assert.NotEmpty(ExitCodeInfo.MeaningOf(code));
        Assert.Equal((int)code is 66 or 69 or 74 or 75 or 143, ExitCodeInfo.RetryHelps(code));
    }

    [Fact]
    public void ExitCodes_Names_AreDistinct()
        => Assert.Equal(Enum.GetValues<ExitCode>().Length, Enum.GetValues<ExitCode>().Select(ExitCodeInfo.NameOf).Distinct().Count());

    private static Type[] NodeExceptions() => [.. Sdk.GetTypes().Where(type => type.IsSubclassOf(typeof(NodeException)))];

    private static NodeException Make(Type type, string text)
    {
        ConstructorInfo constructor = type.GetConstructors().First(candidate => candidate.GetParameters()[0].ParameterType == typeof(string)
            && candidate.GetParameters().Skip(1).All(parameter => parameter.IsOptional));
        return (NodeException)constructor.Invoke([text, .. constructor.GetParameters().Skip(1).Select(_ => (object?)null)]);
    }
}
