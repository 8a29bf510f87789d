using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace Pipeline.Nodes.Tests.Conventions;

/// <summary>Writes what other assemblies can see of an assembly, one member a line, so that a change of it shows in a diff.</summary>
internal static class PublicApiWriter
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static string Write(Assembly assembly)
    {
        var text = new StringBuilder();
        foreach (Type type in assembly.GetExportedTypes().OrderBy(type => type.FullName, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"{KindOf(type)} {NameOf(type, full: true)}{BasesOf(type)}\n");
            foreach (string member in MembersOf(type).Order(StringComparer.Ordinal))
            {
                text.Append(CultureInfo.InvariantCulture, $"    {member}\n");
            }
        }

        return text.ToString();
    }

    private static IEnumerable<string> MembersOf(Type type)
    {
        if (type.IsEnum)
        {
            return Enum.GetNames(type).Select(name => $"{name} = {Convert.ToInt32(Enum.Parse(type, name), CultureInfo.InvariantCulture)}");
        }

        return type.GetMembers(Declared).Where(member => member.GetCustomAttribute<CompilerGeneratedAttribute>() is null).Select(Line).OfType<string>();
    }

    private static string? Line(MemberInfo member) => member switch
    {
        ConstructorInfo method when IsVisible(method) => $"{AccessOf(method)}new({ParametersOf(method)})",
        MethodInfo { IsSpecialName: false } method when IsVisible(method) => $"{AccessOf(method)}{NameOf(method.ReturnType)} {method.Name}({ParametersOf(method)})",
        PropertyInfo property when Accessors(property) is { Length: > 0 } accessors =>
            $"{AccessOf(property.GetAccessors(nonPublic: true)[0])}{NameOf(property.PropertyType)} {property.Name} {{ {string.Join(' ', accessors)} }}",
        FieldInfo { IsPublic: true } field => $"{(field.IsLiteral ? $"const {NameOf(field.FieldType)} {field.Name} = {field.GetRawConstantValue()}" : $"{NameOf(field.FieldType)} {field.Name}")}",
        _ => null,
    };

    private static string[] Accessors(PropertyInfo property) =>
    [
        .. property.GetMethod is { } get && IsVisible(get) ? (string[])["get;"] : [],
        .. property.SetMethod is { } set && IsVisible(set) ? [IsInit(set) ? "init;" : "set;"] : Array.Empty<string>(),
    ];

    private static bool IsInit(MethodInfo set) => set.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static string AccessOf(MethodBase method)
        => $"{(method.IsPublic ? "" : "protected ")}{(method.IsStatic ? "static " : "")}{(method.IsAbstract && !method.DeclaringType!.IsInterface ? "abstract " : "")}";

    private static string ParametersOf(MethodBase method)
        => string.Join(", ", method.GetParameters().Select(parameter =>
            $"{NameOf(parameter.ParameterType)} {parameter.Name}{(parameter.HasDefaultValue ? $" = {parameter.DefaultValue ?? "null"}" : "")}"));

    private static string KindOf(Type type) => type switch
    {
        { IsEnum: true } => "enum",
        { IsInterface: true } => "interface",
        { IsAbstract: true, IsSealed: true } => "static class",
        { IsAbstract: true } => "abstract class",
        { IsSealed: true } => "sealed class",
        _ => "class",
    };

    private static string BasesOf(Type type)
        => type.BaseType is { } parent && parent != typeof(object) && !type.IsEnum ? $" : {NameOf(parent)}" : "";

    private static string NameOf(Type type, bool full = false)
    {
        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return NameOf(underlying) + "?";
        }

        string name = (full ? type.FullName ?? type.Name : type.Name).Split('`')[0];
        return type.IsGenericType ? $"{name}<{string.Join(", ", type.GetGenericArguments().Select(argument => NameOf(argument)))}>" : name;
    }
}
