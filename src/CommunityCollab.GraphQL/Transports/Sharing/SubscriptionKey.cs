using System.Globalization;
using System.Text;
using System.Text.Json;
using CommunityCollab.GraphQL.Transports.Documents;

namespace CommunityCollab.GraphQL.Transports.Sharing;

/// <summary>What two watchers must have in common to share one execution.</summary>
/// <param name="Document">The text of the document.</param>
/// <param name="OperationName">Which operation of it.</param>
/// <param name="Inputs">Variables and extensions, written the same way whatever order they came in.</param>
/// <param name="ShareKey">The group of callers who may see the same values.</param>
internal readonly record struct SubscriptionKey(string Document, string? OperationName, string Inputs, string ShareKey)
{
    public static SubscriptionKey Of(PreparedOperation operation, string shareKey)
    {
        var inputs = new StringBuilder();
        Append(inputs, operation.Variables);
        foreach (var (name, value) in (operation.Extensions ?? global::GraphQL.Inputs.Empty).OrderBy(extension => extension.Key, StringComparer.Ordinal))
        {
            // How the document was named makes no difference to what it says.
            if (name != "persistedQuery")
            {
                inputs.Append(JsonSerializer.Serialize(name));
                Append(inputs, value);
            }
        }

        return new(operation.Document.Text, operation.OperationName, inputs.ToString(), shareKey);
    }

    private static void Append(StringBuilder text, object? value)
    {
        switch (value)
        {
            case string characters:
                text.Append(JsonSerializer.Serialize(characters));
                break;
            case IEnumerable<KeyValuePair<string, object?>> members:
                text.Append('{');
                foreach (var (name, member) in members.OrderBy(member => member.Key, StringComparer.Ordinal))
                {
                    text.Append(JsonSerializer.Serialize(name)).Append(':');
                    Append(text, member);
                    text.Append(',');
                }

                text.Append('}');
                break;
            case IEnumerable<object?> items:
                text.Append('[');
                foreach (var item in items)
                {
                    Append(text, item);
                    text.Append(',');
                }

                text.Append(']');
                break;
            default:
                text.Append(CultureInfo.InvariantCulture, $"{value ?? "null"}");
                break;
        }
    }
}
