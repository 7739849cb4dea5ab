using CommunityCollab.Core.Activities;
using GraphQL;

namespace CommunityCollab.GraphQL.Activities;

/// <summary>A thought shared in an exchange, a statement added to an opinion activity, or an idea added to a pairwise one.</summary>
public sealed class TextInput
{
    /// <summary>The person's own words.</summary>
    public required string Text { get; init; }
}

/// <summary>What a contribution says: exactly one of these, as fits the activity. The part of each type of activity stands with it.</summary>
[OneOf]
public sealed partial class ContributionInput
{
    private ContributionBody? _body;
    private string _field = "";

    internal ContributionBody ToBody() => _body!;

    /// <summary>The field that is filled, for paths.</summary>
    internal string Field() => _field;

    private void Take<T>(string field, T? given, Func<T, ContributionBody> make) => (_field, _body) = given is null ? (_field, _body) : (field, make(given));
}
