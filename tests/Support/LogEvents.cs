using System.Reflection;

namespace Pipeline.Nodes.TestSupport;

/// <summary>The events that an assembly writes to the log.</summary>
public static class LogEvents
{
    // By its name: these helpers reference nothing.
    private const string Mark = "Microsoft.Extensions.Logging.LoggerMessageAttribute";

    /// <summary>The ids in an assembly, ascending; one that is used twice stands there twice.</summary>
    public static IReadOnlyList<int> IdsOf(Assembly assembly) =>
    [
        .. assembly.GetTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .SelectMany(method => method.CustomAttributes)
            .Where(attribute => attribute.AttributeType.FullName == Mark)
            .Select(IdOf)
            .Order(),
    ];

    private static int IdOf(CustomAttributeData attribute) => attribute.ConstructorArguments is [{ Value: int id }, ..]
        ? id
        : attribute.NamedArguments.Single(argument => argument.MemberName == "EventId").TypedValue.Value is int named ? named : 0;
}
