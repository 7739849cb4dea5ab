using System.ComponentModel;
using System.Globalization;
using System.Reflection;

namespace CommunityCollab.Server.Starting;

/// <summary>Reads a section of the configuration so that what is misspelt, or cannot be meant, is refused in an operator's words.</summary>
internal static class ConfiguredSection
{
    /// <summary>Reads a section into options, whose own values stand where it says nothing.</summary>
    /// <typeparam name="T">The options. A setting is a property that can be set, or a group of settings in one that cannot.</typeparam>
    /// <exception cref="InvalidConfigurationException">A name is unknown, a value is of another kind, or a number or a time is not above zero.</exception>
    public static T ReadSection<T>(this IConfiguration configuration, string section)
        where T : new()
    {
        var options = new T();
        Fill(options, configuration.GetSection(section));
        return options;
    }

    /// <summary>Refuses a name that a section does not know.</summary>
    /// <exception cref="InvalidConfigurationException">There is one; the nearest that it knows is named.</exception>
    public static void MustKnow(this IConfigurationSection section, IReadOnlyCollection<string> names)
    {
        foreach (var setting in section.GetChildren().Where(setting => !names.Contains(setting.Key, StringComparer.OrdinalIgnoreCase)))
        {
            var nearest = names.MinBy(name => KnownSettings.Distance(setting.Key, name));
            throw new InvalidConfigurationException($"There is no setting '{setting.Path}'; the nearest is '{section.Path}:{nearest}'.");
        }
    }

    private static void Fill(object options, IConfigurationSection section)
    {
        var properties = options.GetType().GetProperties().ToDictionary(property => property.Name, StringComparer.OrdinalIgnoreCase);
        section.MustKnow(properties.Keys);
        if (section.Value is { Length: > 0 })
        {
            throw new InvalidConfigurationException($"The setting '{section.Path}' is a group: give '{section.Path}:{properties.Keys.First()}'.");
        }

        foreach (var setting in section.GetChildren())
        {
            var property = properties[setting.Key];
            if (property.CanWrite)
            {
                property.SetValue(options, ValueOf(setting, property));
            }
            else
            {
                Fill(property.GetValue(options)!, setting);
            }
        }
    }

    private static object ValueOf(IConfigurationSection setting, PropertyInfo property)
    {
        foreach (var below in setting.GetChildren())
        {
            throw new InvalidConfigurationException($"There is no setting '{below.Path}'; the nearest is '{setting.Path}'.");
        }

        try
        {
            var value = TypeDescriptor.GetConverter(property.PropertyType).ConvertFromInvariantString(setting.Value ?? "")!;
            return value is not (<= 0) && (value is not TimeSpan time || time > TimeSpan.Zero)
                ? value
                : throw new InvalidConfigurationException($"The setting '{setting.Path}' must be above zero, not '{setting.Value}'.");
        }
        catch (Exception wrong) when (wrong is FormatException or ArgumentException or OverflowException or NotSupportedException)
        {
            throw new InvalidConfigurationException($"The setting '{setting.Path}' must be {KindOf(property.PropertyType)}, not '{setting.Value}'.", wrong);
        }
    }

    private static string KindOf(Type type) =>
        type == typeof(TimeSpan) ? "a length of time such as 01:30:00"
        : type.IsEnum ? $"one of {string.Join(", ", Enum.GetNames(type))}"
        : string.Create(CultureInfo.InvariantCulture, $"a whole number of at most {int.MaxValue:N0}");
}
