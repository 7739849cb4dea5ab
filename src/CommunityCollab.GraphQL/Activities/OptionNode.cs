using CommunityCollab.Core.Activities;
using CommunityCollab.GraphQL.Access;
using GraphQL;

namespace CommunityCollab.GraphQL.Activities;

/// <summary>An answer that can be chosen, or a row or thing to be placed.</summary>
/// <param name="option">The option.</param>
[Name("Option"), WithParent]
public sealed class OptionNode(Option option)
{
    /// <summary>Its key, unique in its list.</summary>
    public string Key => option.Key;

    /// <summary>What people read.</summary>
    public string Label => option.Label;

    internal static IReadOnlyList<OptionNode> All(IReadOnlyList<Option> options) => [.. options.Select(option => new OptionNode(option))];
}
