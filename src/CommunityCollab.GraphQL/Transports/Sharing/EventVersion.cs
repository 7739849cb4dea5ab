using System.Globalization;
using GraphQL;
using GraphQL.Execution;

namespace CommunityCollab.GraphQL.Transports.Sharing;

/// <summary>Finds the version of a subscription's event.</summary>
internal static class EventVersion
{
    /// <summary>The <c>version</c> selected on the subscribed object, or null.</summary>
    public static string? Of(ExecutionResult result)
    {
        if (result.Data is ObjectExecutionNode { SubFields: [ObjectExecutionNode { SubFields: { } fields }] })
        {
            foreach (var field in fields)
            {
                if (field.Name == "version")
                {
                    return Convert.ToString(field.ToValue(), CultureInfo.InvariantCulture);
                }
            }
        }

        return null;
    }
}
