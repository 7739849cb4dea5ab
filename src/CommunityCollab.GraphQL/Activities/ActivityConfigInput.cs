using CommunityCollab.Core.Activities;
using GraphQL;

namespace CommunityCollab.GraphQL.Activities;

/// <summary>What an activity asks: exactly one of these. The part of each type of activity stands with it.</summary>
[OneOf]
public sealed partial class ActivityConfigInput
{
    private ActivityConfig? _config;

    internal ActivityConfig ToConfig() => _config!;

    private void Take<T>(T? given, Func<T, ActivityConfig> make) => _config = given is null ? _config : make(given);
}
